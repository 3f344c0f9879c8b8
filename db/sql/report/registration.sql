-- Sections that a student may be registered for, and what was permitted to single students. One row per section or permit.

-- Sections of terms that are not over, with their times and free seats net of offers, for whoever may read a student's record. One row per section.
create view report.open_sections with (security_barrier = true) as
select
    offerings.id as offering_id,
    terms.id as term_id,
    terms.academic_year || ' ' || terms.term_type as term,
    terms.start_date as term_start_date,
    courses.id as course_id,
    courses.code as course_code,
    courses.name as course_name,
    offerings.section_code,
    offerings.component,
    coalesce(offerings.credits, courses.credit_hours) as credits,
    offerings.enrollment_status,
    limits.published_limit as capacity,
    coalesce(offerings.current_enrollment, 0) as enrolled,
    greatest(limits.published_limit - coalesce(offerings.current_enrollment, 0) - queues.offers_out, 0) as free_seats,
    queues.waiting,
    timetable.meetings,
    -- what a search compares with
    lms_ops.fold(concat_ws(
        ' ',
        courses.code,
        courses.name ->> 'az',
        courses.name ->> 'en',
        courses.name ->> 'ru'
    )) as folded_section,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('enrollment', 'manage'))),
        false
    ) as may_enroll,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('offering', 'manage'))),
        false
    ) as may_permit
from public.course_offerings as offerings
join public.courses on courses.id = offerings.course_id
join public.academic_terms as terms on terms.id = offerings.academic_term_id
left join lms_ops.capacity_overrides as overrides
    on overrides.course_offering_id = offerings.id
    and overrides.closed_at is null
cross join lateral (
    select coalesce(overrides.published_limit, offerings.max_enrollment) as published_limit
) as limits
cross join lateral (
    select
        count(*) filter (where waitlist.status = 'waiting')::integer as waiting,
        count(*) filter (where waitlist.notification_expires_at > now())::integer as offers_out
    from public.course_waitlist as waitlist
    where waitlist.course_offering_id = offerings.id
        and waitlist.status in ('waiting', 'notified')
) as queues
cross join lateral (
    select string_agg(
        format(
            '%s %s to %s',
            lms_ops.day_name(weekly.day_of_week),
            to_char(weekly.start_time, 'HH24:MI'),
            to_char(weekly.end_time, 'HH24:MI')
        ),
        '; '
        order by
            weekly.day_of_week,
            weekly.start_time
    ) as meetings
    from lms_ops.weekly_meetings as weekly
    where weekly.course_offering_id = offerings.id
) as timetable
where terms.end_date >= (now() at time zone (select lms_ops.timezone()))::date
    and offerings.enrollment_status <> 'cancelled'
    and (
        (select lms_ops.viewer_reach('student', 'read')) is not null
        or (select exists (select from lms_ops.viewer_students()))
    );

-- Single obstacles that were set aside for a student and a section, open ones first: which, why, by whom, until when. One row per permit.
create view report.student_permits with (security_invoker = true, security_barrier = true) as
select
    permits.id as permit_id,
    permits.student_id,
    offerings.id as offering_id,
    terms.academic_year || ' ' || terms.term_type as term,
    courses.code as course_code,
    offerings.section_code,
    permits.obstacle,
    permits.reason,
    (select people.name from report.people where people.user_id = permits.granted_by) as granted_by_name,
    permits.granted_at,
    permits.valid_until,
    case
        when permits.ended_at is not null then 'ended'
        when permits.valid_until <= now() then 'lapsed'
        else 'open'
    end as state,
    permits.ended_at,
    (select people.name from report.people where people.user_id = permits.ended_by) as ended_by_name,
    permits.end_reason,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('offering', 'manage'))),
        false
    ) as may_end
from lms_ops.registration_permits as permits
join public.course_offerings as offerings on offerings.id = permits.course_offering_id
join public.courses on courses.id = offerings.course_id
join public.academic_terms as terms on terms.id = offerings.academic_term_id;

-- Programmes that a degree audit can be asked for, to those who may read a student's record, by code. One row per programme.
create view report.programs with (security_barrier = true) as
select
    programs.id as program_id,
    programs.code as program_code,
    programs.name as program_name,
    programs.degree_type
from public.academic_programs as programs
where programs.is_active
    and (
        (select lms_ops.viewer_reach('student', 'read')) is not null
        or (select exists (select from lms_ops.viewer_students()))
    );
