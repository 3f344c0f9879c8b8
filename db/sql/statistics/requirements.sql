-- What courses ask for and what counts as having done it, each definition once. One row per rule, requirement or piece of work.

-- Which course counts as which, and for work of which days: itself, an exact equivalent both ways, an approved
-- substitution one way. One row per course done, course that it counts as and rule.
--
-- One step and no further: that B stands in for A and C for B was decided by people, that C stands in for A was not.
-- A partial equivalency gives credit and satisfies nothing.
create view lms_ops.counting_courses as
select
    courses.id as done_course_id,
    courses.id as course_id,
    'itself' as rule,
    '-infinity'::date as counts_from,
    'infinity'::date as counts_until
from public.courses
union all
select
    equivalencies.equivalent_course_id,
    equivalencies.course_id,
    equivalencies.equivalency_type,
    equivalencies.effective_from,
    coalesce(equivalencies.effective_until, 'infinity')
from public.course_equivalencies as equivalencies
where equivalencies.approval_status = 'approved'
    and equivalencies.equivalent_course_id is not null
    and equivalencies.equivalency_type in ('exact', 'substitution')
union all
select
    equivalencies.course_id,
    equivalencies.equivalent_course_id,
    equivalencies.equivalency_type,
    equivalencies.effective_from,
    coalesce(equivalencies.effective_until, 'infinity')
from public.course_equivalencies as equivalencies
where equivalencies.approval_status = 'approved'
    and equivalencies.equivalent_course_id is not null
    and equivalencies.equivalency_type = 'exact';

-- Courses that a student has passed here or was credited from elsewhere, the points that a minimum grade is compared
-- with (null: passed without any) and the day of the work. One row per enrollment and credit.
--
-- Work is done when its term ends. A grade from elsewhere is compared only if it is a letter of our scale: what 8 or 85
-- mean at another university nobody here knows. Credit under a partial equivalency satisfies nothing, and neither does
-- the discussion of a lecture, which is over without a grade: the course is the lecture's.
create view lms_ops.passed_work as
select
    completed.student_id,
    completed.course_id,
    completed.grade_points,
    coalesce(terms.end_date, (completed.completed_at at time zone (select lms_ops.timezone()))::date) as done_on,
    null::text as institution
from (
    select
        enrollments.student_id,
        offerings.course_id,
        offerings.academic_term_id,
        coalesce(enrollments.status_changed_date, enrollments.enrollment_date) as completed_at,
        case
            when enrollments.grade_points is not null then enrollments.grade_points
            when enrollments.grade is not null then lms_ops.grade_points_of(enrollments.grade)
        end as grade_points
    from public.course_enrollments as enrollments
    join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
    where enrollments.enrollment_status = 'completed'
        and offerings.parent_offering_id is null
) as completed
left join public.academic_terms as terms on terms.id = completed.academic_term_id
where coalesce(completed.grade_points, 1) > 0
union all
select
    credits.student_id,
    credits.course_id,
    scale.grade_point,
    coalesce(credits.completed_on, (credits.recorded_at at time zone (select lms_ops.timezone()))::date),
    credits.external_institution
from lms_ops.transfer_credits as credits
left join public.course_equivalencies as equivalencies on equivalencies.id = credits.equivalency_id
left join public.grade_point_scale as scale
    on scale.is_active
    and upper(scale.letter_grade) = upper(btrim(credits.external_grade))
where credits.status = 'credited'
    and equivalencies.equivalency_type is distinct from 'partial';

-- Passed work and every course that it counts as. One row per piece of work, course and rule.
create view lms_ops.counted_work as
select
    passed_work.student_id,
    counting_courses.course_id,
    passed_work.course_id as done_course_id,
    counting_courses.rule,
    passed_work.grade_points,
    passed_work.done_on,
    passed_work.institution
from lms_ops.passed_work
join lms_ops.counting_courses
    on counting_courses.done_course_id = passed_work.course_id
    and passed_work.done_on between counting_courses.counts_from and counting_courses.counts_until;

-- Courses that other courses ask for, alone (`prerequisite`, `corequisite`), among others (`member` of a group) or as
-- advice, and how they may be had. One row per course and course asked for.
create view lms_ops.required_courses as
select
    prerequisites.id as requirement_id,
    prerequisites.course_id,
    prerequisites.prerequisite_course_id as required_course_id,
    case when prerequisites.is_mandatory then 'prerequisite' else 'advice' end as kind,
    null::uuid as group_id,
    prerequisites.minimum_grade,
    true as may_be_before,
    prerequisites.can_be_concurrent as may_be_concurrent
from public.course_prerequisites as prerequisites
union all
select
    members.id,
    groups.course_id,
    members.prerequisite_course_id,
    'member',
    groups.id,
    members.minimum_grade,
    true,
    members.can_be_concurrent
from lms_ops.prerequisite_groups as groups
join lms_ops.prerequisite_group_courses as members on members.group_id = groups.id
union all
select
    corequisites.id,
    corequisites.course_id,
    corequisites.corequisite_course_id,
    'corequisite',
    null,
    null,
    not corequisites.is_strict,
    true
from public.course_corequisites as corequisites;
