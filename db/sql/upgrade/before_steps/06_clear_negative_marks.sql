-- Negative marks become empty.
do $$
begin
    loop
        exit when lms_ops.decision('negative_marks') is null;
        perform set_config('lms.keep_updated_at', 'on', true);
        with negative as materialized (
            select
                grades.id,
                grades.marks_obtained
            from public.grades
            where grades.marks_obtained < 0
            order by grades.id
            limit 500
            for no key update
        ),

        cleared as (
            update public.grades
            set marks_obtained = null
            from negative
            where grades.id = negative.id
        )

        insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
        select
            'negative_marks',
            'grades',
            negative.id,
            'marks_obtained',
            to_jsonb(negative.marks_obtained),
            null
        from negative
        on conflict (table_name, row_id, column_name) do update
        set new_value = excluded.new_value;
        exit when not found;
        commit;
    end loop;
end
$$;
