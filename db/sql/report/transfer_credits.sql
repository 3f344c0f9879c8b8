-- Work that students did at other institutions, and the courses that it may count as. One row per course of either.

-- What a student brought from other institutions, undecided first: what it was, what it counts as, who decided. One row per course elsewhere.
create view report.transfer_credits with (security_invoker = true, security_barrier = true) as
select
    transfers.id as transfer_id,
    transfers.student_id,
    transfers.external_institution,
    transfers.external_course_code,
    transfers.external_course_name,
    transfers.external_credits,
    transfers.external_grade,
    transfers.completed_on,
    transfers.status,
    courses.code as course_code,
    courses.name as course_name,
    transfers.credits_awarded,
    transfers.equivalency_id is not null as is_by_rule,
    transfers.note,
    (select people.name from report.people where people.user_id = transfers.recorded_by) as recorded_by_name,
    transfers.recorded_at,
    (select people.name from report.people where people.user_id = transfers.decided_by) as decided_by_name,
    transfers.decided_at
from lms_ops.transfer_credits as transfers
left join public.courses on courses.id = transfers.course_id;

-- Courses that work elsewhere may count as, for those who decide about that, by code. One row per course.
create view report.creditable_courses with (security_barrier = true) as
select
    courses.id as course_id,
    courses.code as course_code,
    courses.name as course_name
from public.courses
where courses.is_active
    and (select exists (select from lms_ops.viewer_units_for('transfer', 'manage')));
