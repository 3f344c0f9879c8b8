-- Rows of the tables about students that a viewer may write through the LMS: views insert_ and update_ of a table.
-- A table and a way without a view is for nobody: the role must lack the privilege. Rows are deleted by nobody.

create view oracle.insert_students as
select
    everywhere.viewer,
    students.id as key
from oracle.everywhere
cross join public.students
where everywhere.permission = 'student.manage';

create view oracle.update_students as
select *
from oracle.insert_students;

create view oracle.insert_course_enrollments as
select
    offerings.viewer,
    enrollments.id as key
from oracle.offerings
join public.course_enrollments as enrollments on enrollments.course_offering_id = offerings.offering_id
where offerings.permission = 'enrollment.manage';

create view oracle.update_course_enrollments as
select *
from oracle.insert_course_enrollments;

-- who teaches grades and marks attendance, in the own offerings
create view oracle.insert_grades as
select
    taught.viewer,
    grades.id as key
from oracle.taught
join public.assessments on assessments.course_offering_id = taught.offering_id
join public.grades on grades.assessment_id = assessments.id;

create view oracle.update_grades as
select *
from oracle.insert_grades;

create view oracle.insert_enrollment_grades as
select
    taught.viewer,
    components.id as key
from oracle.taught
join public.course_enrollments as enrollments on enrollments.course_offering_id = taught.offering_id
join public.enrollment_grades as components on components.enrollment_id = enrollments.id;

create view oracle.update_enrollment_grades as
select *
from oracle.insert_enrollment_grades;

create view oracle.insert_attendance_records as
select
    taught.viewer,
    attendance.id as key
from oracle.taught
join public.class_schedules as meetings on meetings.course_offering_id = taught.offering_id
join public.attendance_records as attendance on attendance.class_schedule_id = meetings.id;

create view oracle.update_attendance_records as
select *
from oracle.insert_attendance_records;

-- students hand in and ask for themselves: work where they sit, and what nobody has decided yet
create view oracle.insert_assessment_submissions as
select
    own.viewer,
    submissions.id as key
from oracle.own_students as own
join public.assessment_submissions as submissions using (student_id)
join public.assessments on assessments.id = submissions.assessment_id
join public.course_enrollments as enrollments
    on enrollments.course_offering_id = assessments.course_offering_id
    and enrollments.student_id = own.student_id
where enrollments.enrollment_status = 'enrolled'
    and (
        submissions.group_id is null
        or exists (
            select
            from public.student_group_members as memberships
            where memberships.group_id = submissions.group_id
                and memberships.student_id = own.student_id
                and memberships.left_at is null
        )
    );

create view oracle.insert_grade_appeals as
select
    own.viewer,
    appeals.id as key
from oracle.own_students as own
join public.grade_appeals as appeals using (student_id)
join public.grades
    on grades.id = appeals.grade_id
    and grades.student_id = own.student_id
-- whom a hold keeps from the grade cannot appeal against it
join oracle.read_grades as readable
    on readable.viewer = own.viewer
    and readable.key = grades.id
where appeals.status = 'pending'
    and appeals.reviewer_id is null;

create view oracle.insert_graduation_applications as
select
    own.viewer,
    applications.id as key
from oracle.own_students as own
join public.graduation_applications as applications using (student_id)
where applications.status = 'submitted'
    and applications.reviewed_by is null;

create view oracle.insert_transcript_requests as
select
    own.viewer,
    requests.id as key
from oracle.own_students as own
join public.transcript_requests as requests using (student_id)
where requests.status = 'pending'
    and requests.approved_by is null;

-- offices decide in their units
create view oracle.managed_transcripts as
select
    in_units.viewer,
    students.id as student_id
from oracle.in_units
join public.academic_programs as programs on programs.organization_unit_id = in_units.unit_id
join public.students on students.academic_program_id = programs.id
where in_units.permission = 'transcript.manage'
union
select
    everywhere.viewer,
    students.id
from oracle.everywhere
cross join public.students
where everywhere.permission = 'transcript.manage';

create view oracle.update_transcript_requests as
select
    managed.viewer,
    requests.id as key
from oracle.managed_transcripts as managed
join public.transcript_requests as requests using (student_id);

create view oracle.insert_student_transcripts as
select
    managed.viewer,
    transcripts.id as key
from oracle.managed_transcripts as managed
join public.student_transcripts as transcripts using (student_id);

create view oracle.update_student_transcripts as
select *
from oracle.insert_student_transcripts;

create view oracle.update_student_holds as
select
    in_units.viewer,
    holds.id as key
from oracle.in_units
join public.student_holds as holds on holds.organization_unit_id = in_units.unit_id
where in_units.permission = 'hold.manage'
union
select
    everywhere.viewer,
    holds.id
from oracle.everywhere
cross join public.student_holds as holds
where everywhere.permission = 'hold.manage';

-- in the own name, on students whose record one may read
create view oracle.insert_student_holds as
select
    manageable.viewer,
    manageable.key
from oracle.update_student_holds as manageable
join public.student_holds as holds on holds.id = manageable.key
join oracle.known
    on known.viewer = manageable.viewer
    and known.user_id = holds.placed_by
join oracle.readable_students as readable
    on readable.viewer = manageable.viewer
    and readable.student_id = holds.student_id;

create view oracle.insert_course_waitlist as
select
    offerings.viewer,
    waitlist.id as key
from oracle.offerings
join public.course_waitlist as waitlist on waitlist.course_offering_id = offerings.offering_id
where offerings.permission = 'waitlist.manage';

create view oracle.update_course_waitlist as
select *
from oracle.insert_course_waitlist;

create view oracle.update_schedule_conflicts as
select
    offerings.viewer,
    conflicts.id as key
from oracle.offerings
join public.schedule_conflicts as conflicts
    on offerings.offering_id in (conflicts.course_offering_id, conflicts.conflicting_offering_id)
where offerings.permission = 'conflict.resolve'
union
select
    in_units.viewer,
    conflicts.id
from oracle.in_units
join public.academic_programs as programs on programs.organization_unit_id = in_units.unit_id
join public.students on students.academic_program_id = programs.id
join public.schedule_conflicts as conflicts on conflicts.student_id = students.id
where in_units.permission = 'conflict.resolve'
union
select
    everywhere.viewer,
    conflicts.id
from oracle.everywhere
cross join public.schedule_conflicts as conflicts
where everywhere.permission = 'conflict.resolve';

create view oracle.insert_student_groups as
select
    offerings.viewer,
    groups.id as key
from oracle.offerings
join public.assessments on assessments.course_offering_id = offerings.offering_id
join public.student_groups as groups on groups.assessment_id = assessments.id
where offerings.permission = 'group.manage';

create view oracle.update_student_groups as
select *
from oracle.insert_student_groups;

create view oracle.insert_student_group_members as
select
    manageable.viewer,
    memberships.id as key
from oracle.insert_student_groups as manageable
join public.student_group_members as memberships on memberships.group_id = manageable.key;

create view oracle.update_student_group_members as
select *
from oracle.insert_student_group_members;
