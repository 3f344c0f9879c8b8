-- Empties the arrays of all courses, whose entries stand in the junction tables; returns how many courses had one.
-- Refuses while an entry stands nowhere else. The old arrays are kept in lms_ops.decided_values.
create or replace function lms_ops.retire_arrays() returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    uncarried record;
    retired integer;
begin
    perform lms_ops.require_right('database', 'repair');
    -- whoever writes an array meanwhile comes before or after
    perform
    from public.courses
    where num_nonnulls(courses.prerequisites, courses.corequisites) > 0
    order by courses.id
    for no key update;

    select
        count(*) as entries,
        min(entries.course_code) as course_code
    into uncarried
    from lms_ops.uncarried_entries() as entries;
    if uncarried.entries > 0 then
        raise '% entries of arrays stand in no table yet, such as those of %: carry them with '
            '"select lms_ops.carry_arrays(id) from courses", then try again.',
            uncarried.entries, uncarried.course_code;
    end if;

    perform set_config('lms.keep_updated_at', 'on', true);
    insert into lms_ops.decided_values as decided (finding, table_name, row_id, column_name, old_value)
    select
        'retired_arrays',
        'courses',
        courses.id,
        held.column_name,
        to_jsonb(held.entries)
    from public.courses
    cross join lateral (
        values
            ('prerequisites', courses.prerequisites),
            ('corequisites', courses.corequisites)
    ) as held (column_name, entries)
    where held.entries is not null
    -- an array that was written after it was retired is the one to give back
    on conflict (table_name, row_id, column_name) do update
    set old_value = excluded.old_value;

    update public.courses
    set
        prerequisites = null,
        corequisites = null
    where num_nonnulls(courses.prerequisites, courses.corequisites) > 0;
    get diagnostics retired = row_count;
    perform set_config('lms.keep_updated_at', '', true);
    return retired;
end
$$;
