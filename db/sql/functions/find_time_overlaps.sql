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
    with seats as materialized (
        select
            enrollments.student_id,
            offerings.id as offering_id,
            offerings.course_id,
            offerings.section_code
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where offerings.academic_term_id = term
            and enrollments.enrollment_status = 'enrolled'
            and (students is null or enrollments.student_id = any (students))
    ),

    -- people read a pair by course code, so the same pair always reads the same
    attended_offerings as materialized (
        select
            seated.offering_id,
            courses.code,
            seated.section_code,
            row_number() over (
                order by
                    courses.code,
                    seated.section_code,
                    seated.offering_id
            ) as place
        from (
            select distinct
                seats.offering_id,
                seats.course_id,
                seats.section_code
            from seats
        ) as seated
        join public.courses on courses.id = seated.course_id
    ),

    meetings as materialized (
        select distinct
            offerings.offering_id,
            offerings.place,
            schedules.day_of_week,
            schedules.start_time,
            schedules.end_time,
            coalesce(schedules.effective_from, '-infinity') as first_date,
            coalesce(schedules.effective_until, 'infinity') as last_date
        from attended_offerings as offerings
        join public.class_schedules as schedules on schedules.course_offering_id = offerings.offering_id
        where schedules.start_time < schedules.end_time
    ),

    -- a sweep over each student's day: has anything that began earlier not ended yet?
    swept as (
        select
            seats.student_id,
            meetings.place,
            meetings.day_of_week,
            meetings.start_time,
            meetings.end_time,
            meetings.first_date,
            meetings.last_date,
            max(meetings.end_time) over (
                partition by
                    seats.student_id,
                    meetings.day_of_week
                order by meetings.start_time
                rows between unbounded preceding and 1 preceding
            ) as busy_until
        from seats
        join meetings using (offering_id)
    ),

    crowded_days as materialized (
        select swept.*
        from swept
        join (
            select distinct
                swept.student_id,
                swept.day_of_week
            from swept
            where swept.start_time < swept.busy_until
        ) as clashing_days using (student_id, day_of_week)
    ),

    clashing_hours as (
        select
            held.student_id,
            held.place,
            other.place as other_place,
            held.day_of_week,
            held.start_time,
            held.end_time,
            other.start_time as other_start_time,
            other.end_time as other_end_time,
            nullif(min(greatest(held.first_date, other.first_date)), '-infinity') as first_date,
            nullif(max(least(held.last_date, other.last_date)), 'infinity') as last_date
        from crowded_days as held
        join crowded_days as other
            on other.student_id = held.student_id
            and other.day_of_week = held.day_of_week
            and other.place > held.place
            and other.start_time < held.end_time
            and other.end_time > held.start_time
            and other.first_date <= held.last_date
            and other.last_date >= held.first_date
        group by
            held.student_id,
            held.place,
            other.place,
            held.day_of_week,
            held.start_time,
            held.end_time,
            other.start_time,
            other.end_time
    ),

    clashes as (
        select
            hours.student_id,
            hours.place,
            hours.other_place,
            jsonb_agg(
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
            ) as meetings
        from clashing_hours as hours
        group by
            hours.student_id,
            hours.place,
            hours.other_place
    )

    select
        clashes.student_id,
        'time_overlap',
        offerings.offering_id,
        other_offerings.offering_id,
        jsonb_build_object(
            'course', offerings.code,
            'section', offerings.section_code,
            'other_course', other_offerings.code,
            'other_section', other_offerings.section_code,
            'meetings', clashes.meetings
        )
    from clashes
    join attended_offerings as offerings on offerings.place = clashes.place
    join attended_offerings as other_offerings on other_offerings.place = clashes.other_place
    -- what an office has permitted for either of them is no conflict
    where not exists (
        select
        from lms_ops.registration_permits as permits
        where permits.student_id = clashes.student_id
            and permits.course_offering_id in (offerings.offering_id, other_offerings.offering_id)
            and permits.obstacle = 'clash'
            and permits.ended_at is null
    );
end
$$;
