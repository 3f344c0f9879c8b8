-- One offering as it stands now, and who sits in it. One row per offering or enrollment.

-- Seats, queue and roster of an offering as they stand now. One row per offering.
create view report.offering with (security_barrier = true) as
with queues as (
    select
        waitlist.course_offering_id,
        count(*) filter (where waitlist.status = 'waiting') as waiting,
        count(*) filter (where waitlist.notification_expires_at > now()) as offers_out
    from public.course_waitlist as waitlist
    where waitlist.status in ('waiting', 'notified')
    group by waitlist.course_offering_id
)

select
    offerings.id as offering_id,
    offerings.academic_term_id as term_id,
    terms.academic_year || ' ' || terms.term_type as term_label,
    courses.organization_unit_id as unit_id,
    units.code as unit_code,
    units.name as unit_name,
    courses.code as course_code,
    courses.name as course_name,
    offerings.section_code,
    offerings.component,
    coalesce(offerings.credits, courses.credit_hours) as credits,
    offerings.language_of_instruction as language,
    offerings.delivery_mode,
    offerings.enrollment_status,
    offerings.parent_offering_id as lecture_id,
    lectures.section_code as lecture_section,
    seats.enrolled,
    seats.completed,
    seats.dropped,
    seats.withdrawn,
    seats.seats_taken,
    seats.published_limit as capacity,
    overrides.reason as over_capacity_reason,
    coalesce(queues.offers_out, 0)::integer as offers_out,
    greatest(seats.published_limit - seats.seats_taken - coalesce(queues.offers_out, 0), 0)::integer as free_seats,
    coalesce(queues.waiting, 0)::integer as waiting,
    offerings.waitlist_capacity,
    coalesce(rules.mode, (select usual.mode from lms_ops.queue_rule(null) as usual)) as queue_mode,
    coalesce(rules.allows_swap, (select usual.allows_swap from lms_ops.queue_rule(null) as usual))
        as queue_allows_swap,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('waitlist', 'manage'))),
        false
    ) as may_manage,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('offering', 'manage'))),
        false
    ) as may_set
from public.course_offerings as offerings
join lms_ops.enrollment_counts as seats on seats.course_offering_id = offerings.id
join public.courses on courses.id = offerings.course_id
join public.academic_terms as terms on terms.id = offerings.academic_term_id
left join public.organization_units as units on units.id = courses.organization_unit_id
left join public.course_offerings as lectures on lectures.id = offerings.parent_offering_id
left join lms_ops.capacity_overrides as overrides
    on overrides.course_offering_id = offerings.id
    and overrides.closed_at is null
left join lms_ops.waitlist_rules as rules on rules.course_offering_id = offerings.id
left join queues on queues.course_offering_id = offerings.id
where courses.organization_unit_id = any (array(select lms_ops.viewer_units()))
    or offerings.id = any (array(select lms_ops.viewer_offerings()))
    or (select lms_ops.viewer_reach('offering', 'read')) is not null;

-- Who sits or sat in an offering, seated ones first, then by number. One row per enrollment.
create view report.roster with (security_invoker = true, security_barrier = true) as
select
    enrollments.id as enrollment_id,
    enrollments.course_offering_id as offering_id,
    enrollments.student_id,
    students.student_number,
    students.student_name,
    students.program_code,
    students.program_name,
    enrollments.enrollment_status as status,
    enrollments.enrollment_status in ('enrolled', 'completed') as is_seated,
    enrollments.enrollment_date as enrolled_at,
    enrollments.status_changed_date as status_since,
    coalesce(enrollments.is_retake, false) as is_retake
from public.course_enrollments as enrollments
-- one by one: see report.student_names
left join lateral (
    select *
    from report.student_names
    where student_names.student_id = enrollments.student_id
    limit 1
) as students on true;
