-- Fills the search columns of rows that were there before them, of at most so many of each table; gives back how many.
-- Called again and again until nothing is left, with a commit in between. No updated_at moves: triggers see to it.
create or replace function lms_ops.fill_search_rows(most integer) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    filled integer := 0;
    filled_now integer;
    searched regclass;
begin
    foreach searched in array array[
        'public.courses',
        'public.students',
        'public.staff_members',
        'public.announcements'
    ]::regclass[]
    loop
        execute format(
            'update %1$s set search_vector = null '
            'where id = any (array(select id from %1$s where search_vector is null order by id limit $1 for no key update))',
            searched
        )
        using most;
        get diagnostics filled_now = row_count;
        filled := filled + filled_now;
    end loop;
    return filled;
end
$$;
