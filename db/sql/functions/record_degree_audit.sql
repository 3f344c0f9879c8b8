-- Writes the audit of a student's own programme to degree_audit_progress; returns how many requirements it wrote.
-- Waived requirements stay as they are. Leaves a row in the audit log.
create or replace function lms_ops.record_degree_audit(student uuid) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    written integer;
begin
    perform lms_ops.require_student(student);

    insert into public.degree_audit_progress as progress (
        student_id,
        requirement_id,
        credits_completed,
        credits_required,
        status,
        completed_courses,
        gpa
    )
    select
        student,
        audit.requirement_id,
        floor(audit.credits_completed)::integer,
        audit.credits_required::integer,
        case
            when audit.is_satisfied then 'completed'
            when audit.credits_completed + audit.credits_in_progress > 0 then 'in_progress'
            else 'not_started'
        end,
        audit.completed_courses,
        audit.gpa
    from lms_ops.audit_degree(
        student,
        (select students.academic_program_id from public.students where students.id = student)
    ) as audit
    where audit.requirement_id is not null
    on conflict (student_id, requirement_id) do update
    set
        credits_completed = excluded.credits_completed,
        credits_required = excluded.credits_required,
        status = excluded.status,
        completed_courses = excluded.completed_courses,
        gpa = excluded.gpa,
        last_updated = now()
    where progress.status is distinct from 'waived';
    get diagnostics written = row_count;
    perform lms_ops.record_action(
        'record_degree_audit', 'students', student, null, jsonb_build_object('requirements', written)
    );
    return written;
end
$$;
