-- Fills search_vector and search_text of a member of staff: the number first, then the names, then the position.
-- Reads the names whoever writes the row; null written to search_vector asks for both anew.
-- search_text leaves the number out: what is spelled like it is shown to everybody.
create or replace function lms_ops.update_staff_members_search_vector() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    names constant text := lms_ops.name_words(new.user_id);
    positions constant text := lms_ops.fold(concat_ws(
        ' ',
        new.position_title ->> 'az',
        new.position_title ->> 'en',
        new.position_title ->> 'ru'
    ));
begin
    new.search_text := concat_ws(' ', names, positions);
    new.search_vector :=
        setweight(to_tsvector('simple', lms_ops.code_words(lms_ops.fold(new.employee_number))), 'A')
        || setweight(to_tsvector('simple', names), 'B')
        || setweight(to_tsvector('simple', positions), 'C');
    return new;
end
$$;
