-- What does not fit together in students' schedules: open, resolved and dismissed. One row per conflict, or per pair of courses.

-- What does not fit together in students' schedules, most urgent first: open, resolved and dismissed. One row per conflict.
create view report.conflicts with (security_invoker = true, security_barrier = true) as
select
    conflicts.id as conflict_id,
    conflicts.academic_term_id as term_id,
    conflicts.conflict_type,
    -- 1: cannot be attended as it stands; 2: a requirement is missing; 3: may be allowed
    case conflicts.conflict_type
        when 'credit_overload' then 3
        when 'missing_prerequisite' then 2
        when 'missing_corequisite' then 2
        else 1
    end as urgency,
    conflicts.status,
    conflicts.status in ('detected', 'notified') as is_open,
    conflicts.student_id,
    students.student_number,
    students.student_name,
    students.program_code,
    -- the units that a conflict concerns: of the programme and of the courses
    array[
        students.unit_id,
        courses.organization_unit_id,
        other_courses.organization_unit_id
    ] as unit_ids,
    courses.code as course_code,
    offerings.section_code,
    coalesce(other_courses.code, conflicts.facts ->> 'required') as other_course_code,
    other_offerings.section_code as other_section_code,
    -- lms_ops.conflict_sentence tells them; a query asks for it beside its limit, so that few rows are told
    conflicts.facts,
    conflicts.detected_at,
    conflicts.notified_at,
    extract(day from coalesce(conflicts.resolved_at, now()) - conflicts.detected_at)::integer as days_open,
    case
        when conflicts.resolved_at is null then null
        when conflicts.resolved_by is null and conflicts.resolution_method = 'no longer found' then 'itself'
        else 'person'
    end as closed_by,
    conflicts.resolved_at,
    (select people.name from report.people where people.user_id = conflicts.resolved_by) as resolved_by_name,
    conflicts.resolution_method,
    conflicts.resolution_note
from public.schedule_conflicts as conflicts
left join public.course_offerings as offerings on offerings.id = conflicts.course_offering_id
left join public.courses on courses.id = offerings.course_id
left join public.course_offerings as other_offerings on other_offerings.id = conflicts.conflicting_offering_id
left join public.courses as other_courses on other_courses.id = other_offerings.course_id
-- one by one: see report.student_names
left join lateral (
    select *
    from report.student_names
    where student_names.student_id = conflicts.student_id
    limit 1
) as students on true;

-- Courses that may never be taken together, by code. One row per pair.
create view report.incompatible_courses with (security_barrier = true) as
select
    least(courses.code, other_courses.code) as course_code,
    greatest(courses.code, other_courses.code) as other_course_code,
    case when courses.code < other_courses.code then courses.name else other_courses.name end as course_name,
    case when courses.code < other_courses.code then other_courses.name else courses.name end as other_course_name,
    array[courses.organization_unit_id, other_courses.organization_unit_id] as unit_ids,
    pairs.reason
from lms_ops.incompatible_courses as pairs
join public.courses on courses.id = pairs.course_id
join public.courses as other_courses on other_courses.id = pairs.other_course_id
where courses.organization_unit_id = any (array(select lms_ops.viewer_units()))
    or other_courses.organization_unit_id = any (array(select lms_ops.viewer_units()))
    or (select lms_ops.viewer_reach('offering', 'read')) is not null;
