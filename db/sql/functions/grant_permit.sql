-- Sets one obstacle aside for a student and an offering, until a moment or for good; returns the permit.
--
-- What can be set aside is the list below: never a hold, the student's status, a seat that is not there or a second
-- seat in one course. The viewer needs offering.manage in the unit of the offering's course, and permits nothing to
-- themself.
create or replace function lms_ops.grant_permit(
    student uuid,
    offering uuid,
    obstacle text,
    reason text,
    valid_until timestamptz default null
) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    obstacles constant text[] := array['offering', 'window', 'requirement', 'clash', 'credit_load', 'repeat'];
    why constant text := lms_ops.require_reason(reason);
    granted_to public.students;
    granted uuid;
begin
    perform lms_ops.require_offering_right(offering, 'offering', 'manage');
    if coalesce(obstacle, '') <> all (obstacles) then
        raise '% cannot be permitted: choose one of %.', coalesce(obstacle, 'Nothing'), array_to_string(obstacles, ', ');
    elsif valid_until <= now() then
        raise 'That moment is over: choose a later one, or none.';
    end if;
    select students.* into granted_to from public.students where students.id = student;
    if granted_to.id is null then
        raise 'There is no student %: look for the student again.', coalesce(student::text, 'without a name');
    elsif granted_to.user_id = lms_ops.current_viewer() then
        raise insufficient_privilege using
            message = 'You may not permit anything to yourself: ask the registrar.';
    end if;

    -- one that has run out makes room for the next
    update lms_ops.registration_permits as permits
    set
        ended_at = permits.valid_until,
        end_reason = 'It ran out.'
    where permits.student_id = student
        and permits.course_offering_id = offering
        and permits.obstacle = grant_permit.obstacle
        and permits.ended_at is null
        and permits.valid_until <= now();

    insert into lms_ops.registration_permits (
        student_id,
        course_offering_id,
        obstacle,
        reason,
        granted_by,
        valid_until
    )
    values (
        student,
        offering,
        grant_permit.obstacle,
        why,
        lms_ops.current_viewer(),
        grant_permit.valid_until
    )
    on conflict (student_id, course_offering_id, obstacle) where ended_at is null do nothing
    returning id into granted;
    if granted is null then
        raise 'The student has this permit for % already: end it first.', lms_ops.offering_name(offering);
    end if;

    perform lms_ops.record_action(
        'grant_permit',
        'registration_permits',
        granted,
        null,
        jsonb_build_object(
            'student_id', student,
            'course_offering_id', offering,
            'obstacle', obstacle,
            'valid_until', valid_until
        ),
        why
    );
    return granted;
end
$$;
