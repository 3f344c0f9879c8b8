-- Degree audits of many students, all whom the viewer may see or those named: one row per student and requirement, as
-- generate_degree_audit() has them. Students whom the viewer may not see are left out.
create or replace function lms_ops.degree_audits(student_ids uuid[] default null)
returns table (
    student_id uuid,
    requirement_name jsonb,
    requirement_type text,
    credits_required numeric,
    credits_completed numeric,
    credits_in_progress numeric,
    is_satisfied boolean,
    completion_percentage numeric
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    sees_everybody constant boolean := lms_ops.runs_unattended()
        or lms_ops.viewer_reach('student', 'read') is not null;
begin
    return query
    select
        students.id,
        audit.requirement_name,
        audit.requirement_type,
        audit.credits_required,
        audit.credits_completed,
        audit.credits_in_progress,
        audit.is_satisfied,
        audit.completion_percentage
    from public.students
    cross join lateral lms_ops.audit_degree(students.id, students.academic_program_id) as audit
    where (sees_everybody or students.id = any (array(select lms_ops.viewer_students())))
        and (student_ids is null or students.id = any (student_ids));
end
$$;
