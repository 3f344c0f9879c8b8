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
    refusal text;
begin
    perform lms_ops.require_offering_right(offering, 'waitlist', 'manage');
    perform lms_ops.lock_offerings(array[offering]);
    lapsed_offers := lms_ops.lapse_offers(offering);
    perform lms_ops.settle_capacity(array[offering]);
    passed_over := '[]';

    select case
        when offerings.enrollment_status in ('closed', 'cancelled')
            then format('%s is %s: open it before offering its seats.', section, offerings.enrollment_status)
        when offerings.is_published is not true
            then format('%s is not published: publish it before offering its seats.', section)
        when lms_ops.registration_closed(offerings.academic_term_id) is not null
            then lms_ops.registration_closed(offerings.academic_term_id) || ' Nobody could take the seat.'
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
        refusal := format('Nobody who waits for %s may take the seat now: see why each was passed over.', section);
        with decided as (
            select
                walk.*,
                students.student_number as number
            from lms_ops.walk_queue(offering, 1, 'person') as walk
            join public.students on students.id = walk.student_id
        )

        select
            coalesce(
                jsonb_agg(
                    jsonb_build_object(
                        'rank', decided.queue_rank,
                        'student_number', decided.number,
                        'reason', decided.reason
                    )
                    order by decided.queue_rank
                ) filter (where decided.decision = 'passed_over'),
                '[]'
            ),
            -- at most one was offered the seat
            (array_agg(decided.entry_id) filter (where decided.decision = 'offered'))[1],
            max(decided.number) filter (where decided.decision = 'offered'),
            max(decided.queue_rank) filter (where decided.decision = 'offered'),
            max(decided.deadline)
        into
            passed_over,
            entry_id,
            student_number,
            queue_rank,
            deadline
        from decided;
    end if;

    if entry_id is not null then
        outcome := format(
            'Student %s, rank %s, may take the seat in %s until %s.',
            student_number, queue_rank, section, lms_ops.local_moment(deadline)
        );
    elsif lapsed_offers > 0 or passed_over <> '[]' then
        outcome := refusal;
    else
        raise '%', refusal;
    end if;
    return next;
end
$$;
