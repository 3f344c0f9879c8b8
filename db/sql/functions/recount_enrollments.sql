-- Sets every counter that differs from its rows; returns how many it set. Each leaves a row in the audit log.
create or replace function lms_ops.recount_enrollments() returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    recounted record;
    counters integer := 0;
begin
    perform lms_ops.require_right('database', 'repair');

    for recounted in
        select
            changed.course_offering_id,
            jsonb_object_agg(changed.column_name, changed.old_value) as old_values,
            jsonb_object_agg(changed.column_name, changed.new_value) as new_values
        from lms_ops.recount_offerings(
            array(
                select offerings.id
                from public.course_offerings as offerings
                left join public.course_enrollments as enrollments
                    on enrollments.course_offering_id = offerings.id
                    and enrollments.enrollment_status = 'enrolled'
                group by offerings.id
                having offerings.current_enrollment is distinct from count(enrollments.id)
            ),
            'counted again: more sit here than the limit allows'
        ) as changed
        group by changed.course_offering_id
    loop
        perform lms_ops.record_action(
            'recount_enrollments',
            'course_offerings',
            recounted.course_offering_id,
            recounted.old_values,
            recounted.new_values
        );
        counters := counters + 1;
    end loop;
    return counters;
end
$$;
