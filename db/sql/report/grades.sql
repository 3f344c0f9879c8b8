-- Changes of grades in the units whose grades the viewer may read. One row per change, latest first.

-- Every change of a grade: what was, what is, who changed it, who approved it and why. One row per change, latest first.
create view report.grades with (security_barrier = true) as
select
    history.id as change_id,
    history.changed_at,
    history.grade_table,
    history.change_type,
    offerings.id as course_offering_id,
    courses.organization_unit_id as unit_id,
    courses.code as course_code,
    offerings.section_code,
    terms.id as term_id,
    terms.academic_year || ' ' || terms.term_type as term,
    students.student_number,
    student_people.name as student_name,
    history.old_letter_grade,
    history.new_letter_grade,
    history.old_percentage,
    history.new_percentage,
    history.old_marks,
    history.new_marks,
    history.old_grade_points,
    history.new_grade_points,
    coalesce(history.new_grade_points - history.old_grade_points, history.new_percentage - history.old_percentage,
        history.new_marks - history.old_marks) > 0 as is_raised,
    history.changed_by,
    editors.name as changed_by_name,
    approvers.name as approved_by_name,
    history.reason,
    history.written_as,
    facts.is_late,
    facts.is_by_outsider,
    case
        when facts.is_by_outsider then 'from outside'
        when facts.is_late then 'late'
        else 'in time'
    end as status
from public.grade_change_history as history
join public.course_offerings as offerings on offerings.id = history.course_offering_id
join public.courses on courses.id = offerings.course_id
join public.academic_terms as terms on terms.id = offerings.academic_term_id
left join public.students on students.id = history.student_id
left join lms_ops.people as student_people on student_people.user_id = students.user_id
left join lms_ops.people as editors on editors.user_id = history.changed_by
left join lms_ops.people as approvers on approvers.user_id = history.approved_by
cross join lateral (
    select
        -- after the day on which the term's grades were due
        coalesce(
            (history.changed_at at time zone (select lms_ops.timezone()))::date > terms.grade_submission_deadline,
            false
        ) as is_late,
        -- by nobody known, or by somebody who does not teach the offering
        not exists (
            select
            from public.course_instructors as instructors
            where instructors.course_offering_id = offerings.id
                and instructors.instructor_id = history.changed_by
        ) as is_by_outsider
) as facts
where courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('grade', 'read')));
