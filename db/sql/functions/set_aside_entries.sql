-- Sets aside what an array of a course holds and its junction table cannot; what is no longer wrong is taken back.
create or replace function lms_ops.set_aside_entries(course uuid, column_name text, entries uuid[]) returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    with problems as (
        select
            coalesce(to_jsonb(entry.id), 'null') as value,
            problem.problem
        from unnest(entries) as entry (id)
        cross join lateral (
            values
                ('self', entry.id = course),
                ('dangling', not exists (select from public.courses where courses.id = entry.id)),
                ('duplicate', cardinality(array_positions(entries, entry.id)) > 1)
        ) as problem (problem, is_there)
        where problem.is_there
        group by
            entry.id,
            problem.problem
    ),

    solved as (
        delete from lms_ops.set_aside_rows as aside
        where aside.table_name = 'courses'
            and aside.row_id = course
            and aside.column_name = set_aside_entries.column_name
            and (aside.value, aside.problem) not in (
                select
                    problems.value,
                    problems.problem
                from problems
            )
    )

    insert into lms_ops.set_aside_rows (table_name, row_id, column_name, value, problem)
    select
        'courses',
        course,
        set_aside_entries.column_name,
        problems.value,
        problems.problem
    from problems
    on conflict (table_name, row_id, column_name, value, problem) do nothing
$$;
