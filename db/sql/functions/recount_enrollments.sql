-- Sets every counter that differs from its rows; returns how many it set.
create or replace function lms_ops.recount_enrollments() returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('database', 'repair');

    return (
        select count(*) filter (where recounted.column_name = 'current_enrollment')::integer
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
        ) as recounted
    );
end
$$;
