-- The catalog: courses, what they ask for, and what counts for them. One row per course, requirement or equivalency.

-- Courses, and in a sentence what each asks for before it. One row per course, by code.
create view report.courses with (security_barrier = true) as
select
    courses.id as course_id,
    courses.organization_unit_id as unit_id,
    units.code as unit_code,
    units.name as unit_name,
    courses.code as course_code,
    courses.name as course_name,
    courses.description,
    courses.credit_hours as credits,
    courses.course_level as level,
    coalesce(courses.is_active, false) as is_active,
    case
        when asked.courses > 0 then lms_ops.prerequisite_sentence(courses.id)
    end as prerequisites,
    coalesce(standing_in.equivalencies, 0)::integer as equivalencies,
    coalesce(standing_in.proposals, 0)::integer as proposals,
    -- what a search compares with
    lms_ops.fold(concat_ws(
        ' ',
        courses.code,
        courses.name ->> 'az',
        courses.name ->> 'en',
        courses.name ->> 'ru'
    )) as folded_course,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('course', 'manage'))),
        (select lms_ops.viewer_sees_all_units('course', 'manage'))
    ) as may_manage
from public.courses
left join public.organization_units as units on units.id = courses.organization_unit_id
left join (
    select
        required.course_id,
        count(*) as courses
    from lms_ops.required_courses as required
    where required.kind in ('prerequisite', 'member')
    group by required.course_id
) as asked on asked.course_id = courses.id
left join (
    select
        equivalencies.course_id,
        count(*) filter (where equivalencies.approval_status = 'approved') as equivalencies,
        count(*) filter (where equivalencies.approval_status = 'proposed') as proposals
    from public.course_equivalencies as equivalencies
    group by equivalencies.course_id
) as standing_in on standing_in.course_id = courses.id
where (
    select exists (
        select
        from lms_ops.viewer_grants() as grants
        where grants.resource = 'offering'
            and grants.action = 'read'
    )
);

-- Courses that other courses ask for: before them, beside them, as one of a combination or as advice. One row per pair and way.
create view report.course_requirements with (security_barrier = true) as
select
    required.requirement_id,
    required.kind,
    required.course_id,
    courses.course_code,
    courses.course_name,
    required.required_course_id,
    required_courses.course_code as required_code,
    required_courses.course_name as required_name,
    required.minimum_grade,
    required.may_be_concurrent,
    required.may_be_before
from lms_ops.required_courses as required
join report.courses on courses.course_id = required.course_id
join report.courses as required_courses on required_courses.course_id = required.required_course_id;

-- What counts for a course: another of ours or of another institution, for work of which days, who proposed and who decided. One row per rule.
create view report.equivalencies with (security_barrier = true) as
select
    equivalencies.id as equivalency_id,
    equivalencies.course_id,
    courses.unit_id,
    courses.course_code,
    courses.course_name,
    equivalencies.equivalency_type as type,
    equivalencies.equivalent_course_id as other_course_id,
    others.course_code as other_code,
    others.course_name as other_name,
    equivalencies.external_institution,
    equivalencies.external_course_code,
    equivalencies.external_course_name,
    equivalencies.credits_awarded as credits,
    equivalencies.effective_from,
    equivalencies.effective_until,
    equivalencies.approval_status as status,
    proposers.name as proposed_by_name,
    deciders.name as decided_by_name,
    equivalencies.approved_at as decided_at,
    equivalencies.note,
    equivalencies.approval_status = 'proposed'
    and equivalencies.proposed_by is distinct from (select lms_ops.current_viewer())
    and rights.decides as may_decide,
    equivalencies.approval_status <> 'rejected'
    and coalesce(equivalencies.effective_until, 'infinity') > (now() at time zone (select lms_ops.timezone()))::date
    and rights.decides_for_course as may_end
from public.course_equivalencies as equivalencies
join report.courses on courses.course_id = equivalencies.course_id
left join report.courses as others on others.course_id = equivalencies.equivalent_course_id
left join lms_ops.people as proposers on proposers.user_id = equivalencies.proposed_by
left join lms_ops.people as deciders on deciders.user_id = equivalencies.approved_by
cross join lateral (
    select
        coalesce(
            courses.unit_id = any (array(select lms_ops.viewer_units_for('equivalency', 'decide'))),
            (select lms_ops.viewer_sees_all_units('equivalency', 'decide'))
        ) as decides_for_course,
        coalesce(
            others.unit_id = any (array(select lms_ops.viewer_units_for('equivalency', 'decide'))),
            (select lms_ops.viewer_sees_all_units('equivalency', 'decide'))
        ) as decides_for_other
) as units
-- an exact one counts both ways, and so is decided for both courses
cross join lateral (
    select
        units.decides_for_course,
        units.decides_for_course
        and (
            units.decides_for_other
            or equivalencies.equivalent_course_id is null
            or equivalencies.equivalency_type <> 'exact'
        ) as decides
) as rights;
