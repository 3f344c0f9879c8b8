-- The record of one student as it stands now: who it is, enrollments, averages, standing, places in queues, permits. One row per student or entry.

-- The record of a student as it stands now, for those who may read it. One row per student.
create view report.student with (security_invoker = true, security_barrier = true) as
select
    students.id as student_id,
    students.student_number,
    (select people.name from report.people where people.user_id = students.user_id) as student_name,
    programs.id as program_id,
    programs.code as program_code,
    programs.name as program_name,
    programs.degree_type,
    programs.organization_unit_id as unit_id,
    students.status,
    students.study_mode,
    students.enrollment_date,
    students.actual_graduation_date,
    (select people.name from report.people where people.user_id = students.academic_advisor_id) as advisor_name,
    standings.standing,
    standings.effective_date as standing_since,
    -- what a person may decide next; the first decision is taken as one after good standing
    array(
        select transitions.to_standing
        from lms_ops.standing_transitions as transitions
        where transitions.from_standing = coalesce(standings.standing, 'good')
        order by transitions.to_standing
    ) as next_standings,
    coalesce(
        programs.organization_unit_id = any (array(select lms_ops.viewer_units_for('standing', 'decide'))),
        false
    ) as may_decide_standing,
    coalesce(
        programs.organization_unit_id = any (array(select lms_ops.viewer_units_for('transfer', 'manage'))),
        false
    ) as may_decide_transfer,
    results.cumulative_gpa,
    coalesce(results.credits_earned, 0) as credits_earned,
    programs.total_credits as credits_required,
    coalesce(seated.credits, 0) as credits_this_term,
    coalesce(seated.courses, 0)::integer as courses_this_term,
    holds.active_holds,
    holds.registration_is_blocked,
    queued.entries as places_in_queues,
    found.conflicts as open_conflicts
from public.students
left join public.academic_programs as programs on programs.id = students.academic_program_id
left join lms_ops.current_standings as standings on standings.student_id = students.id
-- as lms_ops.student_gpa() has them
left join lateral (
    select
        round(
            sum(completed.credits * completed.grade_points)
                / nullif(sum(completed.credits) filter (where completed.grade_points is not null), 0),
            2
        ) as cumulative_gpa,
        sum(completed.credits) filter (where completed.grade_points is distinct from 0) as credits_earned
    from lms_ops.completed_courses as completed
    where completed.student_id = students.id
) as results on true
left join lateral (
    select
        sum(courses_taken.credits) as credits,
        count(*) as courses
    from (
        select max(coalesce(offerings.credits, courses.credit_hours)) as credits
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        join public.academic_terms as terms on terms.id = offerings.academic_term_id
        join public.courses on courses.id = offerings.course_id
        where enrollments.student_id = students.id
            and enrollments.enrollment_status = 'enrolled'
            and terms.is_current
        group by offerings.course_id
    ) as courses_taken
) as seated on true
cross join lateral (
    select
        count(*)::integer as active_holds,
        coalesce(bool_or(student_holds.blocks_registration), false) as registration_is_blocked
    from public.student_holds
    where student_holds.student_id = students.id
        and student_holds.is_active
        and student_holds.effective_from <= now()
        and coalesce(student_holds.effective_until, 'infinity') > now()
) as holds
cross join lateral (
    select count(*)::integer as entries
    from public.course_waitlist as waitlist
    where waitlist.student_id = students.id
        and (
            waitlist.status = 'waiting'
            or (waitlist.status = 'notified' and waitlist.notification_expires_at > now())
        )
) as queued
cross join lateral (
    select count(*)::integer as conflicts
    from public.schedule_conflicts as conflicts
    where conflicts.student_id = students.id
        and conflicts.status in ('detected', 'notified')
) as found;

-- What a student takes and took, latest term first: course, status, result and who taught it. One row per enrollment.
create view report.student_enrollments with (security_invoker = true, security_barrier = true) as
select
    enrollments.id as enrollment_id,
    enrollments.student_id,
    offerings.id as offering_id,
    offerings.course_id,
    terms.id as term_id,
    terms.academic_year || ' ' || terms.term_type as term,
    terms.start_date as term_start_date,
    -- of the student; the office decides later too
    coalesce(terms.add_drop_deadline, terms.end_date) as last_day_to_drop,
    coalesce(terms.withdrawal_deadline, terms.end_date) as last_day_to_withdraw,
    courses.code as course_code,
    courses.name as course_name,
    offerings.section_code,
    offerings.component,
    coalesce(offerings.credits, courses.credit_hours) as credits,
    enrollments.enrollment_status as status,
    enrollments.grade,
    enrollments.grade_points,
    enrollments.attendance_percentage,
    coalesce(enrollments.is_retake, false) as is_retake,
    enrollments.enrollment_date as enrolled_at,
    enrollments.status_changed_date as status_since,
    (select people.name from report.people where people.user_id = teachers.instructor_id) as teacher_name,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('enrollment', 'manage'))),
        false
    ) as may_manage
from public.course_enrollments as enrollments
join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
join public.courses on courses.id = offerings.course_id
join public.academic_terms as terms on terms.id = offerings.academic_term_id
left join lateral (
    select teaching.instructor_id
    from lms_ops.teaching
    where teaching.course_offering_id = offerings.id
    order by
        teaching.is_primary desc,
        teaching.share desc,
        teaching.instructor_id
    limit 1
) as teachers on true
-- a record is shown whole or not at all: teachers see single enrollments of others too, on their rosters
where enrollments.student_id in (select students.id from public.students);

-- Averages and credits of a student term by term, weighted by credits, a course once a term. One row per student and term, earliest first.
create view report.student_terms with (security_invoker = true, security_barrier = true) as
with results as (
    select
        completed.student_id,
        completed.academic_term_id,
        count(*) as courses,
        count(*) filter (where completed.grade_points = 0) as failed_courses,
        sum(completed.credits * completed.grade_points) as quality_points,
        sum(completed.credits) filter (where completed.grade_points is not null) as gpa_credits,
        coalesce(sum(completed.credits) filter (where completed.grade_points is distinct from 0), 0)
            as credits_earned
    from lms_ops.completed_courses as completed
    group by
        completed.student_id,
        completed.academic_term_id
)

select
    results.student_id,
    results.academic_term_id as term_id,
    -- credit for work at other institutions belongs to no term and counts before all of them
    coalesce(terms.academic_year || ' ' || terms.term_type, 'elsewhere') as term,
    terms.start_date as term_start_date,
    results.courses::integer as courses,
    results.failed_courses::integer as failed_courses,
    results.credits_earned,
    sum(results.credits_earned) over so_far as credits_so_far,
    round(results.quality_points / nullif(results.gpa_credits, 0), 2) as term_gpa,
    round(sum(results.quality_points) over so_far / nullif(sum(results.gpa_credits) over so_far, 0), 2)
        as cumulative_gpa
from results
left join public.academic_terms as terms on terms.id = results.academic_term_id
-- whose record may be read: of others an enrollment or two may be seen, and no average is made of these
where results.student_id in (select students.id from public.students)
window so_far as (
    partition by results.student_id
    order by
        terms.start_date nulls first,
        terms.id
);

-- What was decided about a student's academic standing, latest first: from what to what, why, by whom. One row per decision.
create view report.student_standings with (security_invoker = true, security_barrier = true) as
select
    history.id as decision_id,
    history.student_id,
    history.academic_term_id as term_id,
    terms.academic_year || ' ' || terms.term_type as term,
    history.standing,
    history.previous_standing,
    history.term_gpa,
    history.cumulative_gpa,
    history.cause,
    history.actions,
    history.effective_date,
    (select people.name from report.people where people.user_id = history.decided_by) as decided_by_name,
    history.created_at
from public.academic_standing_history as history
join public.academic_terms as terms on terms.id = history.academic_term_id;

-- Queues that a student waits or waited in, with the rank of today and the deadline of an offer. One row per entry.
create view report.student_waiting with (security_barrier = true) as
select
    waitlist.id as entry_id,
    waitlist.student_id,
    offerings.id as offering_id,
    terms.academic_year || ' ' || terms.term_type as term,
    courses.code as course_code,
    courses.name as course_name,
    offerings.section_code,
    offerings.component,
    places.state,
    places.state in ('waiting', 'offered') as is_active,
    case when places.state in ('waiting', 'offered') then ranks.queue_rank end as rank,
    waitlist.priority,
    waitlist.joined_at,
    waitlist.notification_expires_at as deadline,
    waitlist.passed_over_at,
    waitlist.passed_over_reason,
    waitlist.ended_at,
    waitlist.end_reason,
    coalesce(
        courses.organization_unit_id = any (array(select lms_ops.viewer_units_for('enrollment', 'manage'))),
        false
    ) as may_manage
from public.course_waitlist as waitlist
join public.course_offerings as offerings on offerings.id = waitlist.course_offering_id
join public.courses on courses.id = offerings.course_id
join public.academic_terms as terms on terms.id = offerings.academic_term_id
cross join lateral (
    select case
        when waitlist.status <> 'notified' then waitlist.status
        when waitlist.notification_expires_at > now() then 'offered'
        else 'lapsed'
    end as state
) as places
-- how many stand here or before, in the order of lms_ops.queue_ranks()
cross join lateral (
    select count(*)::integer as queue_rank
    from public.course_waitlist as others
    where others.course_offering_id = waitlist.course_offering_id
        and (
            others.status = 'waiting'
            or (others.status = 'notified' and others.notification_expires_at > now())
        )
        and (-others.priority, others.joined_at, others.id) <= (-waitlist.priority, waitlist.joined_at, waitlist.id)
) as ranks
where (select lms_ops.viewer_reach('student', 'read')) is not null
    or waitlist.student_id in (select lms_ops.viewer_students());
