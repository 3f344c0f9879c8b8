-- Passing marks above the total marks of their assessment become the total.
do $$
begin
    loop
        exit when lms_ops.decision('passing_marks') is null;
        perform set_config('lms.keep_updated_at', 'on', true);
        with too_high as materialized (
            select
                assessments.id,
                assessments.passing_marks,
                assessments.total_marks
            from public.assessments
            where assessments.passing_marks > assessments.total_marks
            order by assessments.id
            limit 500
            for no key update
        ),

        lowered as (
            update public.assessments
            set passing_marks = too_high.total_marks
            from too_high
            where assessments.id = too_high.id
        )

        insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
        select
            'passing_marks',
            'assessments',
            too_high.id,
            'passing_marks',
            to_jsonb(too_high.passing_marks),
            to_jsonb(too_high.total_marks)
        from too_high
        on conflict (table_name, row_id, column_name) do update
        set new_value = excluded.new_value;
        exit when not found;
        commit;
    end loop;
end
$$;
