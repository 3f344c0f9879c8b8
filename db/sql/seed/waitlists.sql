-- The entries of the queues and the receipt of each thing that happened to them.
insert into course_waitlist (
    id,
    course_offering_id,
    student_id,
    course_id,
    component,
    position,
    priority,
    status,
    joined_at,
    notified_at,
    notification_expires_at,
    ended_at,
    end_reason,
    passed_over_at,
    passed_over_reason
)
select
    queue_entries.id,
    drawn_sections.id,
    pg_temp.id('student record ' || queue_entries.student),
    pg_temp.id('course ' || queue_entries.course),
    course_offerings.component,
    queue_entries.position,
    queue_entries.priority,
    queue_entries.status,
    queue_entries.joined_at,
    queue_entries.offered_at,
    queue_entries.offered_at + interval '48 hours',
    queue_entries.ended_at,
    case queue_entries.status
        when 'expired' then 'the offer lapsed'
        when 'cancelled' then 'the student left the queue'
    end,
    case when queue_entries.is_passed_over then numbers.noon - interval '20 hours' end,
    case when queue_entries.is_passed_over then 'Its meetings clash with a course that the student has.' end
from queue_entries
join drawn_sections using (offering)
join course_offerings on course_offerings.id = drawn_sections.id
cross join numbers
order by
    queue_entries.offering,
    queue_entries.position;

insert into lms_ops.waitlist_events (
    entry_id,
    course_offering_id,
    student_id,
    event,
    reason,
    queue_rank,
    acted_by,
    happened_at
)
with happened as (
    select id, offering, student, 'joined' as event, null as reason, null::integer as rank, joined_at as happened_at, false as by_registrar
    from queue_entries
    union all
    select id, offering, student, 'offered', null, 1, offered_at, true
    from queue_entries
    where offered_at is not null
    union all
    select id, offering, student, status, case status when 'expired' then 'the offer lapsed' when 'cancelled' then 'the student left the queue' end, null, ended_at, false
    from queue_entries
    where ended_at is not null
    union all
    select
        id,
        offering,
        student,
        'passed_over',
        'Its meetings clash with a course that the student has.',
        rank::integer,
        numbers.noon - interval '20 hours',
        true
    from queue_entries
    cross join numbers
    where is_passed_over
)

select
    happened.id,
    drawn_sections.id,
    pg_temp.id('student record ' || happened.student),
    happened.event,
    happened.reason,
    happened.rank,
    case when happened.by_registrar then pg_temp.id('staff 2') end,
    happened.happened_at
from happened
join drawn_sections using (offering)
order by
    happened.happened_at,
    happened.id,
    happened.event;
