-- Counters that are not what their rows say: one row per offering, the largest error first.
create or replace function lms_ops.check_counters()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with counted as (
        select
            enrollments.course_offering_id,
            count(*) as enrolled
        from public.course_enrollments as enrollments
        where enrollments.enrollment_status = 'enrolled'
        group by enrollments.course_offering_id
    )

    select
        format('offering %s section %s', courses.code, offerings.section_code),
        format(
            'stores %s and has %s enrolled',
            coalesce(offerings.current_enrollment::text, 'nothing'),
            coalesce(counted.enrolled, 0)
        ),
        'run "select lms_ops.recount_enrollments()"'
    from public.course_offerings as offerings
    join public.courses on courses.id = offerings.course_id
    left join counted on counted.course_offering_id = offerings.id
    where offerings.current_enrollment is distinct from coalesce(counted.enrolled, 0)
    order by
        abs(coalesce(offerings.current_enrollment, 0) - coalesce(counted.enrolled, 0)) desc,
        courses.code,
        offerings.section_code
$$;
