-- Rows of the report views about students that a viewer may read: a view read_report_<view>, with viewer and key.

create view oracle.read_report_students as
select
    readable.viewer,
    readable.student_id as key
from oracle.readable_students as readable;

create view oracle.read_report_student as
select *
from oracle.read_report_students;

create view oracle.read_report_student_enrollments as
select
    readable.viewer,
    enrollments.id as key
from oracle.readable_students as readable
join public.course_enrollments as enrollments using (student_id);

-- a row for each term with a completed course, and one for credit from elsewhere
create view oracle.read_report_student_terms as
select distinct
    readable.viewer,
    concat_ws(' ', readable.student_id, offerings.academic_term_id) as key
from oracle.readable_students as readable
join public.course_enrollments as enrollments using (student_id)
join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
where enrollments.enrollment_status = 'completed'
union
select
    readable.viewer,
    readable.student_id::text
from oracle.readable_students as readable
join lms_ops.transfer_credits as transfers using (student_id)
where transfers.status = 'credited';

-- each result of an enrollment, or credit from elsewhere, that may be read
create view oracle.read_completed_courses as
select distinct
    readable.viewer,
    concat_ws(' ', enrollments.student_id, offerings.academic_term_id) as key
from oracle.read_course_enrollments as readable
join public.course_enrollments as enrollments on enrollments.id = readable.key
join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
where enrollments.enrollment_status = 'completed'
union
select
    readable.viewer,
    transfers.student_id::text
from oracle.read_transfer_credits as readable
join lms_ops.transfer_credits as transfers on transfers.id = readable.key
where transfers.status = 'credited';

create view oracle.read_current_standings as
select distinct
    readable.viewer,
    history.student_id as key
from oracle.read_academic_standing_history as readable
join public.academic_standing_history as history on history.id = readable.key;

create view oracle.read_report_student_standings as
select *
from oracle.read_academic_standing_history;

create view oracle.read_report_student_waiting as
select
    readable.viewer,
    waitlist.id as key
from oracle.readable_students as readable
join public.course_waitlist as waitlist using (student_id);

create view oracle.read_report_student_permits as
select *
from oracle.read_registration_permits;

create view oracle.read_report_transfer_credits as
select *
from oracle.read_transfer_credits;

-- work elsewhere may count as any course that is given, for who decides about it somewhere
create view oracle.read_report_creditable_courses as
select distinct
    grants.viewer,
    courses.id as key
from oracle.grants
cross join public.courses
where grants.permission = 'transfer.manage'
    and grants.scope <> 'own'
    and courses.is_active;

-- of courses that enough students completed, in units whose students one may read
create view oracle.read_report_student_results as
with results as (
    select
        offerings.academic_term_id as term_id,
        courses.id as course_id,
        courses.organization_unit_id as unit_id
    from public.course_enrollments as enrollments
    join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
    join public.courses on courses.id = offerings.course_id
    where enrollments.enrollment_status = 'completed'
        and offerings.parent_offering_id is null
    group by
        offerings.academic_term_id,
        courses.id
    having count(*) >= (
            select settings.value::text::integer
            from public.system_settings as settings
            where settings.category = 'students'
                and settings.key = 'smallest_group'
        )
)

select
    in_units.viewer,
    results.term_id || ' ' || results.course_id as key
from oracle.in_units
join results using (unit_id)
where in_units.permission = 'student.read'
union
select
    everywhere.viewer,
    results.term_id || ' ' || results.course_id
from oracle.everywhere
cross join results
where everywhere.permission = 'student.read';

create view oracle.read_report_roster as
select *
from oracle.read_course_enrollments;

create view oracle.read_report_holds as
select *
from oracle.read_student_holds;

create view oracle.read_report_blocked_students as
select distinct
    seen.viewer,
    holds.student_id as key
from oracle.read_student_holds as seen
join public.student_holds as holds on holds.id = seen.key
where holds.blocks_registration
    and holds.is_active
    and holds.effective_from <= now()
    and (holds.effective_until is null or holds.effective_until > now());

create view oracle.read_report_conflicts as
select *
from oracle.read_schedule_conflicts;

create view oracle.read_report_grades as
select *
from oracle.read_grade_change_history;

create view oracle.read_report_grade_seal as
select
    everywhere.viewer,
    seals.chains as key
from oracle.everywhere
cross join lms_ops.grade_chain_seals as seals
where everywhere.permission = 'grade.read'
    and seals.id = (select max(latest.id) from lms_ops.grade_chain_seals as latest);

create view oracle.read_report_waitlist_entries as
select *
from oracle.read_course_waitlist;

create view oracle.read_report_waitlist_decisions as
select *
from oracle.read_waitlist_events;

-- how people are called: staff to anybody who is known, everybody to who reads lists of a unit, else those in one's lists
create view oracle.list_readers as
select distinct grants.viewer
from oracle.grants
where grants.permission in ('student.read', 'offering.read')
    and grants.scope in ('department', 'faculty', 'university');

create view oracle.read_report_student_names as
select
    list_readers.viewer,
    students.id as key
from oracle.list_readers
cross join public.students
union
select
    readable.viewer,
    readable.student_id
from oracle.readable_students as readable
union
select
    taught.viewer,
    enrollments.student_id
from oracle.taught
join public.course_enrollments as enrollments on enrollments.course_offering_id = taught.offering_id
union
select
    taught.viewer,
    waitlist.student_id
from oracle.taught
join public.course_waitlist as waitlist on waitlist.course_offering_id = taught.offering_id;

create view oracle.read_report_people as
select
    known.viewer,
    users.id as key
from oracle.known
cross join public.users
where users.id = known.user_id
    or known.viewer in (select list_readers.viewer from oracle.list_readers)
    or users.id in (select staff.user_id from public.staff_members as staff)
    or exists (
        select
        from oracle.read_report_student_names as named
        join public.students on students.id = named.key
        where named.viewer = known.viewer
            and students.user_id = users.id
    );
