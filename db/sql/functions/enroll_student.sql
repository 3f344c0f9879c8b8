-- Enrolls a student where nothing is in the way and a seat is free; says what happened, and every reason why not.
--
-- One row: outcome enrolled, already enrolled (a retry after a lost answer finds the same enrollment) or refused.
-- What can be judged before the offering is locked is, so that its lock stays short.
create or replace function lms_ops.enroll_student(student uuid, offering uuid)
returns table (outcome text, enrollment_id uuid, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    by_the_student constant boolean := lms_ops.require_enrollment_right(student, offering);
    state_before text;
    state_now text;
    refusal text;
begin
    perform lms_ops.lock_student(student);

    reasons := '{}';
    enrollment_id := lms_ops.seat_of(student, offering);
    if enrollment_id is not null then
        outcome := 'already enrolled';
        return next;
        return;
    end if;
    outcome := 'refused';

    select concat_ws(' ', offerings.enrollment_status, offerings.is_published) into state_now
    from public.course_offerings as offerings
    where offerings.id = offering;
    -- judged again if the offering was closed while it was judged
    loop
        state_before := state_now;
        reasons := array(
            select obstacles.sentence
            from lms_ops.enrollment_obstacles(student, offering) as obstacles
        );
        -- who finds it full does not wait for the lock of those who take the last seats
        if (select seats.free from lms_ops.offering_seats(array[offering]) as seats) = 0
            and lms_ops.live_offer_of(student, offering) is null then
            reasons := reasons || lms_ops.full_sentence(offering);
        end if;
        exit when reasons <> '{}';

        select concat_ws(' ', offerings.enrollment_status, offerings.is_published) into state_now
        from public.course_offerings as offerings
        where offerings.id = offering
        for no key update;
        exit when state_now = state_before;
    end loop;

    if reasons = '{}' then
        refusal := lms_ops.claim_seat(student, offering);
        if refusal is null then
            enrollment_id := lms_ops.take_seat(student, offering);
            if not by_the_student then
                perform lms_ops.notify_of_seat(student, offering, 'seat_taken');
            end if;
            outcome := 'enrolled';
        else
            reasons := array[refusal];
        end if;
    end if;
    return next;
end
$$;
