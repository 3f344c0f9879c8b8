-- Holds that keep students from something, and whom registration is closed to. One row per hold or student.

-- Holds of students, active and past: what each blocks, since when, who placed and who released it. One row per hold, oldest first.
create or replace view report.holds with (security_barrier = true) as
select
    holds.id as hold_id,
    holds.student_id,
    students.student_number,
    lms_ops.full_name(student_persons) as student_name,
    programs.code as program_code,
    -- the units that a hold concerns: of the student's programme and the one that owns it
    array[programs.organization_unit_id, holds.organization_unit_id] as unit_ids,
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
    lms_ops.full_name(placer_persons) as placed_by_name,
    holds.released_at,
    lms_ops.full_name(releaser_persons) as released_by_name,
    holds.release_reason,
    (select lms_ops.viewer_sees_all_units('hold', 'manage'))
        or coalesce(
            holds.organization_unit_id = any (array(select lms_ops.viewer_units_for('hold', 'manage'))),
            false
        ) as may_release
from public.student_holds as holds
join public.students on students.id = holds.student_id
left join public.academic_programs as programs on programs.id = students.academic_program_id
left join public.organization_units as owners on owners.id = holds.organization_unit_id
cross join lateral (
    select case
        when holds.released_at is not null then holds.released_at
        when holds.effective_until <= now() then holds.effective_until
        when not holds.is_active then holds.updated_at
    end as ended_at
) as ended
left join public.persons as student_persons on student_persons.user_id = students.user_id
left join public.persons as placer_persons on placer_persons.user_id = holds.placed_by
left join public.persons as releaser_persons on releaser_persons.user_id = holds.released_by
-- whoever may release a hold sees it, whosever student it keeps
where holds.organization_unit_id = any (array(select lms_ops.viewer_units_for('hold', 'manage')))
    -- hashed once: an array of thousands of students would be searched from its start for every row
    or holds.student_id in (select lms_ops.viewer_students())
    or (select lms_ops.viewer_reach('student', 'read')) is not null;

-- Students to whom registration is closed, and what this costs: places in queues, and seats kept for them by an offer
-- that they cannot take. One row per student, longest blocked first.
create or replace view report.blocked_students with (security_barrier = true) as
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
        count(*) filter (where waitlist.status = 'waiting')::integer as waiting_entries,
        count(*) filter (where waitlist.status = 'notified')::integer as live_offers
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
