-- Fills search_vector and search_text of a student: the number first, then the names.
-- Reads the names whoever writes the student; null written to search_vector asks for both anew.
create or replace function lms_ops.update_students_search_vector() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    names constant text := lms_ops.name_words(new.user_id);
begin
    new.search_text := names;
    new.search_vector :=
        setweight(to_tsvector('simple', lms_ops.code_words(lms_ops.fold(new.student_number))), 'A')
        || setweight(to_tsvector('simple', names), 'B');
    return new;
end
$$;
