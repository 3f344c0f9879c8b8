-- Enrollments, results, attendance and standing of every student, as of the last refresh. One row per student.
create materialized view public.mv_student_statistics as
with enrollment_counts as (
    select
        enrollments.student_id,
        count(*) as total,
        count(*) filter (where enrollments.enrollment_status = 'completed') as completed,
        count(*) filter (where enrollments.enrollment_status = 'enrolled') as current,
        count(*) filter (where enrollments.enrollment_status = 'dropped') as dropped,
        count(*) filter (where enrollments.enrollment_status = 'withdrawn') as withdrawn,
        avg(enrollments.attendance_percentage) filter (
            where enrollments.enrollment_status in ('enrolled', 'completed')
        ) as stated_attendance,
        max(enrollments.enrollment_date) as last_enrollment_at
    from public.course_enrollments as enrollments
    group by enrollments.student_id
),

term_results as (
    select
        completed_courses.student_id,
        completed_courses.academic_term_id,
        sum(completed_courses.credits * completed_courses.grade_points) as quality_points,
        sum(completed_courses.credits) filter (where completed_courses.grade_points is not null) as gpa_credits,
        -- a course without points (pass or fail, transferred) counts as passed
        sum(completed_courses.credits) filter (where completed_courses.grade_points is distinct from 0)
            as credits_earned,
        count(*) filter (where completed_courses.grade_points = 0) as failed_courses
    from lms_ops.completed_courses
    group by
        completed_courses.student_id,
        completed_courses.academic_term_id
),

results as (
    select
        term_results.student_id,
        sum(term_results.quality_points) as quality_points,
        sum(term_results.gpa_credits) as gpa_credits,
        sum(term_results.credits_earned) as credits_earned,
        sum(term_results.failed_courses) as failed_courses
    from term_results
    group by term_results.student_id
),

latest_results as (
    select distinct on (term_results.student_id)
        term_results.student_id,
        term_results.academic_term_id,
        round(term_results.quality_points / term_results.gpa_credits, 2) as gpa
    from term_results
    join public.academic_terms as terms on terms.id = term_results.academic_term_id
    where term_results.gpa_credits > 0
    order by
        term_results.student_id,
        terms.start_date desc,
        terms.id
),

-- once a term, however many components of it the student sits in
current_courses as (
    select
        enrollments.student_id,
        max(coalesce(offerings.credits, courses.credit_hours)) as credits
    from public.course_enrollments as enrollments
    join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
    join public.courses on courses.id = offerings.course_id
    where enrollments.enrollment_status = 'enrolled'
    group by
        enrollments.student_id,
        offerings.academic_term_id,
        offerings.course_id
),

in_progress as (
    select
        current_courses.student_id,
        count(*) as courses,
        sum(current_courses.credits) as credits
    from current_courses
    group by current_courses.student_id
),

-- materialized, or each percentage would be worked out for every figure
percentages as materialized (
    select
        marks.student_id,
        marks.percent,
        marks.graded_at
    from lms_ops.marks
),

marks as (
    select
        percentages.student_id,
        count(*) as grade_count,
        round(avg(percentages.percent), 2) as average_percentage,
        max(percentages.percent) as highest_percentage,
        min(percentages.percent) as lowest_percentage,
        max(percentages.graded_at) as last_graded_at
    from percentages
    group by percentages.student_id
),

submission_counts as (
    select
        submissions.student_id,
        count(*) as submission_count,
        max(submissions.submission_date) as last_submission_at
    from public.assessment_submissions as submissions
    where submissions.status is distinct from 'draft'
    group by submissions.student_id
),

-- someone excused or sick neither attended nor missed the class
attendance as (
    select
        records.student_id,
        count(*) filter (where records.status in ('present', 'late')) as attended,
        count(*) filter (where records.status = 'late') as late,
        count(*) filter (where records.status = 'absent') as missed,
        count(*) filter (where records.status in ('excused', 'sick')) as excused,
        max(records.attendance_date) filter (where records.status in ('present', 'late')) as last_attended_on
    from public.attendance_records as records
    group by records.student_id
),

-- a hold ends at its date, also before maintenance has noticed
holds as (
    select
        student_holds.student_id,
        count(*) as active_holds,
        bool_or(student_holds.blocks_registration) as blocks_registration
    from public.student_holds
    where student_holds.is_active
        and student_holds.effective_from <= now()
        and coalesce(student_holds.effective_until, 'infinity') > now()
    group by student_holds.student_id
),

figures as (
    select
        students.id as student_id,
        round(results.quality_points / nullif(results.gpa_credits, 0), 2) as cumulative_gpa,
        round(
            coalesce(
                100.0 * attendance.attended / nullif(attendance.attended + attendance.missed, 0),
                enrollment_counts.stated_attendance
            ),
            2
        ) as attendance_percentage
    from public.students
    left join results on results.student_id = students.id
    left join attendance on attendance.student_id = students.id
    left join enrollment_counts on enrollment_counts.student_id = students.id
)

select
    -- what lists filter by and add up stands first and is never long: a scan that needs no more stops there
    students.id as student_id,
    programs.organization_unit_id,
    students.academic_program_id,

    coalesce(enrollment_counts.total, 0)::integer as total_enrollments,
    coalesce(enrollment_counts.completed, 0)::integer as completed_enrollments,
    coalesce(enrollment_counts.current, 0)::integer as current_enrollments,
    coalesce(enrollment_counts.dropped, 0)::integer as dropped_enrollments,
    coalesce(enrollment_counts.withdrawn, 0)::integer as withdrawn_enrollments,
    coalesce(in_progress.courses, 0)::integer as current_courses,
    coalesce(results.failed_courses, 0)::integer as failed_courses,

    coalesce(marks.grade_count, 0)::integer as grade_count,
    coalesce(submission_counts.submission_count, 0)::integer as submission_count,
    coalesce(attendance.attended, 0)::integer as attended_count,
    coalesce(attendance.late, 0)::integer as late_count,
    coalesce(attendance.missed, 0)::integer as missed_count,
    coalesce(attendance.excused, 0)::integer as excused_count,
    coalesce(holds.active_holds, 0)::integer as active_holds,
    coalesce(holds.blocks_registration, false) as registration_is_blocked,

    students.status,
    case
        when students.status = 'active' then array_remove(
            array[
                case
                    when figures.cumulative_gpa < (select lms_ops.setting('students', 'at_risk_below_gpa'))
                        then 'low_gpa'
                end,
                case
                    when figures.attendance_percentage
                        < (select lms_ops.setting('students', 'at_risk_below_attendance_percent'))
                        then 'low_attendance'
                end,
                case
                    when standings.standing in ('warning', 'probation', 'suspension', 'dismissal')
                        then 'poor_standing'
                end
            ],
            null
        )
        else '{}'
    end as risk_reasons,
    figures.cumulative_gpa,
    latest_results.gpa as current_gpa,
    latest_results.academic_term_id as current_gpa_term_id,
    coalesce(results.quality_points, 0) as quality_points,
    coalesce(results.gpa_credits, 0) as gpa_credits,
    coalesce(results.credits_earned, 0) as credits_earned,
    coalesce(in_progress.credits, 0) as credits_in_progress,
    programs.total_credits as credits_required,

    figures.attendance_percentage,
    marks.average_percentage,
    marks.highest_percentage,
    marks.lowest_percentage,
    standings.standing,
    standings.effective_date as standing_since,
    round(
        greatest(
            coalesce(students.actual_graduation_date, (now() at time zone (select lms_ops.timezone()))::date)
            - students.enrollment_date,
            0
        ) / 365.25,
        1
    ) as years_enrolled,
    students.enrollment_date,

    enrollment_counts.last_enrollment_at,
    submission_counts.last_submission_at,
    marks.last_graded_at,
    attendance.last_attended_on,
    users.last_login_at,
    greatest(
        enrollment_counts.last_enrollment_at,
        submission_counts.last_submission_at,
        attendance.last_attended_on::timestamp at time zone (select lms_ops.timezone()),
        users.last_login_at
    ) as last_activity_at,

    students.user_id,
    students.student_number,
    coalesce(
        people.name,
        jsonb_build_object('az', students.student_number, 'en', students.student_number, 'ru', students.student_number)
    ) as name,
    students.study_mode,
    students.funding_type,
    programs.code as program_code,
    programs.name as program_name,
    programs.degree_type,
    units.code as unit_code,
    units.name as unit_name,
    students.academic_advisor_id,
    advisors.name as advisor_name
from public.students
join figures on figures.student_id = students.id
left join public.users on users.id = students.user_id
left join lms_ops.people on people.user_id = students.user_id
left join lms_ops.people as advisors on advisors.user_id = students.academic_advisor_id
left join public.academic_programs as programs on programs.id = students.academic_program_id
left join public.organization_units as units on units.id = programs.organization_unit_id
left join enrollment_counts on enrollment_counts.student_id = students.id
left join results on results.student_id = students.id
left join latest_results on latest_results.student_id = students.id
left join in_progress on in_progress.student_id = students.id
left join marks on marks.student_id = students.id
left join submission_counts on submission_counts.student_id = students.id
left join attendance on attendance.student_id = students.id
left join holds on holds.student_id = students.id
left join lms_ops.current_standings as standings on standings.student_id = students.id
with no data;

create unique index idx_mv_student_statistics_student
    on public.mv_student_statistics (student_id);
create index idx_mv_student_statistics_unit
    on public.mv_student_statistics (organization_unit_id, academic_program_id);
