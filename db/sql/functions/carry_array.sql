-- Brings course_prerequisites or course_corequisites in step with an array of a course: column_name says which.
--
-- Works on the difference between the array and what was carried from it before. What is new is added, unless
-- somebody has added it already; what is no longer in the array is removed, if it came from there. So what people
-- add, change or remove in the tables stands. Entries that point nowhere, at their own course, or twice at the same,
-- are set aside. A null array is retired: nothing is removed, and what it brought belongs to the table from then on.
create or replace function lms_ops.carry_array(course uuid, column_name text, entries uuid[]) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    junction_table constant text := 'course_' || column_name;
    added uuid[];
    removed_rows uuid[];
begin
    if entries is null then
        delete from lms_ops.carried_entries as carried
        where carried.course_id = course
            and carried.column_name = carry_array.column_name;
        return;
    end if;

    -- kept from being deleted until this transaction ends
    added := array(
        select courses.id
        from public.courses
        where courses.id = any (entries)
            and courses.id <> course
            and not exists (
                select
                from lms_ops.carried_entries as carried
                where carried.course_id = course
                    and carried.column_name = carry_array.column_name
                    and carried.required_course_id = courses.id
            )
        order by courses.id
        for key share
    );
    with removed as (
        delete from lms_ops.carried_entries as carried
        where carried.course_id = course
            and carried.column_name = carry_array.column_name
            and carried.required_course_id <> all (array_remove(entries, null))
        returning carried.requirement_id
    )

    select array_agg(removed.requirement_id)
    into removed_rows
    from removed
    where removed.requirement_id is not null;

    execute format('delete from public.%I where id = any ($1)', junction_table)
    using removed_rows;

    execute format(
        $insert$
            with inserted as (
                insert into public.%1$I (course_id, %2$I)
                select
                    $1,
                    unnest($3)
                on conflict (course_id, %2$I) do nothing
                returning
                    id,
                    %2$I as required_course_id
            )

            insert into lms_ops.carried_entries (course_id, column_name, required_course_id, requirement_id)
            select
                $1,
                $2,
                entry.id,
                inserted.id
            from unnest($3) as entry (id)
            left join inserted on inserted.required_course_id = entry.id
        $insert$,
        junction_table,
        case column_name
            when 'prerequisites' then 'prerequisite_course_id'
            else 'corequisite_course_id'
        end
    ) using course, column_name, added;

    perform lms_ops.set_aside_entries(course, column_name, entries);
end
$$;
