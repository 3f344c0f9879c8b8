-- Meetings of a student's other offerings that overlap an offering's meetings in day, time and weeks, as sentences.
create or replace function lms_ops.clashing_meetings(student uuid, offering uuid) returns setof text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select distinct format(
        'Its meeting on %s %s to %s clashes with %s section %s (%s to %s).',
        lms_ops.day_name(wanted.day_of_week),
        to_char(wanted.start_time, 'HH24:MI'),
        to_char(wanted.end_time, 'HH24:MI'),
        courses.code,
        others.section_code,
        to_char(held.start_time, 'HH24:MI'),
        to_char(held.end_time, 'HH24:MI')
    )
    from public.course_offerings as offerings
    join public.class_schedules as wanted on wanted.course_offering_id = offerings.id
    join public.course_offerings as others
        on others.academic_term_id = offerings.academic_term_id
        and others.id <> offerings.id
    join public.courses on courses.id = others.course_id
    join public.course_enrollments as enrollments
        on enrollments.course_offering_id = others.id
        and enrollments.student_id = student
        and enrollments.enrollment_status = 'enrolled'
    join public.class_schedules as held
        on held.course_offering_id = others.id
        and held.day_of_week = wanted.day_of_week
        and held.start_time < wanted.end_time
        and held.end_time > wanted.start_time
        and coalesce(held.effective_from, '-infinity') <= coalesce(wanted.effective_until, 'infinity')
        and coalesce(held.effective_until, 'infinity') >= coalesce(wanted.effective_from, '-infinity')
    where offerings.id = offering
    order by 1
$$;
