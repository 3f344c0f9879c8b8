-- Queues for seats as they stand now: who waits, whom a seat is offered, what was decided. One row per offering, entry or decision.

-- Queues as they stand now, most urgent first: a free seat to offer, an offer about to lapse, no seat. One row per offering.
create view report.waitlists with (security_barrier = true) as
with queues as (
    select
        waitlist.course_offering_id,
        count(*) filter (where waitlist.status = 'waiting')::integer as waiting,
        count(*) filter (
            where waitlist.status = 'waiting'
                and waitlist.passed_over_reason is not null
        )::integer as passed_over,
        count(*) filter (where waitlist.notification_expires_at > now())::integer as offers_out,
        count(*) filter (where waitlist.notification_expires_at <= now())::integer as lapsed_offers,
        min(waitlist.notification_expires_at) filter (where waitlist.notification_expires_at > now())
            as next_deadline,
        min(waitlist.joined_at) filter (where waitlist.status = 'waiting') as waiting_since
    from public.course_waitlist as waitlist
    where waitlist.status in ('waiting', 'notified')
    group by waitlist.course_offering_id
),

named_queues as (
    select
        offerings.id as offering_id,
        offerings.academic_term_id as term_id,
        courses.organization_unit_id as unit_id,
        units.code as unit_code,
        units.name as unit_name,
        courses.code as course_code,
        courses.name as course_name,
        offerings.section_code,
        offerings.component,
        offerings.enrollment_status,
        coalesce(overrides.published_limit, offerings.max_enrollment) as published_limit,
        coalesce(offerings.current_enrollment, 0) as enrolled,
        greatest(
            coalesce(overrides.published_limit, offerings.max_enrollment)
                - coalesce(offerings.current_enrollment, 0)
                - queues.offers_out,
            0
        ) as free_seats,
        queues.waiting,
        queues.passed_over,
        queues.offers_out,
        queues.lapsed_offers,
        queues.next_deadline,
        queues.waiting_since,
        extract(day from now() - queues.waiting_since)::integer as longest_wait_days,
        coalesce(rules.mode, (select usual.mode from lms_ops.queue_rule(null) as usual)) as queue_mode,
        -- closed or cancelled: its seats are not to be had
        offerings.enrollment_status in ('open', 'waitlist') as is_open,
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('waitlist', 'manage')))
            as may_manage
    from queues
    join public.course_offerings as offerings on offerings.id = queues.course_offering_id
    join public.courses on courses.id = offerings.course_id
    left join public.organization_units as units on units.id = courses.organization_unit_id
    left join lms_ops.capacity_overrides as overrides
        on overrides.course_offering_id = offerings.id
        and overrides.closed_at is null
    left join lms_ops.waitlist_rules as rules on rules.course_offering_id = offerings.id
    where courses.organization_unit_id = any (array(select lms_ops.viewer_units()))
        or offerings.id = any (array(select lms_ops.viewer_offerings()))
        -- a course of no unit too
        or (select lms_ops.viewer_reach('offering', 'read')) is not null
)

select
    named_queues.*,
    case
        when named_queues.waiting = 0 then 'offers are out'
        when named_queues.free_seats > 0 and not named_queues.is_open then 'not open'
        when named_queues.free_seats > 0 then 'something keeps them out'
        else 'not enough room'
    end as diagnosis,
    case
        when named_queues.waiting > 0 and named_queues.free_seats > 0 and named_queues.is_open then 1
        when named_queues.next_deadline < now() + interval '1 day' then 2
        when named_queues.waiting > 0 then 3
        else 4
    end as urgency
from named_queues;

-- Everybody who waits or waited for a seat, in the order of the queue, with the rank among all who wait. One row per entry.
create view report.waitlist_entries with (security_barrier = true) as
with ranks as (
    select
        waitlist.course_offering_id,
        waitlist.id as entry_id,
        row_number() over (
            partition by waitlist.course_offering_id
            order by
                waitlist.priority desc,
                waitlist.joined_at,
                waitlist.id
        )::integer as queue_rank
    from public.course_waitlist as waitlist
    where waitlist.status = 'waiting'
        or (waitlist.status = 'notified' and waitlist.notification_expires_at > now())
)

select
    waitlist.id as entry_id,
    waitlist.course_offering_id as offering_id,
    offerings.academic_term_id as term_id,
    courses.organization_unit_id as unit_id,
    courses.code as course_code,
    offerings.section_code,
    offerings.component,
    waitlist.student_id,
    students.student_number,
    people.name as student_name,
    ranks.queue_rank as rank,
    case
        when waitlist.status <> 'notified' then waitlist.status
        when waitlist.notification_expires_at > now() then 'offered'
        else 'lapsed'
    end as status,
    waitlist.priority,
    waitlist.joined_at,
    extract(day from coalesce(waitlist.ended_at, now()) - waitlist.joined_at)::integer as days_waited,
    waitlist.notified_at as offered_at,
    waitlist.notification_expires_at as deadline,
    waitlist.passed_over_at,
    waitlist.passed_over_reason,
    held.sections as holds_section,
    held.sections is not null as is_phantom,
    waitlist.ended_at,
    waitlist.end_reason
from public.course_waitlist as waitlist
join public.course_offerings as offerings on offerings.id = waitlist.course_offering_id
join public.courses on courses.id = offerings.course_id
join public.students on students.id = waitlist.student_id
left join lms_ops.people on people.user_id = students.user_id
left join ranks
    on ranks.entry_id = waitlist.id
    and ranks.course_offering_id = waitlist.course_offering_id
-- another section of the same course, component and term: the place in this queue is a wish, not a need
left join lateral (
    select string_agg(others.section_code, ', ' order by others.section_code) as sections
    from public.course_enrollments as enrollments
    join public.course_offerings as others on others.id = enrollments.course_offering_id
    where enrollments.student_id = waitlist.student_id
        and enrollments.enrollment_status in ('enrolled', 'completed')
        and others.course_id = offerings.course_id
        and others.academic_term_id = offerings.academic_term_id
        and coalesce(others.component, '') = waitlist.component
        and waitlist.status in ('waiting', 'notified')
) as held on true
-- as the policies of public.course_waitlist have it; the view is its owner's because ranks count everybody
where courses.organization_unit_id = any (array(select lms_ops.viewer_units()))
    or offerings.id = any (array(select lms_ops.viewer_offerings()))
    or waitlist.student_id = any (array(select lms_ops.viewer_students()))
    or (
        select coalesce(lms_ops.viewer_reach('student', 'read'), lms_ops.viewer_reach('offering', 'read'))
    ) is not null;

-- Decisions about queues, latest first: who was looked at, at which rank, what was decided and why. One row per decision.
create view report.waitlist_decisions with (security_invoker = true, security_barrier = true) as
select
    events.id as decision_id,
    events.course_offering_id as offering_id,
    offerings.academic_term_id as term_id,
    courses.organization_unit_id as unit_id,
    courses.code as course_code,
    offerings.section_code,
    events.happened_at,
    lms_ops.waitlist_event_name(events.event) as event,
    students.student_number,
    students.student_name,
    events.queue_rank as rank,
    events.rule,
    events.walk_id,
    events.reason,
    (select people.name from report.people where people.user_id = events.acted_by) as decided_by
from lms_ops.waitlist_events as events
join public.course_offerings as offerings on offerings.id = events.course_offering_id
join public.courses on courses.id = offerings.course_id
-- one by one: see report.student_names
left join lateral (
    select *
    from report.student_names
    where student_names.student_id = events.student_id
    limit 1
) as students on true;

-- What happened in the queues, day by day in the university's zone. One row per offering, day and event.
create view report.waitlist_history with (security_barrier = true) as
with receipts as (
    select
        events.course_offering_id,
        events.entry_id,
        events.event,
        events.happened_at
    from lms_ops.waitlist_events as events
),

-- what another application did left its time in the entry, but no receipt
happenings as (
    select
        receipts.course_offering_id,
        receipts.event,
        receipts.happened_at
    from receipts
    where receipts.event <> 'joined'
    union all
    select
        waitlist.course_offering_id,
        'joined',
        waitlist.joined_at
    from public.course_waitlist as waitlist
    union all
    select
        waitlist.course_offering_id,
        'offered',
        waitlist.notified_at
    from public.course_waitlist as waitlist
    where waitlist.notified_at is not null
        and not exists (
            select
            from receipts
            where receipts.entry_id = waitlist.id
                and receipts.event = 'offered'
        )
    union all
    select
        waitlist.course_offering_id,
        waitlist.status,
        waitlist.ended_at
    from public.course_waitlist as waitlist
    where waitlist.ended_at is not null
        and not exists (
            select
            from receipts
            where receipts.entry_id = waitlist.id
                and receipts.event in (waitlist.status, 'declined', 'left', 'closed')
        )
)

select
    happenings.course_offering_id as offering_id,
    offerings.academic_term_id as term_id,
    courses.organization_unit_id as unit_id,
    (happenings.happened_at at time zone (select lms_ops.timezone()))::date as day,
    lms_ops.waitlist_event_name(happenings.event) as event,
    count(*)::integer as entries
from happenings
join public.course_offerings as offerings on offerings.id = happenings.course_offering_id
join public.courses on courses.id = offerings.course_id
where courses.organization_unit_id = any (array(select lms_ops.viewer_units()))
    or offerings.id = any (array(select lms_ops.viewer_offerings()))
    or (select lms_ops.viewer_reach('offering', 'read')) is not null
group by
    happenings.course_offering_id,
    offerings.academic_term_id,
    courses.organization_unit_id,
    4,
    5;
