-- Progress of a student towards the degree of a programme: one row per requirement, in its order. Where there are
-- none, one row that says so.
--
-- A requirement is satisfied when it has its credits and, where it asks for an average, the graded courses among them
-- reach it, weighted by credits; credit from elsewhere has no grade. A waived requirement is satisfied.
create or replace function lms_ops.audit_degree(student uuid, program uuid)
returns table (
    requirement_id uuid,
    place integer,
    requirement_name jsonb,
    requirement_type text,
    credits_required numeric,
    credits_completed numeric,
    credits_in_progress numeric,
    is_satisfied boolean,
    completion_percentage numeric,
    is_mandatory boolean,
    is_waived boolean,
    minimum_gpa numeric,
    gpa numeric,
    completed_courses uuid[]
)
language plpgsql
stable
security definer
rows 6
set search_path = pg_catalog, pg_temp
-- a new plan for every call would cost more than the call
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    with credited as (
        select
            evaluated.requirement_id,
            coalesce(sum(evaluated.credits) filter (where (evaluated.work).kind <> 'in progress'), 0) as completed,
            coalesce(sum(evaluated.credits) filter (where (evaluated.work).kind = 'in progress'), 0) as in_progress,
            sum(evaluated.credits * (evaluated.work).grade_points)
            / nullif(
                sum(evaluated.credits) filter (where (evaluated.work).grade_points is not null),
                0
            ) as gpa,
            array_agg((evaluated.work).course_id order by (evaluated.work).place)
                filter (where (evaluated.work).kind <> 'in progress') as courses
        from lms_ops.evaluate_degree(student, program) as evaluated
        where evaluated.requirement_id is not null
        group by evaluated.requirement_id
    )

    select
        requirements.requirement_id,
        requirements.place,
        requirements.requirement_name,
        requirements.requirement_type,
        requirements.required_credits::numeric,
        coalesce(credited.completed, 0),
        coalesce(credited.in_progress, 0),
        waived.id is not null
        or (
            coalesce(credited.completed, 0) >= requirements.required_credits
            and coalesce(credited.gpa >= requirements.minimum_gpa, true)
        ),
        case
            when waived.id is not null or requirements.required_credits = 0 then 100.00
            else round(least(100, 100.0 * coalesce(credited.completed, 0) / requirements.required_credits), 2)
        end,
        requirements.is_mandatory,
        waived.id is not null,
        requirements.minimum_gpa::numeric,
        credited.gpa,
        credited.courses
    from lms_ops.ranked_requirements as requirements
    left join credited using (requirement_id)
    left join public.degree_audit_progress as waived
        on waived.requirement_id = requirements.requirement_id
        and waived.student_id = student
        and waived.status = 'waived'
    where requirements.academic_program_id = program
    order by requirements.place;

    if not found then
        requirement_name := jsonb_build_object(
            'az', 'Təhsil proqramı və ya onun tələbləri yoxdur',
            'en', 'No programme, or a programme without requirements',
            'ru', 'Нет программы или её требований'
        );
        return next;
    end if;
end
$$;
