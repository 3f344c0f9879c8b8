-- What degrees ask for, each definition once: requirements in their order, and the courses that each takes. One row per fact.

-- Requirements of programmes, in the order in which they are shown (`place`) and in which courses go to them (`rank`):
-- what is only advised comes last, so that it takes nothing from what is mandatory. One row per requirement.
create view lms_ops.ranked_requirements as
select
    requirements.id as requirement_id,
    requirements.academic_program_id,
    requirements.requirement_name,
    requirements.requirement_type,
    greatest(requirements.required_credits, 0) as required_credits,
    requirements.minimum_gpa,
    requirements.is_mandatory is not false as is_mandatory,
    -- a free elective takes any course
    coalesce(cardinality(requirements.course_list), 0) = 0
    and coalesce(btrim(requirements.course_category), '') = '' as takes_anything,
    (row_number() over (
        partition by requirements.academic_program_id
        order by requirements.sequence_order, requirements.id
    ))::integer as place,
    (row_number() over (
        partition by requirements.academic_program_id
        order by requirements.is_mandatory is false, requirements.sequence_order, requirements.id
    ))::integer as rank
from public.degree_requirements as requirements;

-- Courses that requirements list, or that are of the category they name. One row per requirement and course.
create view lms_ops.requirement_courses as
select
    requirements.academic_program_id,
    requirements.id as requirement_id,
    listed.course_id
from public.degree_requirements as requirements
cross join unnest(requirements.course_list) as listed (course_id)
union
select
    requirements.academic_program_id,
    requirements.id,
    categories.course_id
from public.degree_requirements as requirements
join lms_ops.course_categories as categories
    on lower(categories.category) = lower(btrim(requirements.course_category));
