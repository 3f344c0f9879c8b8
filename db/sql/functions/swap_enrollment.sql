-- Moves a student from one offering to another: the first seat is given up only if the second is had.
--
-- One row: outcome swapped, already enrolled (a retry) or refused; a refusal leaves everything as it was.
create or replace function lms_ops.swap_enrollment(student uuid, from_offering uuid, to_offering uuid)
returns table (outcome text, enrollment_id uuid, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    given_up uuid;
    refusal text;
begin
    perform lms_ops.require_enrollment_right(student, from_offering);
    perform lms_ops.require_enrollment_right(student, to_offering);
    perform lms_ops.lock_student(student);
    perform lms_ops.lock_offerings(array[from_offering, to_offering]);

    outcome := 'refused';
    reasons := '{}';
    given_up := lms_ops.seat_of(student, from_offering);
    enrollment_id := lms_ops.seat_of(student, to_offering);
    if enrollment_id is not null and given_up is null then
        outcome := 'already enrolled';
    elsif enrollment_id is not null then
        reasons := array[format(
            'The student has a seat in %s already: drop %s instead.',
            lms_ops.offering_name(to_offering),
            lms_ops.offering_name(from_offering)
        )];
        enrollment_id := null;
    elsif given_up is null then
        reasons := array[format(
            'The student has no seat in %s to give up: enroll in %s instead.',
            lms_ops.offering_name(from_offering),
            lms_ops.offering_name(to_offering)
        )];
    else
        reasons := array_remove(
            array(
                select obstacles.sentence
                from lms_ops.enrollment_obstacles(student, to_offering, from_offering) as obstacles
            ) || lms_ops.departure_refusal(given_up, 'dropped', 'swap'),
            null
        );
        if reasons = '{}' then
            refusal := lms_ops.claim_seat(student, to_offering);
            if refusal is not null then
                reasons := array[
                    refusal,
                    format('The seat in %s is kept.', lms_ops.offering_name(from_offering))
                ];
            else
                enrollment_id := lms_ops.take_seat(
                    student, to_offering, 'swapped from ' || lms_ops.offering_name(from_offering)
                );
                perform lms_ops.give_up_seat(
                    given_up, 'dropped', 'swapped for ' || lms_ops.offering_name(to_offering)
                );
                perform lms_ops.notify_of_seat(student, to_offering, 'seat_taken');
                outcome := 'swapped';
            end if;
        end if;
    end if;
    return next;
end
$$;
