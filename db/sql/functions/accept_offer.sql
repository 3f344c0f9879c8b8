-- Takes the seat that is kept for a student; where the student sits in another section, that seat is given up for it.
--
-- One row: outcome enrolled, already enrolled (the answer to a retry) or refused. A refused offer stands until its
-- deadline, so that the student can remove what is in the way; one that has lapsed goes to the next in the queue.
create or replace function lms_ops.accept_offer(entry uuid)
returns table (outcome text, enrollment_id uuid, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    offer constant public.course_waitlist := lms_ops.lock_entry(entry);
    student constant uuid := offer.student_id;
    offering constant uuid := offer.course_offering_id;
    giving_up uuid;
begin
    outcome := 'refused';
    reasons := '{}';
    enrollment_id := lms_ops.seat_of(student, offering);
    if enrollment_id is not null then
        outcome := 'already enrolled';
    elsif offer.status = 'waiting' then
        reasons := array[format(
            'No seat of %s is offered yet: you are number %s in the queue.',
            lms_ops.offering_name(offering),
            lms_ops.queue_rank(entry)
        )];
    elsif offer.status <> 'notified' then
        reasons := array[format(
            'This entry is over since %s (%s): join the waitlist again.',
            lms_ops.local_moment(offer.ended_at),
            coalesce(offer.end_reason, offer.status)
        )];
    elsif offer.notification_expires_at <= now() then
        -- serves the queue and thereby ends the offer
        perform lms_ops.serve_queue(offering);
        reasons := array[format(
            'The offer lapsed at %s: join the waitlist again.',
            lms_ops.local_moment(offer.notification_expires_at)
        )];
    else
        giving_up := case
            when (select rule.allows_swap from lms_ops.queue_rule(offering) as rule)
                then lms_ops.section_held(student, offering)
        end;
        reasons := array_remove(
            array(
                select obstacles.sentence
                from lms_ops.enrollment_obstacles(student, offering, giving_up) as obstacles
                -- a promise that runs into the night, or was extended, is kept when registration has ended
                where obstacles.kind <> 'window'
            ) || lms_ops.claim_seat(student, offering),
            null
        );
        if reasons = '{}' then
            enrollment_id := lms_ops.take_seat(student, offering, 'accepted the offer');
            if giving_up is not null then
                perform lms_ops.give_up_seat(
                    lms_ops.seat_of(student, giving_up),
                    'dropped',
                    'swapped for ' || lms_ops.offering_name(offering)
                );
            end if;
            perform lms_ops.notify_of_seat(student, offering, 'seat_taken');
            outcome := 'enrolled';
        end if;
    end if;
    return next;
end
$$;
