-- Submissions of groups that do not exist belong to none; the ids are set aside.
do $$
declare
    known_groups uuid[] := '{}';
begin
    if to_regclass('public.student_groups') is not null then
        known_groups := array(select student_groups.id from public.student_groups);
    end if;
    loop
        exit when lms_ops.decision('dangling_groups') is null;
        perform set_config('lms.keep_updated_at', 'on', true);
        with dangling as materialized (
            select
                submissions.id,
                submissions.group_id
            from public.assessment_submissions as submissions
            where submissions.group_id is not null
                and submissions.group_id <> all (known_groups)
            order by submissions.id
            limit 500
            for no key update
        ),

        cleared as (
            update public.assessment_submissions as submissions
            set group_id = null
            from dangling
            where submissions.id = dangling.id
        ),

        aside as (
            insert into lms_ops.set_aside_rows (table_name, row_id, column_name, value, problem)
            select
                'assessment_submissions',
                dangling.id,
                'group_id',
                to_jsonb(dangling.group_id),
                'dangling'
            from dangling
            on conflict (table_name, row_id, column_name, value, problem) do nothing
        )

        insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
        select
            'dangling_groups',
            'assessment_submissions',
            dangling.id,
            'group_id',
            to_jsonb(dangling.group_id),
            null
        from dangling
        on conflict (table_name, row_id, column_name) do update
        set new_value = excluded.new_value;
        exit when not found;
        commit;
    end loop;
end
$$;
