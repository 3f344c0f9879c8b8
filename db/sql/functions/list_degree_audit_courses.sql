-- Which course of a student counts for which requirement, of their programme or of another one, and why something does
-- not count. One row per course and requirement in the order of the audit, with what there is to say of a requirement
-- below its courses; what is left over comes last, without a requirement.
--
-- `counts_as` is completed, transfer or in progress; `equivalent_of` is the course that it counts for, if another.
-- While a hold keeps students from their own grades, these are null, and the order is that of codes.
create or replace function lms_ops.degree_audit_courses(student uuid, program uuid default null)
returns table (
    requirement_name jsonb,
    course_code text,
    course_name jsonb,
    credits numeric,
    counts_as text,
    equivalent_of text,
    grade text,
    note text
)
language plpgsql
stable
security definer
rows 50
set search_path = pg_catalog, pg_temp
as $$
declare
    audited constant uuid := coalesce(
        program,
        (select students.academic_program_id from public.students where students.id = student)
    );
    shows_grades boolean;
begin
    perform lms_ops.require_student(student);
    -- a hold keeps grades from the student alone
    shows_grades := student is distinct from lms_ops.viewer_student()
        or student = any (array(select lms_ops.viewer_graded_students()));

    return query
    with audit as (
        select found.*
        from lms_ops.audit_degree(student, audited) as found
    ),

    evaluated as (
        select
            found.requirement_id,
            found.counted_course_id,
            found.credits as counted_credits,
            found.is_proven,
            (found.work).*
        from lms_ops.evaluate_degree(student, audited) as found
    ),

    lines as (
        select
            audit.place,
            audit.requirement_name,
            evaluated.place as line,
            courses.code,
            courses.name,
            coalesce(evaluated.counted_credits, evaluated.credits) as credits,
            evaluated.kind,
            counted_courses.code as equivalent_of,
            case when shows_grades then evaluated.grade end as grade,
            case
                when evaluated.repeats is not null then format('It repeats %s.', repeated_courses.code)
                when evaluated.requirement_id is null then 'No requirement needs it.'
            end as note
        from evaluated
        join public.courses on courses.id = evaluated.course_id
        left join audit using (requirement_id)
        left join public.courses as counted_courses
            on counted_courses.id = evaluated.counted_course_id
            and counted_courses.id <> evaluated.course_id
        left join public.courses as repeated_courses on repeated_courses.id = evaluated.repeats
        union all
        select
            audit.place,
            audit.requirement_name,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            case
                when audit.is_waived then 'It is waived.'
                when audit.gpa < audit.minimum_gpa then format(
                    'The average of its graded courses%s is below %s.',
                    case when shows_grades then to_char(audit.gpa, '", "FM990.00","') end,
                    to_char(audit.minimum_gpa, 'FM990.00')
                )
            end
        from audit
        where audit.is_waived
            or audit.gpa < audit.minimum_gpa
            or audit.requirement_id is null
        union all
        select
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            'Another assignment of these courses may cover more: there are too many to try them all.'
        from evaluated
        where not evaluated.is_proven
        group by evaluated.is_proven
    )

    select
        lines.requirement_name,
        lines.code,
        lines.name,
        lines.credits,
        lines.kind,
        lines.equivalent_of,
        lines.grade,
        lines.note
    from lines
    order by
        lines.place,
        case when shows_grades then lines.line end,
        lines.code;
end
$$;
