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
    queue_entries.end_reason,
    queue_entries.passed_over_at,
    queue_entries.passed_over_reason
from queue_entries
join drawn_sections using (offering)
join course_offerings on course_offerings.id = drawn_sections.id
order by
    queue_entries.offering,
    queue_entries.position;

-- numbers that an earlier, broken-off seed has used up
alter table lms_ops.waitlist_events alter column id restart;

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
    select
        queue_entries.*,
        step.event,
        step.happened_at,
        step.reason,
        step.queue_rank,
        step.acted_by
    from queue_entries
    cross join lateral (
        values
            ('joined', queue_entries.joined_at, null, null, null),
            ('offered', queue_entries.offered_at, null, 1, pg_temp.id('staff 2')),
            (queue_entries.status, queue_entries.ended_at, queue_entries.end_reason, null, null),
            (
                'passed_over',
                queue_entries.passed_over_at,
                queue_entries.passed_over_reason,
                queue_entries.rank::integer,
                pg_temp.id('staff 2')
            )
    ) as step (event, happened_at, reason, queue_rank, acted_by)
    where step.happened_at is not null
)

select
    happened.id,
    drawn_sections.id,
    pg_temp.id('student record ' || happened.student),
    happened.event,
    happened.reason,
    happened.queue_rank,
    happened.acted_by,
    happened.happened_at
from happened
join drawn_sections using (offering)
order by
    happened.happened_at,
    happened.id,
    happened.event;
