-- What teachers carry in a term, as of the last refresh: per teacher, per section taught and per unit, heaviest load first.

-- What each teacher carries in a term: courses, contact hours a week against the limit, students and grading; heaviest load first. One row per teacher and term.
create view report.workload with (security_barrier = true) as
select
    workload.instructor_id,
    workload.academic_term_id as term_id,
    workload.term_label,
    workload.term_start_date,
    workload.organization_unit_id as unit_id,
    workload.unit_code,
    workload.unit_name,
    workload.name as teacher_name,
    workload.employee_number,
    workload.employment_type,
    workload.academic_rank,
    workload.courses_primary,
    workload.courses_assisting,
    workload.preparations,
    workload.shared_sections,
    workload.total_capacity,
    workload.total_enrollment,
    workload.fill_percentage,
    workload.enrollment_by_share,
    workload.student_credit_hours,
    workload.contact_hours_per_week,
    workload.graduate_percentage,
    workload.hours_limit,
    workload.load_percentage,
    workload.load_band,
    workload.assessments_created,
    workload.grades_submitted,
    -- each group that one teacher graded in one section, or its average could be worked out from those of the sections
    case
        when workload.smallest_graded_group >= (select lms_ops.setting('students', 'smallest_group'))
            then workload.average_percentage_given
    end as average_percentage_given
from public.mv_faculty_workload as workload
where workload.organization_unit_id = any (array(select lms_ops.viewer_units_for('workload', 'read')))
    -- a teacher may belong to no unit
    or (select lms_ops.viewer_reach('workload', 'read')) is not null;

-- How evenly a unit's teachers are loaded in a term: hours against limits, bands, Gini and coefficient of variation. One row per unit and term.
create view report.workload_units with (security_barrier = true) as
-- The spread is that of full-time teachers, the unassigned with 0 hours, without those whose hours are unknown:
-- 0 is even, Gini 1 means that one teacher carries all.
with full_time as (
    select
        workload.unit_id,
        workload.term_id,
        workload.contact_hours_per_week as hours,
        row_number() over (
            partition by
                workload.unit_id,
                workload.term_id
            order by workload.contact_hours_per_week
        ) as place,
        count(*) over (
            partition by
                workload.unit_id,
                workload.term_id
        ) as teachers
    from report.workload
    where workload.contact_hours_per_week is not null
        and coalesce(workload.employment_type, 'full_time') = 'full_time'
),

spread as (
    select
        full_time.unit_id,
        full_time.term_id,
        round(stddev_pop(full_time.hours) / nullif(avg(full_time.hours), 0), 3) as coefficient_of_variation,
        round(
            sum((2 * full_time.place - full_time.teachers - 1) * full_time.hours)
            / nullif(max(full_time.teachers) * sum(full_time.hours), 0),
            3
        ) as gini
    from full_time
    group by
        full_time.unit_id,
        full_time.term_id
)

select
    workload.unit_id,
    workload.unit_code,
    workload.unit_name,
    workload.term_id,
    workload.term_label,
    workload.term_start_date,
    count(*)::integer as teachers,
    (count(*) filter (where workload.load_band = 'over'))::integer as over,
    (count(*) filter (where workload.load_band = 'balanced'))::integer as balanced,
    (count(*) filter (where workload.load_band = 'under'))::integer as under,
    (count(*) filter (where workload.load_band = 'unassigned'))::integer as unassigned,
    (count(*) filter (where workload.load_band = 'unknown'))::integer as unknown,
    coalesce(sum(workload.contact_hours_per_week), 0) as contact_hours,
    sum(workload.hours_limit) as hours_limit,
    round(avg(workload.contact_hours_per_week), 2) as average_hours,
    sum(workload.student_credit_hours) as student_credit_hours,
    spread.gini,
    spread.coefficient_of_variation
from report.workload
left join spread using (unit_id, term_id)
where workload.unit_id is not null
group by
    workload.unit_id,
    workload.unit_code,
    workload.unit_name,
    workload.term_id,
    workload.term_label,
    workload.term_start_date,
    spread.gini,
    spread.coefficient_of_variation;

-- The sections that make up a teacher's load: role, share, seats and weekly hours. One row per teacher and offering.
create view report.workload_sections with (security_barrier = true) as
with weekly_hours as (
    select
        meetings.course_offering_id,
        round(sum(meetings.minutes * meetings.part_of_term) / 50, 2) as hours
    from lms_ops.weekly_meetings as meetings
    group by meetings.course_offering_id
),

-- somebody may be listed twice, as a lecturer and in the laboratory
instructors as (
    select
        listed.course_offering_id,
        listed.instructor_id,
        string_agg(distinct listed.role, ', ' order by listed.role desc) as role
    from public.course_instructors as listed
    group by
        listed.course_offering_id,
        listed.instructor_id
)

select
    instructors.instructor_id,
    offerings.academic_term_id as term_id,
    offerings.course_offering_id as offering_id,
    offerings.course_code,
    offerings.course_name,
    offerings.section_code,
    offerings.component,
    instructors.role,
    teaching.share,
    offerings.seats_taken,
    offerings.published_limit as capacity,
    weekly_hours.hours as hours_per_week,
    offerings.meetings,
    offerings.instructor_names
from public.mv_faculty_workload as workload
join instructors on instructors.instructor_id = workload.instructor_id
join public.mv_course_offering_statistics as offerings
    on offerings.course_offering_id = instructors.course_offering_id
    and offerings.academic_term_id = workload.academic_term_id
join lms_ops.teaching
    on teaching.course_offering_id = instructors.course_offering_id
    and teaching.instructor_id = instructors.instructor_id
left join weekly_hours on weekly_hours.course_offering_id = offerings.course_offering_id
where workload.organization_unit_id = any (array(select lms_ops.viewer_units_for('workload', 'read')))
    or (select lms_ops.viewer_reach('workload', 'read')) is not null;
