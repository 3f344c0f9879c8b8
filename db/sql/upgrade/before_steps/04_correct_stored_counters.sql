-- Stored counters above the limit become the students there are; where those are more, so does the limit.
-- A step forbids the rest soon. The honest count of all offerings comes when every change is counted.
do $$
begin
    loop
        perform set_config('lms.keep_updated_at', 'on', true);
        with too_high as materialized (
            select
                offerings.id,
                offerings.current_enrollment,
                offerings.max_enrollment
            from public.course_offerings as offerings
            where offerings.current_enrollment > offerings.max_enrollment
            order by offerings.id
            limit 500
            for no key update
        ),

        counted as (
            select
                too_high.id,
                count(enrollments.id)::integer as seats
            from too_high
            left join public.course_enrollments as enrollments
                on enrollments.course_offering_id = too_high.id
                and enrollments.enrollment_status = 'enrolled'
            group by too_high.id
        ),

        corrected as (
            update public.course_offerings as offerings
            set
                current_enrollment = counted.seats,
                max_enrollment = greatest(too_high.max_enrollment, counted.seats)
            from too_high
            join counted using (id)
            where offerings.id = too_high.id
        )

        insert into lms_ops.decided_values (finding, table_name, row_id, column_name, old_value, new_value)
        select
            changed.finding,
            'course_offerings',
            too_high.id,
            changed.column_name,
            to_jsonb(changed.old_value),
            to_jsonb(changed.new_value)
        from too_high
        join counted using (id)
        cross join lateral (
            values
                ('counters', 'current_enrollment', too_high.current_enrollment, counted.seats),
                (
                    'over_capacity', 'max_enrollment', too_high.max_enrollment,
                    greatest(too_high.max_enrollment, counted.seats)
                )
        ) as changed (finding, column_name, old_value, new_value)
        where changed.old_value <> changed.new_value
        on conflict (table_name, row_id, column_name) do update
        set new_value = excluded.new_value;
        exit when not found;
        commit;
    end loop;
end
$$;
