-- Progress of a student towards the degree of their programme. One row per requirement, in its order.
--
-- A course counts for one requirement, or for two that may share it, such that as many of the required credits as
-- possible are covered; then those of the first requirement, of the second and so on. Credits in progress are those of
-- enrolled courses, where completed work leaves something missing. lms_ops.degree_audit_courses() says which course
-- counts where. Without a programme, or without requirements of it, one row says so.
create or replace function generate_degree_audit(student_id uuid)
returns table (
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
rows 6
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_student($1);

    return query
    select
        audit.requirement_name,
        audit.requirement_type,
        audit.credits_required,
        audit.credits_completed,
        audit.credits_in_progress,
        audit.is_satisfied,
        audit.completion_percentage
    from lms_ops.audit_degree(
        $1,
        (select students.academic_program_id from public.students where students.id = $1)
    ) as audit;
end
$$;
