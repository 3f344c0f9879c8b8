-- Holds that keep students from something, and whom registration is closed to. One row per hold or student.

-- Holds of students, active and past: what each blocks, since when, who placed and who released it. One row per hold, oldest first.
create view report.holds with (security_invoker = true, security_barrier = true) as
select
    holds.id as hold_id,
    holds.student_id,
    students.student_number,
    students.student_name,
    students.program_code,
    -- the units that a hold concerns: of the student's programme and the one that owns it
    array[students.unit_id, holds.organization_unit_id] as unit_ids,
    holds.hold_category as category,
    case
        when holds.released_at is not null then 'released'
        when ended.ended_at is not null then 'lapsed'
        when holds.effective_from > now() then 'starts later'
        else 'active'
    end as state,
    ended.ended_at is null and holds.effective_from <= now() as is_active,
    array_remove(
        array[
            case when holds.blocks_registration then 'registration' end,
            case when holds.blocks_transcripts then 'transcripts' end,
            case when holds.blocks_graduation then 'graduation' end,
            case when holds.blocks_grades then 'grades' end
        ],
        null
    ) as blocks,
    holds.blocks_registration,
    holds.reason,
    owners.code as owner_code,
    owners.name as owner_name,
    holds.effective_from,
    holds.effective_until,
    -- released, or past its last day; what ends later has not ended
    ended.ended_at,
    greatest(0, extract(day from coalesce(ended.ended_at, now()) - holds.effective_from))::integer as age_days,
    (select people.name from report.people where people.user_id = holds.placed_by) as placed_by_name,
    holds.released_at,
    (select people.name from report.people where people.user_id = holds.released_by) as released_by_name,
    holds.release_reason,
    (select lms_ops.viewer_sees_all_units('hold', 'manage'))
        or coalesce(
            holds.organization_unit_id = any (array(select lms_ops.viewer_units_for('hold', 'manage'))),
            false
        ) as may_release
from public.student_holds as holds
-- one by one: see report.student_names
left join lateral (
    select *
    from report.student_names
    where student_names.student_id = holds.student_id
    limit 1
) as students on true
left join public.organization_units as owners on owners.id = holds.organization_unit_id
cross join lateral (
    select case
        when holds.released_at is not null then holds.released_at
        when holds.effective_until <= now() then holds.effective_until
        when not holds.is_active then holds.updated_at
    end as ended_at
) as ended;

-- Students to whom registration is closed, and what this costs: places in queues, and seats kept for them by an offer
-- that they cannot take. One row per student, longest blocked first.
create view report.blocked_students with (security_invoker = true, security_barrier = true) as
with blocked as (
    select
        holds.student_id,
        holds.student_number,
        holds.student_name,
        holds.program_code,
        array_agg(distinct unit_id) filter (where unit_id is not null) as unit_ids,
        array_agg(distinct holds.category order by holds.category) as categories,
        min(holds.effective_from) as blocked_since,
        max(holds.age_days) as days_blocked
    from report.holds
    cross join unnest(holds.unit_ids) as unit_id
    where holds.is_active
        and holds.blocks_registration
    group by
        holds.student_id,
        holds.student_number,
        holds.student_name,
        holds.program_code
),

queued as (
    select
        waitlist.student_id,
        count(waitlist.id) filter (where waitlist.status = 'waiting')::integer as waiting_entries,
        count(waitlist.id) filter (where waitlist.status = 'notified')::integer as live_offers
    from public.course_waitlist as waitlist
    where waitlist.status = 'waiting'
        or (waitlist.status = 'notified' and waitlist.notification_expires_at > now())
    group by waitlist.student_id
)

select
    blocked.*,
    coalesce(queued.waiting_entries, 0) as waiting_entries,
    coalesce(queued.live_offers, 0) as live_offers
from blocked
left join queued on queued.student_id = blocked.student_id;
