-- Conflicts of the current term, found as those of any term are; some have been resolved since.
select lms_ops.record_schedule_conflicts(drawn_terms.id)
from drawn_terms
where drawn_terms.is_current;

-- The function draws ids and reads the clock; here both follow from what was found.
create temporary table found_conflicts on commit drop as
select
    schedule_conflicts.id as found_id,
    pg_temp.id(format('conflict %s %s', schedule_conflicts.student_id, schedule_conflicts.facts)) as id,
    numbers.noon - interval '30 hours' as found_at,
    schedule_conflicts.conflict_type in ('time_overlap', 'missing_prerequisite')
    and pg_temp.chance(format('resolved %s %s', schedule_conflicts.student_id, schedule_conflicts.facts)) < 0.2
        as is_resolved
from schedule_conflicts
cross join numbers;

update notifications
set
    id = pg_temp.id(format('told %s %s %s', found_conflicts.id, notifications.recipient_id, notifications.channel)),
    data = jsonb_build_object('conflict_id', found_conflicts.id)
from found_conflicts
where notifications.data ->> 'conflict_id' = found_conflicts.found_id::text;

update schedule_conflicts
set
    id = found_conflicts.id,
    detected_at = found_conflicts.found_at,
    notified_at = found_conflicts.found_at + interval '1 minute',
    status = case when found_conflicts.is_resolved then 'resolved' else schedule_conflicts.status end,
    resolved_at = case when found_conflicts.is_resolved then found_conflicts.found_at + interval '20 hours' end,
    resolved_by = case when found_conflicts.is_resolved then pg_temp.id('staff 2') end,
    resolution_method = case
        when not found_conflicts.is_resolved then null
        when schedule_conflicts.conflict_type = 'time_overlap' then 'attendance agreed'
        else 'requirement waived'
    end,
    resolution_note = case
        when not found_conflicts.is_resolved then null
        when schedule_conflicts.conflict_type = 'time_overlap' then 'One of the two is followed by its recordings.'
        else 'The teacher has seen earlier work.'
    end
from found_conflicts
where schedule_conflicts.id = found_conflicts.found_id;

update audit_logs
set
    id = pg_temp.id('conflicts detected'),
    created_at = numbers.noon - interval '30 hours',
    updated_at = numbers.noon - interval '30 hours'
from numbers
where audit_logs.action = 'detect_conflicts';
