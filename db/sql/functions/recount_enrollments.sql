-- Sets every counter that differs from its rows; returns how many it set.
create or replace function lms_ops.recount_enrollments() returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    repaired integer;
begin
    perform lms_ops.require_right('database', 'repair');

    with counted as (
        select
            offerings.id,
            count(enrollments.id)::integer as seats
        from public.course_offerings as offerings
        left join public.course_enrollments as enrollments
            on enrollments.course_offering_id = offerings.id
            and enrollments.enrollment_status = 'enrolled'
        group by offerings.id
    )

    update public.course_offerings as offerings
    set current_enrollment = counted.seats
    from counted
    where counted.id = offerings.id
        and offerings.current_enrollment is distinct from counted.seats;
    get diagnostics repaired = row_count;
    return repaired;
end
$$;
