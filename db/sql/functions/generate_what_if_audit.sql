-- Progress of a student towards the degree of another programme, as if they changed to it; nothing is written.
-- One row per requirement, as generate_degree_audit() has them.
create or replace function lms_ops.what_if_audit(student uuid, program uuid)
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
    perform lms_ops.require_student(student);
    if not exists (select from public.academic_programs as programs where programs.id = program) then
        raise 'There is no such programme (%): choose one of the list.', coalesce(program::text, 'none was named');
    end if;

    return query
    select
        audit.requirement_name,
        audit.requirement_type,
        audit.credits_required,
        audit.credits_completed,
        audit.credits_in_progress,
        audit.is_satisfied,
        audit.completion_percentage
    from lms_ops.audit_degree(student, program) as audit;
end
$$;
