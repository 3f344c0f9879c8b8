-- Rows of the tables about students that a viewer may read: a view a table, with viewer and key.

create view oracle.read_students as
select
    readable.viewer,
    readable.student_id as key
from oracle.readable_students as readable;

create view oracle.read_course_enrollments as
select
    readable.viewer,
    enrollments.id as key
from oracle.readable_students as readable
join public.course_enrollments as enrollments using (student_id)
union
select
    seen.viewer,
    enrollments.id
from oracle.seen_offerings as seen
join public.course_enrollments as enrollments on enrollments.course_offering_id = seen.offering_id;

create view oracle.read_grades as
select
    graded.viewer,
    grades.id as key
from oracle.graded_students as graded
join public.grades using (student_id)
union
select
    graded.viewer,
    grades.id
from oracle.graded_offerings as graded
join public.assessments on assessments.course_offering_id = graded.offering_id
join public.grades on grades.assessment_id = assessments.id;

create view oracle.read_enrollment_grades as
select
    graded.viewer,
    components.id as key
from oracle.graded_students as graded
join public.course_enrollments as enrollments using (student_id)
join public.enrollment_grades as components on components.enrollment_id = enrollments.id
union
select
    graded.viewer,
    components.id
from oracle.graded_offerings as graded
join public.course_enrollments as enrollments on enrollments.course_offering_id = graded.offering_id
join public.enrollment_grades as components on components.enrollment_id = enrollments.id;

create view oracle.read_assessment_submissions as
select
    readable.viewer,
    submissions.id as key
from oracle.readable_students as readable
join public.assessment_submissions as submissions using (student_id)
union
select
    own.viewer,
    submissions.id
from oracle.own_students as own
join public.student_group_members as memberships using (student_id)
join public.assessment_submissions as submissions using (group_id)
where memberships.left_at is null
union
select
    graded.viewer,
    submissions.id
from oracle.graded_offerings as graded
join public.assessments on assessments.course_offering_id = graded.offering_id
join public.assessment_submissions as submissions on submissions.assessment_id = assessments.id;

create view oracle.read_attendance_records as
select
    readable.viewer,
    attendance.id as key
from oracle.readable_students as readable
join public.attendance_records as attendance using (student_id)
union
select
    taught.viewer,
    attendance.id
from oracle.taught
join public.class_schedules as meetings on meetings.course_offering_id = taught.offering_id
join public.attendance_records as attendance on attendance.class_schedule_id = meetings.id;

create view oracle.read_grade_appeals as
select
    readable.viewer,
    appeals.id as key
from oracle.readable_students as readable
join public.grade_appeals as appeals using (student_id)
union
select
    known.viewer,
    appeals.id
from oracle.known
join public.grade_appeals as appeals on appeals.reviewer_id = known.user_id
union
select
    graded.viewer,
    appeals.id
from oracle.graded_offerings as graded
join public.assessments on assessments.course_offering_id = graded.offering_id
join public.grades on grades.assessment_id = assessments.id
join public.grade_appeals as appeals on appeals.grade_id = grades.id;

create view oracle.read_gpa_calculations as
select
    readable.viewer,
    calculations.id as key
from oracle.readable_students as readable
join public.gpa_calculations as calculations using (student_id);

create view oracle.read_degree_audit_progress as
select
    readable.viewer,
    progress.id as key
from oracle.readable_students as readable
join public.degree_audit_progress as progress using (student_id);

create view oracle.read_graduation_applications as
select
    readable.viewer,
    applications.id as key
from oracle.readable_students as readable
join public.graduation_applications as applications using (student_id);

create view oracle.read_academic_honors as
select
    readable.viewer,
    honors.id as key
from oracle.readable_students as readable
join public.academic_honors as honors using (student_id);

create view oracle.read_academic_standing_history as
select
    readable.viewer,
    history.id as key
from oracle.readable_students as readable
join public.academic_standing_history as history using (student_id);

-- transcripts are not for everybody who reads a record: the student, and who has transcript.read
create view oracle.transcribed_students as
select
    own.viewer,
    own.student_id
from oracle.own_students as own
union
select
    in_units.viewer,
    students.id
from oracle.in_units
join public.academic_programs as programs on programs.organization_unit_id = in_units.unit_id
join public.students on students.academic_program_id = programs.id
where in_units.permission = 'transcript.read'
union
select
    everywhere.viewer,
    students.id
from oracle.everywhere
cross join public.students
where everywhere.permission = 'transcript.read';

create view oracle.read_student_transcripts as
select
    transcribed.viewer,
    transcripts.id as key
from oracle.transcribed_students as transcribed
join public.student_transcripts as transcripts using (student_id);

create view oracle.read_transcript_requests as
select
    transcribed.viewer,
    requests.id as key
from oracle.transcribed_students as transcribed
join public.transcript_requests as requests using (student_id);

create view oracle.read_student_holds as
select
    readable.viewer,
    holds.id as key
from oracle.readable_students as readable
join public.student_holds as holds using (student_id)
union
select
    in_units.viewer,
    holds.id
from oracle.in_units
join public.student_holds as holds on holds.organization_unit_id = in_units.unit_id
where in_units.permission = 'hold.manage';

create view oracle.read_course_waitlist as
select
    readable.viewer,
    waitlist.id as key
from oracle.readable_students as readable
join public.course_waitlist as waitlist using (student_id)
union
select
    seen.viewer,
    waitlist.id
from oracle.seen_offerings as seen
join public.course_waitlist as waitlist on waitlist.course_offering_id = seen.offering_id;

create view oracle.read_schedule_conflicts as
select
    readable.viewer,
    conflicts.id as key
from oracle.readable_students as readable
join public.schedule_conflicts as conflicts using (student_id)
union
select
    offerings.viewer,
    conflicts.id
from oracle.offerings
join public.schedule_conflicts as conflicts
    on offerings.offering_id in (conflicts.course_offering_id, conflicts.conflicting_offering_id)
where offerings.permission = 'offering.read';

create view oracle.seen_groups as
select
    seen.viewer,
    groups.id as group_id
from oracle.seen_offerings as seen
join public.assessments on assessments.course_offering_id = seen.offering_id
join public.student_groups as groups on groups.assessment_id = assessments.id
union
select
    own.viewer,
    memberships.group_id
from oracle.own_students as own
join public.student_group_members as memberships using (student_id)
where memberships.left_at is null;

create view oracle.read_student_groups as
select
    seen.viewer,
    seen.group_id as key
from oracle.seen_groups as seen;

create view oracle.read_student_group_members as
select
    seen.viewer,
    memberships.id as key
from oracle.seen_groups as seen
join public.student_group_members as memberships using (group_id)
union
select
    own.viewer,
    memberships.id
from oracle.own_students as own
join public.student_group_members as memberships using (student_id);

create view oracle.read_grade_change_history as
select
    offerings.viewer,
    history.id as key
from oracle.offerings
join public.grade_change_history as history on history.course_offering_id = offerings.offering_id
where offerings.permission = 'grade.read'
union
-- a history outlives the offering that it speaks of
select
    everywhere.viewer,
    history.id
from oracle.everywhere
cross join public.grade_change_history as history
where everywhere.permission = 'grade.read';

create view oracle.read_registration_permits as
select
    readable.viewer,
    permits.id as key
from oracle.readable_students as readable
join lms_ops.registration_permits as permits using (student_id);

create view oracle.read_transfer_credits as
select
    readable.viewer,
    transfers.id as key
from oracle.readable_students as readable
join lms_ops.transfer_credits as transfers using (student_id);

create view oracle.read_waitlist_events as
select
    readable.viewer,
    events.id as key
from oracle.readable_students as readable
join lms_ops.waitlist_events as events using (student_id)
union
select
    seen.viewer,
    events.id
from oracle.seen_offerings as seen
join lms_ops.waitlist_events as events on events.course_offering_id = seen.offering_id;
