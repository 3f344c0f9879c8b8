-- Demand, seats, teaching and results of every offering, as of the last refresh. One row per offering.
create materialized view public.mv_course_offering_statistics as
with live_entries as (
    select
        entries.course_offering_id,
        entries.student_id,
        entries.joined_at,
        case when entries.status = 'notified' then entries.notification_expires_at end as offer_lapses_at,
        offerings.course_id,
        offerings.academic_term_id,
        coalesce(offerings.component, '') as component
    from public.course_waitlist as entries
    join public.course_offerings as offerings on offerings.id = entries.course_offering_id
    where entries.status = 'waiting'
        or (entries.status = 'notified' and entries.notification_expires_at > now())
),

-- a seat in the lecture does not replace one in the laboratory, so only sections of one component stand in for each other
seats_of_waiting_students as (
    select distinct
        enrollments.student_id,
        sections.course_id,
        sections.academic_term_id,
        coalesce(sections.component, '') as component
    from public.course_enrollments as enrollments
    join public.course_offerings as sections on sections.id = enrollments.course_offering_id
    where enrollments.enrollment_status in ('enrolled', 'completed')
        and enrollments.student_id in (select live_entries.student_id from live_entries)
),

judged_entries as (
    select
        live_entries.course_offering_id,
        live_entries.student_id,
        live_entries.joined_at,
        live_entries.offer_lapses_at,
        live_entries.course_id,
        live_entries.academic_term_id,
        seats.student_id is null as is_unmet
    from live_entries
    left join seats_of_waiting_students as seats using (student_id, course_id, academic_term_id, component)
),

queues as (
    select
        judged_entries.course_offering_id,
        count(*) as waitlist_size,
        count(judged_entries.offer_lapses_at) as live_offers,
        count(*) filter (where judged_entries.is_unmet) as unmet_demand,
        min(judged_entries.joined_at) filter (where judged_entries.offer_lapses_at is null) as waiting_since,
        min(judged_entries.offer_lapses_at) as next_offer_lapses_at
    from judged_entries
    group by judged_entries.course_offering_id
),

course_queues as (
    select
        judged_entries.course_id,
        judged_entries.academic_term_id,
        count(distinct judged_entries.student_id) filter (where judged_entries.is_unmet) as unmet_demand
    from judged_entries
    group by
        judged_entries.course_id,
        judged_entries.academic_term_id
),

-- materialized, or each name would be put together for every language and every comparison
teachers as materialized (
    select
        teaching.course_offering_id,
        teaching.instructor_id,
        teaching.is_primary,
        people.name
    from lms_ops.teaching
    join lms_ops.people on people.user_id = teaching.instructor_id
),

instructors as (
    select
        teachers.course_offering_id,
        count(*) as instructor_count,
        array_agg(
            teachers.instructor_id order by teachers.is_primary desc, teachers.name ->> 'en', teachers.instructor_id
        ) as instructor_ids,
        jsonb_build_object(
            'az', string_agg(
                teachers.name ->> 'az', ', '
                order by teachers.is_primary desc, teachers.name ->> 'en', teachers.instructor_id
            ),
            'en', string_agg(
                teachers.name ->> 'en', ', '
                order by teachers.is_primary desc, teachers.name ->> 'en', teachers.instructor_id
            ),
            'ru', string_agg(
                teachers.name ->> 'ru', ', '
                order by teachers.is_primary desc, teachers.name ->> 'en', teachers.instructor_id
            )
        ) as instructor_names
    from teachers
    group by teachers.course_offering_id
),

timetable as (
    select
        meetings.course_offering_id,
        round(sum(meetings.minutes * meetings.part_of_term) / 50, 2) as contact_hours_per_week,
        jsonb_agg(
            jsonb_build_object(
                'day', meetings.day_of_week,
                'start', to_char(meetings.start_time, 'HH24:MI'),
                'end', to_char(meetings.end_time, 'HH24:MI'),
                'rooms', meetings.rooms
            )
            order by meetings.day_of_week, meetings.start_time, meetings.end_time
        ) as meetings
    from lms_ops.weekly_meetings as meetings
    group by meetings.course_offering_id
),

assessment_counts as (
    select
        assessments.course_offering_id,
        count(*) as assessment_count
    from public.assessments
    group by assessments.course_offering_id
),

submission_counts as (
    select
        assessments.course_offering_id,
        count(*) as submission_count
    from public.assessment_submissions as submissions
    join public.assessments on assessments.id = submissions.assessment_id
    where submissions.status is distinct from 'draft'
    group by assessments.course_offering_id
),

-- materialized, or each percentage would be worked out for every figure
percentages as materialized (
    select
        marks.course_offering_id,
        marks.student_id,
        marks.percent
    from lms_ops.marks
),

marks as (
    select
        percentages.course_offering_id,
        count(*) as grade_count,
        round(avg(percentages.percent), 2) as average_percentage,
        max(percentages.percent) as highest_percentage,
        min(percentages.percent) as lowest_percentage
    from percentages
    group by percentages.course_offering_id
),

-- those whom the average is of, not those with a letter alone; two steps, since count(distinct) would sort every grade
graded_students as (
    select
        percentages.course_offering_id,
        percentages.student_id
    from percentages
    where percentages.percent is not null
    group by
        percentages.course_offering_id,
        percentages.student_id
),

graded_student_counts as (
    select
        graded_students.course_offering_id,
        count(*) as graded_student_count
    from graded_students
    group by graded_students.course_offering_id
),

-- someone excused or sick neither attended nor missed the class; two steps, to count the students whom it is said of
attendance_of_students as (
    select
        schedules.course_offering_id,
        records.student_id,
        count(*) filter (where records.status in ('present', 'late')) as attended,
        count(*) filter (where records.status = 'absent') as missed
    from public.attendance_records as records
    join public.class_schedules as schedules on schedules.id = records.class_schedule_id
    group by
        schedules.course_offering_id,
        records.student_id
),

attendance as (
    select
        attendance_of_students.course_offering_id,
        sum(attendance_of_students.attended) as attended,
        sum(attendance_of_students.missed) as missed,
        count(*) as students
    from attendance_of_students
    where attendance_of_students.attended + attendance_of_students.missed > 0
    group by attendance_of_students.course_offering_id
)

select
    -- what lists filter by and add up stands first and is never long: a scan that needs no more stops there
    offerings.id as course_offering_id,
    offerings.academic_term_id,
    offerings.course_id,
    courses.organization_unit_id,

    enrollments.enrolled as enrolled_count,
    enrollments.completed as completed_count,
    enrollments.dropped as dropped_count,
    enrollments.withdrawn as withdrawn_count,
    enrollments.waitlisted as waitlisted_count,
    enrollments.seats_taken,
    enrollments.published_limit,
    offerings.max_enrollment,
    greatest(
        enrollments.published_limit - enrollments.seats_taken - coalesce(queues.live_offers, 0),
        0
    )::integer as free_seats,

    coalesce(queues.waitlist_size, 0)::integer as waitlist_size,
    coalesce(queues.live_offers, 0)::integer as live_offers,
    coalesce(queues.unmet_demand, 0)::integer as unmet_demand,
    (coalesce(queues.waitlist_size, 0) - coalesce(queues.unmet_demand, 0))::integer as phantom_entries,
    coalesce(course_queues.unmet_demand, 0)::integer as course_unmet_demand,
    coalesce(instructors.instructor_count, 0)::integer as instructor_count,

    coalesce(assessment_counts.assessment_count, 0)::integer as assessment_count,
    coalesce(submission_counts.submission_count, 0)::integer as submission_count,
    coalesce(marks.grade_count, 0)::integer as grade_count,
    -- a group of few is not to be shown: report views ask this number, not the grades'
    coalesce(graded_student_counts.graded_student_count, 0)::integer as graded_student_count,
    enrollments.graded as results_with_points,
    enrollments.d_grades as d_count,
    enrollments.f_grades as f_count,
    enrollments.seats_taken + enrollments.withdrawn as census_count,
    (coalesce(attendance.attended, 0) + coalesce(attendance.missed, 0))::integer as attendance_count,
    coalesce(attendance.students, enrollments.with_attendance)::integer as attendance_student_count,

    case
        when enrollments.counts_for_fill then round(100.0 * enrollments.seats_taken / enrollments.published_limit, 1)
    end as fill_percentage,
    case
        when not enrollments.counts_for_fill then null
        when 100.0 * enrollments.seats_taken / enrollments.published_limit
            > (select lms_ops.setting('demand', 'overloaded_above_percent')) then 'overloaded'
        when 100.0 * enrollments.seats_taken / enrollments.published_limit
            < (select lms_ops.setting('demand', 'underfilled_below_percent')) then 'underfilled'
        else 'balanced'
    end as fill_band,
    offerings.component,
    offerings.parent_offering_id,
    offerings.enrollment_status,
    coalesce(offerings.is_published, false) as is_published,
    offerings.waitlist_capacity,
    queues.waiting_since,
    queues.next_offer_lapses_at,

    marks.average_percentage,
    marks.highest_percentage,
    marks.lowest_percentage,
    round(enrollments.average_points, 2) as average_grade_points,
    round(
        coalesce(
            100.0 * attendance.attended / nullif(attendance.attended + attendance.missed, 0),
            enrollments.average_attendance
        ),
        2
    ) as attendance_percentage,
    timetable.contact_hours_per_week,

    terms.academic_year,
    terms.term_type,
    terms.academic_year || ' ' || terms.term_type as term_label,
    terms.start_date as term_start_date,
    courses.code as course_code,
    courses.name as course_name,
    coalesce(courses.course_level, 'undergraduate') as course_level,
    units.code as unit_code,
    units.name as unit_name,
    offerings.section_code,
    coalesce(offerings.credits, courses.credit_hours) as credits,
    offerings.language_of_instruction,
    offerings.delivery_mode,
    coalesce(instructors.instructor_ids, '{}') as instructor_ids,
    instructors.instructor_names,
    coalesce(timetable.meetings, '[]') as meetings
from public.course_offerings as offerings
join lms_ops.enrollment_counts as enrollments on enrollments.course_offering_id = offerings.id
left join public.courses on courses.id = offerings.course_id
left join public.organization_units as units on units.id = courses.organization_unit_id
left join public.academic_terms as terms on terms.id = offerings.academic_term_id
left join queues on queues.course_offering_id = offerings.id
left join course_queues
    on course_queues.course_id = offerings.course_id
    and course_queues.academic_term_id = offerings.academic_term_id
left join instructors on instructors.course_offering_id = offerings.id
left join timetable on timetable.course_offering_id = offerings.id
left join assessment_counts on assessment_counts.course_offering_id = offerings.id
left join submission_counts on submission_counts.course_offering_id = offerings.id
left join marks on marks.course_offering_id = offerings.id
left join graded_student_counts on graded_student_counts.course_offering_id = offerings.id
left join attendance on attendance.course_offering_id = offerings.id
with no data;

create unique index idx_mv_course_offering_statistics_offering
    on public.mv_course_offering_statistics (course_offering_id);
create index idx_mv_course_offering_statistics_term_unit
    on public.mv_course_offering_statistics (academic_term_id, organization_unit_id);
