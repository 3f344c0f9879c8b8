-- Counts the enrolled students of some offerings, picked by chance, again; changes nothing. Returns how many were
-- looked at, and those whose counter says something else.
create or replace function lms_ops.maintain_counters() returns jsonb
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    with sampled as materialized (
        select
            offerings.id,
            offerings.current_enrollment
        from public.course_offerings as offerings
        order by random()
        limit coalesce(lms_ops.setting('maintenance', 'counters_sampled'), 200)
    ),

    counted as (
        select
            sampled.id,
            coalesce(sampled.current_enrollment, 0) as stored,
            count(enrollments.id) as enrolled
        from sampled
        left join public.course_enrollments as enrollments
            on enrollments.course_offering_id = sampled.id
            and enrollments.enrollment_status = 'enrolled'
        group by
            sampled.id,
            sampled.current_enrollment
    )

    select jsonb_build_object(
        'looked_at', count(*),
        'found', count(*) filter (where counted.stored <> counted.enrolled),
        'offerings', coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'offering', counted.id,
                    'stored', counted.stored,
                    'enrolled', counted.enrolled
                )
                order by counted.id
            ) filter (where counted.stored <> counted.enrolled),
            '[]'
        )
    )
    from counted
$$;
