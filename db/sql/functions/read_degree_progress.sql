-- How far a student is towards the degree of their programme, or of another one, over all mandatory requirements.
-- One row; without a programme or requirements only nulls.
--
-- Credits beyond what a requirement asks for do not make up for another one. A degree is satisfied when all mandatory
-- requirements are and all that was earned, each course once, reaches the programme's total.
create or replace function lms_ops.degree_progress(student uuid, program uuid default null)
returns table (
    academic_program_id uuid,
    requirements integer,
    requirements_satisfied integer,
    credits_required numeric,
    credits_completed numeric,
    credits_in_progress numeric,
    completion_percentage numeric,
    total_credits numeric,
    credits_earned numeric,
    is_satisfied boolean
)
language plpgsql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
as $$
declare
    audited constant uuid := coalesce(
        program,
        (select students.academic_program_id from public.students where students.id = student)
    );
begin
    perform lms_ops.require_student(student);

    return query
    with required as (
        select
            audit.is_satisfied,
            case when audit.is_waived then 0 else audit.credits_required end as required,
            audit.credits_completed as completed,
            audit.credits_in_progress as in_progress
        from lms_ops.audit_degree(student, audited) as audit
        where audit.is_mandatory
    ),

    sums as (
        select
            count(*)::integer as requirements,
            (count(*) filter (where required.is_satisfied))::integer as satisfied,
            sum(required.required) as required,
            sum(least(required.required, required.completed)) as completed,
            sum(
                least(required.required, required.completed + required.in_progress)
                - least(required.required, required.completed)
            ) as in_progress
        from required
    ),

    earned as (
        select coalesce(sum(done.credits), 0) as credits
        from lms_ops.student_work(student) as done
        where done.repeats is null
            and done.kind <> 'in progress'
    )

    select
        programs.id,
        sums.requirements,
        sums.satisfied,
        sums.required,
        sums.completed,
        sums.in_progress,
        round(100.0 * sums.completed / nullif(sums.required, 0), 2),
        programs.total_credits::numeric,
        earned.credits,
        sums.satisfied = sums.requirements and earned.credits >= programs.total_credits
    from sums
    cross join earned
    left join public.academic_programs as programs
        on programs.id = audited
        and sums.requirements > 0;
end
$$;
