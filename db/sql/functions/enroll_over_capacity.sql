-- Lets one student into a full offering; an override with the reason keeps the limit that was published.
--
-- One row: outcome enrolled, already enrolled or refused. Everything but fullness still counts, and where a seat is
-- free it is refused: the usual way does.
create or replace function lms_ops.enroll_over_capacity(student uuid, offering uuid, reason text)
returns table (outcome text, enrollment_id uuid, reasons text[])
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- for everything below it: planning takes longer than running
set plan_cache_mode = force_generic_plan
as $$
declare
    seats record;
    override bigint;
begin
    perform lms_ops.require_offering_right(offering, 'offering', 'manage');
    reason := lms_ops.require_reason(reason);
    perform lms_ops.lock_student(student);
    perform lms_ops.lock_offerings(array[offering]);

    reasons := '{}';
    enrollment_id := lms_ops.seat_of(student, offering);
    if enrollment_id is not null then
        outcome := 'already enrolled';
        return next;
        return;
    end if;

    outcome := 'refused';
    reasons := array(
        select obstacles.sentence
        from lms_ops.enrollment_obstacles(student, offering) as obstacles
    );
    if reasons = '{}' and lms_ops.claim_seat(student, offering) is null then
        reasons := array[format(
            '%s has a free seat for the student: enroll without raising the limit.',
            lms_ops.offering_name(offering)
        )];
    end if;
    if reasons <> '{}' then
        return next;
        return;
    end if;

    select offering_seats.* into seats
    from lms_ops.offering_seats(array[offering]) as offering_seats;
    insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason, set_by, admits)
    values (offering, seats.published_limit, reason, lms_ops.current_viewer(), student)
    on conflict (course_offering_id) where closed_at is null do update
        set admits = student
    returning id into override;
    update public.course_offerings as offerings
    set max_enrollment = greatest(offerings.max_enrollment, seats.enrolled + seats.live_offers + 1)
    where offerings.id = offering;

    enrollment_id := lms_ops.take_seat(student, offering, 'over capacity: ' || reason);
    update lms_ops.capacity_overrides as overrides
    set admits = null
    where overrides.id = override;

    perform lms_ops.notify_of_seat(student, offering, 'seat_taken');
    perform lms_ops.record_action(
        'enrollment.over_capacity',
        'course_enrollments',
        enrollment_id,
        jsonb_build_object('published_limit', seats.published_limit, 'enrolled', seats.enrolled),
        jsonb_build_object('course_offering_id', offering, 'student_id', student, 'enrolled', seats.enrolled + 1),
        reason
    );
    outcome := 'enrolled';
    return next;
end
$$;
