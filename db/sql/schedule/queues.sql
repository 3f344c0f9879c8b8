-- The queues: who waits no longer, and who joined. Whoever got a seat has left the queue with it.

create temporary table wanted_entries on commit drop as
select
    incoming_sections.course_offering_id,
    incoming_sections.component,
    students.id as student_id,
    incoming_queues.rank
from incoming_queues
join incoming_sections using (place)
join students using (student_number);

analyze wanted_entries;

with ended as (
    update course_waitlist as entries
    set
        status = 'cancelled',
        ended_at = now(),
        end_reason = 'No longer in the registrar''s export.'
    from imported_offerings
    where entries.course_offering_id = imported_offerings.course_offering_id
        and entries.status in ('waiting', 'notified')
        and not exists (
            select
            from wanted_entries
            where wanted_entries.course_offering_id = entries.course_offering_id
                and wanted_entries.student_id = entries.student_id
        )
    returning entries.*
)

insert into lms_ops.waitlist_events (entry_id, course_offering_id, student_id, event, reason)
select
    ended.id,
    ended.course_offering_id,
    ended.student_id,
    'cancelled',
    ended.end_reason
from ended;

-- Queues form when registration has filled the courses; who comes with a newer export joined today.
with last_positions as (
    select
        entries.course_offering_id,
        max(entries.position) as position
    from imported_offerings
    join course_waitlist as entries using (course_offering_id)
    group by entries.course_offering_id
),

joined as (
    insert into course_waitlist (course_offering_id, student_id, course_id, component, position, joined_at)
    select
        wanted_entries.course_offering_id,
        wanted_entries.student_id,
        offerings.course_id,
        coalesce(wanted_entries.component, ''),
        coalesce(last_positions.position, 0)
            + row_number() over (partition by offerings.id order by wanted_entries.rank),
        case
            when imported_sections.imported_at = now() then
                least(terms.registration_start_date, current_date - 28)
                    + interval '14 days' + wanted_entries.rank * interval '1 hour'
            else now() + wanted_entries.rank * interval '1 millisecond'
        end
    from wanted_entries
    join course_offerings as offerings on offerings.id = wanted_entries.course_offering_id
    join academic_terms as terms on terms.id = offerings.academic_term_id
    join lms_ops.imported_sections using (course_offering_id)
    left join last_positions using (course_offering_id)
    where not exists (
        select
        from course_waitlist as entries
        where entries.course_offering_id = wanted_entries.course_offering_id
            and entries.student_id = wanted_entries.student_id
            and entries.status in ('waiting', 'notified')
    )
    returning *
)

insert into lms_ops.waitlist_events (entry_id, course_offering_id, student_id, event, reason, happened_at)
select
    joined.id,
    joined.course_offering_id,
    joined.student_id,
    'joined',
    'In the registrar''s export.',
    joined.joined_at
from joined;
