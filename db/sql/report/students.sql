-- Students whose records the viewer may read, as of the last refresh: one by one, by grade point average, and results by course.

-- Students with their average, credits, attendance, standing and what puts them at risk, by student number. One row per student.
create view report.students with (security_barrier = true) as
select
    students.student_id,
    students.student_number,
    students.name as student_name,
    students.organization_unit_id as unit_id,
    students.unit_code,
    students.program_code,
    students.program_name,
    students.degree_type,
    students.status,
    students.study_mode,
    students.years_enrolled,
    students.total_enrollments,
    students.completed_enrollments,
    students.current_enrollments,
    students.dropped_enrollments,
    students.withdrawn_enrollments,
    students.failed_courses,
    students.current_gpa,
    students.cumulative_gpa,
    -- steps, each named by where it begins: half a point (4.0 is one of its own), 30 credits, ten percent
    floor(students.cumulative_gpa * 2) / 2 as gpa_step,
    floor(students.credits_earned / 30) * 30 as credits_step,
    least(floor(students.attendance_percentage / 10) * 10, 90) as attendance_step,
    students.credits_earned,
    students.credits_in_progress,
    students.credits_required,
    students.grade_count,
    students.average_percentage,
    students.highest_percentage,
    students.lowest_percentage,
    students.attended_count,
    students.missed_count,
    students.attendance_percentage,
    students.standing,
    students.active_holds,
    students.registration_is_blocked,
    students.risk_reasons,
    cardinality(students.risk_reasons) > 0 as is_at_risk,
    students.advisor_name,
    students.last_enrollment_at,
    students.last_graded_at,
    students.last_attended_on,
    students.last_activity_at,
    -- what a search compares with
    lms_ops.fold(concat_ws(
        ' ',
        students.student_number,
        students.name ->> 'az',
        students.name ->> 'en',
        students.name ->> 'ru'
    )) as folded_student
from public.mv_student_statistics as students
-- all for whoever may read all, as a range that an index finds beside the list: see lms_ops.viewer_reach()
where students.student_id between '00000000-0000-0000-0000-000000000000' and (select lms_ops.viewer_reach('student', 'read'))
    or students.student_id = any (array(select lms_ops.viewer_students()));

-- Results of finished courses: D, F and W over the enrolled at census (those who kept a seat or withdrew), highest share first. One row per course, unit and term.
-- A course completed by fewer than the setting students.smallest_group is left out.
create view report.student_results with (security_barrier = true) as
select
    offerings.academic_term_id as term_id,
    offerings.organization_unit_id as unit_id,
    offerings.course_id,
    offerings.course_code,
    offerings.course_name,
    sum(offerings.census_count)::integer as census,
    -- shares of all of them: those with a D or F are mostly too few to be counted by themselves
    round(
        100.0 * sum(offerings.d_count + offerings.f_count + offerings.withdrawn_count) / sum(offerings.census_count),
        1
    ) as dfw_percentage,
    round(
        100.0 * sum(offerings.f_count + offerings.withdrawn_count) / sum(offerings.census_count),
        1
    ) as fw_percentage
from public.mv_course_offering_statistics as offerings
where (
        offerings.organization_unit_id = any (array(select lms_ops.viewer_units_for('student', 'read')))
        or (select lms_ops.viewer_reach('student', 'read')) is not null
    )
    and offerings.parent_offering_id is null
    and offerings.completed_count > 0
group by
    offerings.academic_term_id,
    offerings.organization_unit_id,
    offerings.course_id,
    offerings.course_code,
    offerings.course_name
-- those who withdrew stand by name on the rosters: what the shares say beside is about those who completed
having sum(offerings.completed_count) >= (select lms_ops.setting('students', 'smallest_group'));
