-- What the statistics count, each definition once: from names and seats to courses completed. One row per fact.

-- What a user is called in each language; the login name where there is no person. One row per user.
create view lms_ops.people as
select
    users.id as user_id,
    coalesce(
        lms_ops.full_name(persons),
        jsonb_build_object('az', users.username, 'en', users.username, 'ru', users.username)
    ) as name
from public.users
left join public.persons on persons.user_id = users.id;

-- Enrollments by status and how they ended, the seats they take and the limit they are measured against.
-- One row per offering.
create view lms_ops.enrollment_counts as
with counted as (
    select
        enrollments.course_offering_id,
        count(*) filter (where enrollments.enrollment_status = 'enrolled') as enrolled,
        count(*) filter (where enrollments.enrollment_status = 'completed') as completed,
        count(*) filter (where enrollments.enrollment_status = 'dropped') as dropped,
        count(*) filter (where enrollments.enrollment_status = 'withdrawn') as withdrawn,
        count(*) filter (where enrollments.enrollment_status = 'waitlisted') as waitlisted,
        count(enrollments.grade_points) filter (where enrollments.enrollment_status = 'completed') as graded,
        avg(enrollments.grade_points) filter (where enrollments.enrollment_status = 'completed') as average_points,
        count(*) filter (where enrollments.enrollment_status = 'completed' and enrollments.grade like 'D%') as d_grades,
        count(*) filter (where enrollments.enrollment_status = 'completed' and enrollments.grade_points = 0) as f_grades,
        avg(enrollments.attendance_percentage) filter (
            where enrollments.enrollment_status in ('enrolled', 'completed')
        ) as average_attendance,
        count(enrollments.attendance_percentage) filter (
            where enrollments.enrollment_status in ('enrolled', 'completed')
        ) as with_attendance
    from public.course_enrollments as enrollments
    group by enrollments.course_offering_id
)

select
    offerings.id as course_offering_id,
    coalesce(counted.enrolled, 0)::integer as enrolled,
    coalesce(counted.completed, 0)::integer as completed,
    coalesce(counted.dropped, 0)::integer as dropped,
    coalesce(counted.withdrawn, 0)::integer as withdrawn,
    coalesce(counted.waitlisted, 0)::integer as waitlisted,
    -- a finished term would be empty if only `enrolled` took a seat
    (coalesce(counted.enrolled, 0) + coalesce(counted.completed, 0))::integer as seats_taken,
    coalesce(overrides.published_limit, offerings.max_enrollment) as published_limit,
    -- nobody means the limit of an independent study, and nothing fills a limit of 0 or a cancelled offering
    (
        offerings.component is distinct from 'IND'
        and offerings.enrollment_status is distinct from 'cancelled'
        and coalesce(overrides.published_limit, offerings.max_enrollment) > 0
    ) as counts_for_fill,
    coalesce(counted.graded, 0)::integer as graded,
    counted.average_points,
    coalesce(counted.d_grades, 0)::integer as d_grades,
    coalesce(counted.f_grades, 0)::integer as f_grades,
    counted.average_attendance,
    coalesce(counted.with_attendance, 0)::integer as with_attendance
from public.course_offerings as offerings
left join counted on counted.course_offering_id = offerings.id
left join lms_ops.capacity_overrides as overrides
    on overrides.course_offering_id = offerings.id
    and overrides.closed_at is null;

-- When an offering meets every week, however often the timetable repeats it; minutes, the part of the term's days
-- during which it meets so (0 to 1), and where. One row per offering, day, start and end.
create view lms_ops.weekly_meetings as
with dated as (
    select distinct
        schedules.course_offering_id,
        schedules.day_of_week,
        schedules.start_time,
        schedules.end_time,
        schedules.room_id,
        terms.end_date - terms.start_date + 1 as days_of_term,
        case
            when greatest(schedules.effective_from, terms.start_date)
                <= least(schedules.effective_until, terms.end_date)
                then daterange(
                    greatest(schedules.effective_from, terms.start_date),
                    least(schedules.effective_until, terms.end_date),
                    '[]'
                )
            -- dates that run backwards or miss the term say nothing about it
            else daterange(terms.start_date, terms.end_date, '[]')
        end as dates
    from public.class_schedules as schedules
    join public.course_offerings as offerings on offerings.id = schedules.course_offering_id
    join public.academic_terms as terms on terms.id = offerings.academic_term_id
    where schedules.is_recurring is not false
        and schedules.day_of_week is not null
        and schedules.end_time > schedules.start_time
)

select
    dated.course_offering_id,
    dated.day_of_week,
    dated.start_time,
    dated.end_time,
    (extract(epoch from dated.end_time - dated.start_time) / 60)::integer as minutes,
    (
        select sum(upper(stretch) - lower(stretch))::numeric
        from unnest(range_agg(dated.dates)) as stretch
    ) / dated.days_of_term as part_of_term,
    string_agg(distinct concat_ws(' ', buildings.code, rooms.room_number), ', ') filter (where rooms.id is not null)
        as rooms
from dated
left join public.rooms on rooms.id = dated.room_id
left join public.buildings on buildings.id = rooms.building_id
group by
    dated.course_offering_id,
    dated.day_of_week,
    dated.start_time,
    dated.end_time,
    dated.days_of_term;

-- Who teaches an offering and which part of it (0 to 1): as stated, else an equal part of what the others leave.
-- One row per offering and teacher, however often the teacher is listed.
create view lms_ops.teaching with (security_invoker = true) as
with listed as (
    select
        instructors.course_offering_id,
        instructors.instructor_id,
        bool_or(coalesce(instructors.role, 'primary') = 'primary') as is_primary,
        case when sum(instructors.share) > 1 then 1 else sum(instructors.share) end as stated_share
    from public.course_instructors as instructors
    where instructors.course_offering_id is not null
        and instructors.instructor_id is not null
    group by
        instructors.course_offering_id,
        instructors.instructor_id
)

select
    listed.course_offering_id,
    listed.instructor_id,
    listed.is_primary,
    coalesce(
        listed.stated_share,
        greatest(1 - coalesce(sum(listed.stated_share) over offering, 0), 0)
            / nullif(count(*) filter (where listed.stated_share is null) over offering, 0)
    ) as share
from listed
window offering as (partition by listed.course_offering_id);

-- Marks as percent, whichever scale they were given on. One row per grade that says something.
create view lms_ops.marks as
select
    grades.id as grade_id,
    grades.student_id,
    grades.assessment_id,
    assessments.course_offering_id,
    grades.graded_by,
    grades.graded_at,
    round(
        coalesce(grades.percentage, 100 * grades.marks_obtained / nullif(assessments.total_marks, 0)),
        2
    ) as percent
from public.grades
join public.assessments on assessments.id = grades.assessment_id
where grades.percentage is not null
    or grades.marks_obtained is not null
    or grades.letter_grade is not null;

-- A course that a student has completed, once a term however many components it has: its credits are those of the
-- largest, its points the best. Credit for work elsewhere has no term and no points, and gives way to the same course
-- passed here. One row per student, term and course.
create view lms_ops.completed_courses with (security_invoker = true) as
select
    enrollments.student_id,
    offerings.academic_term_id,
    offerings.course_id,
    max(coalesce(offerings.credits, courses.credit_hours)) as credits,
    max(enrollments.grade_points) as grade_points
from public.course_enrollments as enrollments
join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
join public.courses on courses.id = offerings.course_id
where enrollments.enrollment_status = 'completed'
group by
    enrollments.student_id,
    offerings.academic_term_id,
    offerings.course_id
union all
select
    transfers.student_id,
    null,
    transfers.course_id,
    transfers.credits_awarded,
    null
from lms_ops.transfer_credits as transfers
where transfers.status = 'credited'
    and not exists (
        select
        from public.course_enrollments as enrollments
        join public.course_offerings as offerings on offerings.id = enrollments.course_offering_id
        where enrollments.student_id = transfers.student_id
            and offerings.course_id = transfers.course_id
            and enrollments.enrollment_status = 'completed'
            and enrollments.grade_points is distinct from 0
    );

-- The standing that each student has now: the latest of the history. One row per student with any.
create view lms_ops.current_standings with (security_invoker = true) as
select distinct on (history.student_id)
    history.student_id,
    history.standing,
    history.effective_date
from public.academic_standing_history as history
order by
    history.student_id,
    history.effective_date desc,
    history.created_at desc,
    history.id;
