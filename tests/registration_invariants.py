"""What must hold of seats and queues after anything: each broken promise as a sentence, read from the tables."""

from sqlalchemy import Connection, text

PROMISES = {
    "the counter of an offering is the number of its enrolled rows": """
        select offerings.id
        from course_offerings as offerings
        left join course_enrollments as enrollments
            on enrollments.course_offering_id = offerings.id
            and enrollments.enrollment_status = 'enrolled'
        group by offerings.id
        having coalesce(offerings.current_enrollment, 0) <> count(enrollments.id)
    """,
    "no offering holds more than its limit, offers included, unless an override says so": """
        select offerings.id
        from course_offerings as offerings
        where not exists (
                select
                from lms_ops.capacity_overrides as overrides
                where overrides.course_offering_id = offerings.id
                    and overrides.closed_at is null
            )
            and offerings.max_enrollment < coalesce(offerings.current_enrollment, 0) + (
                select count(*)
                from course_waitlist as waitlist
                where waitlist.course_offering_id = offerings.id
                    and waitlist.status = 'notified'
                    and waitlist.notification_expires_at > now()
            )
    """,
    "an override that is open keeps more seats than its published limit, offers included, and no more than these": """
        select overrides.course_offering_id
        from lms_ops.capacity_overrides as overrides
        join course_offerings as offerings on offerings.id = overrides.course_offering_id
        cross join lateral (
            select offerings.current_enrollment + count(*) as seats
            from course_waitlist as waitlist
            where waitlist.course_offering_id = offerings.id
                and waitlist.status = 'notified'
        ) as promised
        where overrides.closed_at is null
            and (promised.seats <= overrides.published_limit or offerings.max_enrollment <> promised.seats)
    """,
    "a student sits once in a course and component of a term": """
        select enrollments.student_id
        from course_enrollments as enrollments
        join course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where enrollments.enrollment_status = 'enrolled'
        group by
            enrollments.student_id,
            offerings.course_id,
            offerings.academic_term_id,
            coalesce(offerings.component, '')
        having count(*) > 1
    """,
    "a student has one active entry for a course and component": """
        select waitlist.student_id
        from course_waitlist as waitlist
        where waitlist.status in ('waiting', 'notified')
        group by
            waitlist.student_id,
            waitlist.course_id,
            waitlist.component
        having count(*) > 1
    """,
    "who has a seat does not wait for it": """
        select waitlist.id
        from course_waitlist as waitlist
        join course_enrollments as enrollments using (course_offering_id, student_id)
        where waitlist.status in ('waiting', 'notified')
            and enrollments.enrollment_status = 'enrolled'
    """,
    "the ranks of a queue run from 1 without gap or double": """
        select offerings.id
        from course_offerings as offerings
        cross join lateral lms_ops.queue_ranks(offerings.id) as ranks
        group by offerings.id
        having min(ranks.queue_rank) <> 1
            or max(ranks.queue_rank) <> count(*)
            or count(distinct ranks.queue_rank) <> count(*)
    """,
    "the positions of a queue are never given twice": """
        select waitlist.course_offering_id
        from course_waitlist as waitlist
        group by
            waitlist.course_offering_id,
            waitlist.position
        having count(*) > 1
    """,
    "every seat that was taken or given up has its receipt": """
        with told as (
            select
                events.enrollment_id,
                sum(case when events.event = 'enrolled' then 1 else -1 end) as seats
            from lms_ops.seat_events as events
            where events.event <> 'moved'
            group by events.enrollment_id
        )

        select coalesce(told.enrollment_id, enrollments.id)
        from course_enrollments as enrollments
        full join told on told.enrollment_id = enrollments.id
        where coalesce(told.seats, 0) <> coalesce((enrollments.enrollment_status = 'enrolled')::integer, 0)
    """,
    "the last receipt of an entry says how it stands": """
        select waitlist.id
        from course_waitlist as waitlist
        cross join lateral (
            select events.event
            from lms_ops.waitlist_events as events
            where events.entry_id = waitlist.id
                and events.event <> 'passed_over'
            order by events.id desc
            limit 1
        ) as latest
        where not case waitlist.status
            when 'waiting' then latest.event in ('joined', 'withdrawn')
            when 'notified' then latest.event in ('offered', 'extended')
            when 'enrolled' then latest.event = 'enrolled'
            when 'expired' then latest.event = 'expired'
            else latest.event not in ('joined', 'offered', 'extended', 'withdrawn', 'enrolled', 'expired')
        end
    """,
    "a seat that is on offer was offered in the order of the ranks": """
        select ahead.id
        from course_waitlist as ahead
        join course_waitlist as behind using (course_offering_id)
        where ahead.status = 'waiting'
            and behind.status = 'notified'
            and (-ahead.priority, ahead.joined_at, ahead.id) < (-behind.priority, behind.joined_at, behind.id)
            and ahead.joined_at < behind.notified_at
            and not exists (
                select
                from lms_ops.waitlist_events as events
                where events.entry_id = ahead.id
                    and events.event in ('passed_over', 'withdrawn')
            )
    """,
}


def broken_promises(connection: Connection) -> list[str]:
    """The promises that do not hold, each with the ids that break it."""
    found = []
    for promise, statement in PROMISES.items():
        broken = connection.scalars(text(statement)).all()
        if broken:
            found.append(f"not so: {promise} ({', '.join(map(str, broken[:5]))})")
    return found
