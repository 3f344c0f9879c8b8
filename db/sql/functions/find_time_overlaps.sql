-- Pairs of a student's offerings in a term that meet at the same time: day, hours and weeks overlap.
-- One row per student and pair, whatever number of meetings clash; without students, of everybody.
--
-- facts.meetings holds every clash with its first and last date (null: the whole term), by day and hour.
-- Real exports repeat meetings and split them by instructor or room: the same hours count once.
create or replace function lms_ops.find_time_overlaps(term uuid, students uuid[] default null)
returns table (
    student_id uuid,
    conflict_type text,
    course_offering_id uuid,
    conflicting_offering_id uuid,
    facts jsonb
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
-- one student and everybody need different plans
set plan_cache_mode = force_custom_plan
as $$
begin
    return query
    with seats as (
        select
            enrollments.student_id,
            enrollments.course_offering_id as offering_id
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where offerings.academic_term_id = term
            and enrollments.enrollment_status = 'enrolled'
            and (students is null or enrollments.student_id = any (students))
    ),

    meetings as materialized (
        select distinct
            schedules.course_offering_id as offering_id,
            schedules.day_of_week,
            schedules.start_time,
            schedules.end_time,
            coalesce(schedules.effective_from, '-infinity') as first_date,
            coalesce(schedules.effective_until, 'infinity') as last_date
        from public.class_schedules as schedules
        join public.course_offerings as offerings on offerings.id = schedules.course_offering_id
        where offerings.academic_term_id = term
            and schedules.start_time < schedules.end_time
            and (
                students is null
                or offerings.id = any (array(select seats.offering_id from seats))
            )
    ),

    attended as materialized (
        select
            seats.student_id,
            meetings.*
        from seats
        join meetings using (offering_id)
    ),

    clashing_seats as materialized (
        select distinct
            held.student_id,
            held.offering_id as lower_id,
            other.offering_id as higher_id
        from attended as held
        join attended as other
            on other.student_id = held.student_id
            and other.day_of_week = held.day_of_week
            and other.offering_id > held.offering_id
            and other.start_time < held.end_time
            and other.end_time > held.start_time
            and other.first_date <= held.last_date
            and other.last_date >= held.first_date
    ),

    -- people read pairs by course code, so the same pair always reads the same
    clashing_pairs as (
        select
            pairs.lower_id,
            pairs.higher_id,
            case when ordered.is_lower_first then pairs.lower_id else pairs.higher_id end as offering_id,
            case when ordered.is_lower_first then pairs.higher_id else pairs.lower_id end as other_id
        from (
            select distinct
                clashing_seats.lower_id,
                clashing_seats.higher_id
            from clashing_seats
        ) as pairs
        join public.course_offerings as lower_offering on lower_offering.id = pairs.lower_id
        join public.courses as lower_course on lower_course.id = lower_offering.course_id
        join public.course_offerings as higher_offering on higher_offering.id = pairs.higher_id
        join public.courses as higher_course on higher_course.id = higher_offering.course_id
        cross join lateral (
            select
                (lower_course.code, lower_offering.section_code)
                <= (higher_course.code, higher_offering.section_code) as is_lower_first
        ) as ordered
    ),

    clashing_hours as (
        select
            pairs.lower_id,
            pairs.higher_id,
            pairs.offering_id,
            pairs.other_id,
            held.day_of_week,
            held.start_time,
            held.end_time,
            other.start_time as other_start_time,
            other.end_time as other_end_time,
            nullif(min(greatest(held.first_date, other.first_date)), '-infinity') as first_date,
            nullif(max(least(held.last_date, other.last_date)), 'infinity') as last_date
        from clashing_pairs as pairs
        join meetings as held on held.offering_id = pairs.offering_id
        join meetings as other
            on other.offering_id = pairs.other_id
            and other.day_of_week = held.day_of_week
            and other.start_time < held.end_time
            and other.end_time > held.start_time
            and other.first_date <= held.last_date
            and other.last_date >= held.first_date
        group by
            pairs.lower_id,
            pairs.higher_id,
            pairs.offering_id,
            pairs.other_id,
            held.day_of_week,
            held.start_time,
            held.end_time,
            other.start_time,
            other.end_time
    ),

    described_pairs as (
        select
            hours.lower_id,
            hours.higher_id,
            hours.offering_id,
            hours.other_id,
            jsonb_build_object(
                'course', courses.code,
                'section', offerings.section_code,
                'other_course', other_courses.code,
                'other_section', other_offerings.section_code,
                'meetings', jsonb_agg(
                    jsonb_build_object(
                        'day', hours.day_of_week,
                        'from', to_char(hours.start_time, 'HH24:MI'),
                        'until', to_char(hours.end_time, 'HH24:MI'),
                        'other_from', to_char(hours.other_start_time, 'HH24:MI'),
                        'other_until', to_char(hours.other_end_time, 'HH24:MI'),
                        'first_date', hours.first_date,
                        'last_date', hours.last_date
                    )
                    order by
                        hours.day_of_week,
                        hours.start_time,
                        hours.end_time,
                        hours.other_start_time,
                        hours.other_end_time
                )
            ) as facts
        from clashing_hours as hours
        join public.course_offerings as offerings on offerings.id = hours.offering_id
        join public.courses on courses.id = offerings.course_id
        join public.course_offerings as other_offerings on other_offerings.id = hours.other_id
        join public.courses as other_courses on other_courses.id = other_offerings.course_id
        group by
            hours.lower_id,
            hours.higher_id,
            hours.offering_id,
            hours.other_id,
            courses.code,
            offerings.section_code,
            other_courses.code,
            other_offerings.section_code
    )

    select
        clashing_seats.student_id,
        'time_overlap',
        described_pairs.offering_id,
        described_pairs.other_id,
        described_pairs.facts
    from clashing_seats
    join described_pairs using (lower_id, higher_id);
end
$$;
