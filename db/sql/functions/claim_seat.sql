-- Makes sure, under the offering's lock, that a seat is free for a student: null, or the sentence why none is.
-- A free seat is first of all for those who wait and may take it: their queue is served before a newcomer is.
create or replace function lms_ops.claim_seat(student uuid, offering uuid) returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    has_offer boolean;
    free_seats integer;
    kept_seats integer := 0;
begin
    select
        exists (
            select
            from public.course_waitlist as waitlist
            where waitlist.student_id = student
                and waitlist.course_offering_id = offering
                and waitlist.status = 'notified'
                and waitlist.notification_expires_at > now()
        ),
        seats.free
    into
        has_offer,
        free_seats
    from lms_ops.offering_seats(array[offering]) as seats;

    if has_offer then
        return (
            select format(
                '%s is full: its limit was lowered by hand to %s.',
                lms_ops.offering_name(offering),
                offerings.max_enrollment
            )
            from public.course_offerings as offerings
            where offerings.id = offering
                and offerings.current_enrollment >= offerings.max_enrollment
        );
    end if;

    if free_seats > 0
        and exists (
            select
            from public.course_waitlist as waitlist
            where waitlist.course_offering_id = offering
                and waitlist.status = 'waiting'
        )
        and lms_ops.registration_is_open(offering) then
        select count(*) filter (where walk.decision = 'kept' and walk.student_id <> student)
        into kept_seats
        from lms_ops.walk_queue(offering, free_seats, 'newcomer') as walk;

        -- the walk may have come to this student
        if lms_ops.live_offer_of(student, offering) is not null
            or lms_ops.seat_of(student, offering) is not null then
            return null;
        end if;
        select seats.free into free_seats
        from lms_ops.offering_seats(array[offering]) as seats;
    end if;

    if free_seats <= 0 then
        return lms_ops.full_sentence(offering);
    elsif free_seats <= kept_seats then
        return format(
            'The free seats of %s are for those who wait: join the waitlist.',
            lms_ops.offering_name(offering)
        );
    end if;
    return null;
end
$$;
