-- Prerequisites and corequisites of an offering's course that a student lacks, as sentences, by course code.
--
-- `beside` are the offerings in which the student sits in the same term. Courses that ask for each other cannot both
-- be the first: a corequisite that itself asks for this course keeps nobody out. Until both are taken that is a
-- missing_corequisite conflict, which lms_ops.find_missing_requirements finds. Where the database holds no completed
-- enrollment at all a sentence says so: who lacks something there may have it all the same.
create or replace function lms_ops.missing_requirements(student uuid, offering uuid, beside uuid[]) returns setof text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
    wanted record;
begin
    select
        offerings.course_id,
        courses.code
    into wanted
    from public.course_offerings as offerings
    join public.courses on courses.id = offerings.course_id
    where offerings.id = offering;

    -- most courses ask for nothing
    if not exists (
        select
        from lms_ops.required_courses as requirements
        where requirements.course_id = wanted.course_id
    ) then
        return;
    end if;

    return query
    with required as materialized (
        select *
        from lms_ops.checked_requirements(student, offering, beside)
    ),

    missing as (
        select format(
            '%s requires %s%s.',
            wanted.code,
            lms_ops.required_course_words(
                required.required_code,
                required.minimum_grade,
                required.may_be_concurrent
            ),
            ': it was passed with ' || required.best_points || ' points'
        ) as sentence
        from required
        where required.kind = 'prerequisite'
            and not required.is_met
        union all
        select format('%s requires %s.', wanted.code, lms_ops.prerequisite_group_sentence(groups.id))
        from lms_ops.prerequisite_groups as groups
        where groups.course_id = wanted.course_id
            and groups.parent_id is null
            and not lms_ops.prerequisite_group_is_met(
                groups.id,
                array(select required.requirement_id from required where required.is_met)
            )
        union all
        select format(
            '%s is taken together with %s%s.',
            wanted.code,
            required.required_code,
            case when required.may_be_before then ' or after it' end
        )
        from required
        where required.kind = 'corequisite'
            and not required.is_met
            and wanted.course_id not in (select lms_ops.courses_beside(required.required_course_id))
    )

    select missing.sentence
    from missing
    union all
    select 'No enrollment in this database is completed: every prerequisite counts as missing.'
    where exists (select from missing)
        and not exists (
            select
            from public.course_enrollments as enrollments
            where enrollments.enrollment_status = 'completed'
        )
    order by 1;
end
$$;
