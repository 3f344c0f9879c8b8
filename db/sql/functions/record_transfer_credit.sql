-- Writes down a course that a student has done at another institution; what it counts as is decided later.
-- The viewer needs transfer.manage in the unit of the student's programme.
create or replace function lms_ops.record_transfer_credit(
    student uuid,
    institution text,
    code text,
    name text,
    credits numeric,
    grade text,
    completed_on date
) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    recorded lms_ops.transfer_credits;
begin
    perform lms_ops.require_transfer_right(student);
    if nullif(btrim(institution), '') is null or nullif(btrim(name), '') is null then
        raise 'Name the institution and its course.';
    elsif credits < 0 then
        raise 'Credits are not negative: write what the transcript says, or nothing.';
    elsif completed_on is null or completed_on > (now() at time zone lms_ops.timezone())::date then
        raise 'Say when it was completed: the rules of that day count.';
    end if;

    insert into lms_ops.transfer_credits (
        student_id,
        external_institution,
        external_course_code,
        external_course_name,
        external_credits,
        external_grade,
        completed_on,
        recorded_by
    )
    values (
        student,
        btrim(institution),
        nullif(btrim(code), ''),
        btrim(name),
        credits,
        nullif(btrim(grade), ''),
        record_transfer_credit.completed_on,
        lms_ops.current_viewer()
    )
    returning * into recorded;

    perform lms_ops.record_action(
        'record_transfer_credit',
        'transfer_credits',
        recorded.id,
        null,
        to_jsonb(recorded) - '{id,status,recorded_at,recorded_by}'::text[]
    );
    return recorded.id;
end
$$;
