-- Offers a free seat to the first in the queue who may take it; says to whom, until when, and who was passed over and why.
--
-- One row. Without an offer its outcome says why: that happens when lapsed offers were ended or people were passed
-- over on the way, which stays written down. When nothing was done at all the sentence is raised instead.
-- The offering's lock lets one caller after the other walk the queue; nobody in it is skipped without a receipt.
create or replace function lms_ops.offer_next_seat(offering uuid)
returns table (
    entry_id uuid,
    student_number text,
    queue_rank integer,
    deadline timestamptz,
    passed_over jsonb,
    lapsed_offers integer,
    outcome text
)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    section constant text := lms_ops.offering_name(offering);
    candidate record;
    before public.course_waitlist;
    after public.course_waitlist;
    obstacle text;
    refusal text;
begin
    perform lms_ops.require_offering_right(offering, 'waitlist', 'manage');

    perform
    from public.course_offerings as offerings
    where offerings.id = offering
    for no key update;

    passed_over := '[]';
    lapsed_offers := lms_ops.expire_offers(offering);

    select case
        when offerings.enrollment_status in ('closed', 'cancelled')
            then format('%s is %s: open it before offering its seats.', section, offerings.enrollment_status)
        when not exists (
            select
            from public.course_waitlist as waitlist
            where waitlist.course_offering_id = offering
                and waitlist.status = 'waiting'
        )
            then format('Nobody waits for %s.', section)
        when seats.free = 0
            then format(
                '%s has no free seat: %s of %s are taken and %s on offer.',
                section, seats.enrolled, seats.published_limit, seats.live_offers
            )
    end
    into refusal
    from public.course_offerings as offerings
    join lms_ops.offering_seats(array[offering]) as seats on seats.course_offering_id = offerings.id
    where offerings.id = offering;

    if refusal is null then
        for candidate in
            select
                waitlist.id,
                students.student_number,
                ranks.queue_rank
            from lms_ops.queue_ranks(offering) as ranks
            join public.course_waitlist as waitlist on waitlist.id = ranks.entry_id
            join public.students on students.id = waitlist.student_id
            where waitlist.status = 'waiting'
            order by ranks.queue_rank
        loop
            select waitlist.* into before
            from public.course_waitlist as waitlist
            where waitlist.id = candidate.id
            for update;

            -- a hold's text is for those who may read the student's record
            select string_agg(
                case
                    when obstacles.kind = 'hold' then 'A hold blocks registration.'
                    else obstacles.sentence
                end,
                ' '
            )
            into obstacle
            from lms_ops.enrollment_obstacles(before.student_id, offering) as obstacles;

            if obstacle is null then
                update public.course_waitlist as waitlist
                set
                    status = 'notified',
                    notified_at = now(),
                    notification_expires_at = lms_ops.offer_deadline(offering),
                    passed_over_at = null,
                    passed_over_reason = null
                where waitlist.id = before.id
                returning waitlist.* into after;

                perform lms_ops.record_waitlist_event('offered', before, after, null, candidate.queue_rank);
                perform lms_ops.notify_student(after.student_id, 'waitlist_offered', jsonb_build_object(
                    'section', section,
                    'deadline', lms_ops.local_moment(after.notification_expires_at)
                ));

                entry_id := after.id;
                student_number := candidate.student_number;
                queue_rank := candidate.queue_rank;
                deadline := after.notification_expires_at;
                outcome := format(
                    'Student %s, rank %s, may take the seat in %s until %s.',
                    student_number, queue_rank, section, lms_ops.local_moment(deadline)
                );
                return next;
                return;
            end if;

            update public.course_waitlist as waitlist
            set
                passed_over_at = now(),
                passed_over_reason = obstacle
            where waitlist.id = before.id
            returning waitlist.* into after;

            perform lms_ops.record_waitlist_event('passed_over', before, after, obstacle, candidate.queue_rank);
            -- the same reason again is no news
            if before.passed_over_reason is distinct from obstacle then
                perform lms_ops.notify_student(after.student_id, 'waitlist_passed_over', jsonb_build_object(
                    'section', section,
                    'reason', obstacle
                ));
            end if;
            passed_over := passed_over || jsonb_build_object(
                'rank', candidate.queue_rank,
                'student_number', candidate.student_number,
                'reason', obstacle
            );
        end loop;
        refusal := format('Nobody who waits for %s may take the seat now: see why each was passed over.', section);
    end if;

    if lapsed_offers = 0 and passed_over = '[]' then
        raise '%', refusal;
    end if;
    outcome := refusal;
    return next;
end
$$;
