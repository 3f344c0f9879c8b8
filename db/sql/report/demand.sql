-- Demand for courses as of the last refresh: per offering, course, unit, hour of the week and term, fullest first.

-- Seats, queues, teaching and results of every offering of a term, fullest first. One row per offering.
create view report.demand with (security_barrier = true) as
select
    offerings.course_offering_id as offering_id,
    offerings.academic_term_id as term_id,
    offerings.term_label,
    offerings.term_start_date,
    offerings.organization_unit_id as unit_id,
    offerings.unit_code,
    offerings.unit_name,
    offerings.course_id,
    offerings.course_code,
    offerings.course_name,
    offerings.section_code,
    offerings.component,
    offerings.credits,
    offerings.enrollment_status,
    -- what a search compares with
    lms_ops.fold(concat_ws(
        ' ',
        offerings.course_code,
        offerings.course_name ->> 'az',
        offerings.course_name ->> 'en',
        offerings.course_name ->> 'ru'
    )) as folded_course,

    offerings.enrolled_count as enrolled,
    offerings.completed_count as completed,
    offerings.dropped_count as dropped,
    offerings.withdrawn_count as withdrawn,
    offerings.seats_taken,
    offerings.published_limit as capacity,
    offerings.free_seats,
    offerings.fill_percentage as fill,
    -- steps of 5 percent, each named by where it begins; all that is over capacity is one step
    case
        when offerings.fill_percentage is null then null
        when offerings.seats_taken > offerings.published_limit then 105
        else (floor(offerings.fill_percentage / 5) * 5)::integer
    end as fill_step,
    case
        when offerings.fill_percentage is null then null
        when offerings.seats_taken > offerings.published_limit then 'over capacity'
        else offerings.fill_band
    end as band,

    offerings.waitlist_size - offerings.live_offers as waiting,
    offerings.live_offers as offers_out,
    offerings.waitlist_size,
    offerings.waiting_since,
    offerings.unmet_demand,
    offerings.phantom_entries,
    -- of all sections of the course together; the same in each of its rows
    offerings.course_unmet_demand,
    case
        when offerings.waitlist_size = offerings.live_offers then null
        when offerings.free_seats > 0 then 'something keeps them out'
        else 'not enough room'
    end as diagnosis,

    offerings.instructor_count as instructors,
    offerings.instructor_names,
    offerings.contact_hours_per_week,
    offerings.meetings,
    offerings.assessment_count as assessments,
    offerings.submission_count as submissions,
    offerings.grade_count as grades,
    offerings.graded_student_count as graded_students,
    -- Averages of fewer students than the setting are not shown. No row here tells of several offerings together, so
    -- that none can be worked out from another. Dropped and withdrawn are counted whatever their number: whoever sees
    -- an offering reads these students by name on its roster.
    case
        when offerings.graded_student_count >= (select lms_ops.setting('students', 'smallest_group'))
            then offerings.average_percentage
    end as average_grade,
    case
        when offerings.results_with_points >= (select lms_ops.setting('students', 'smallest_group'))
            then offerings.average_grade_points
    end as average_grade_points,
    offerings.attendance_student_count as attending_students,
    case
        when offerings.attendance_student_count >= (select lms_ops.setting('students', 'smallest_group'))
            then offerings.attendance_percentage
    end as attendance,

    -- A discussion or laboratory that belongs to a lecture seats the lecture's students again:
    -- what is added up to a total counts the lecture alone.
    offerings.parent_offering_id is not null as belongs_to_lecture,
    case
        when offerings.parent_offering_id is null then offerings.seats_taken else 0
    end as course_seats,
    case
        when offerings.parent_offering_id is null and offerings.fill_percentage is not null
            then offerings.seats_taken
        else 0
    end as rated_seats,
    case
        when offerings.parent_offering_id is null and offerings.fill_percentage is not null
            then offerings.published_limit
        else 0
    end as rated_capacity
from public.mv_course_offering_statistics as offerings
where offerings.organization_unit_id = any (array(select lms_ops.viewer_units()))
    or offerings.course_offering_id = any (array(select lms_ops.viewer_offerings()))
    -- a course may belong to no unit
    or (select lms_ops.viewer_reach('offering', 'read')) is not null;

-- Demand for every course of a term over all its sections, most unmet demand first. One row per course and term.
create view report.demand_courses with (security_barrier = true) as
with totals as (
    select
        demand.term_id,
        demand.course_id,
        count(*)::integer as sections,
        (count(*) filter (where demand.belongs_to_lecture))::integer as sections_of_lectures,
        sum(demand.course_seats)::integer as seats_taken,
        (sum(demand.seats_taken) - sum(demand.course_seats))::integer as seats_in_sections_of_lectures,
        sum(demand.rated_seats)::integer as rated_seats,
        sum(demand.rated_capacity)::integer as capacity,
        sum(demand.waiting)::integer as waiting,
        max(demand.course_unmet_demand) as unmet_demand,
        sum(demand.phantom_entries)::integer as phantom_entries,
        (count(*) filter (where demand.band = 'over capacity'))::integer as over_capacity
    from report.demand
    group by
        demand.term_id,
        demand.course_id
)

select
    totals.term_id,
    courses.organization_unit_id as unit_id,
    units.code as unit_code,
    totals.course_id,
    courses.code as course_code,
    courses.name as course_name,
    lms_ops.fold(concat_ws(
        ' ',
        courses.code,
        courses.name ->> 'az',
        courses.name ->> 'en',
        courses.name ->> 'ru'
    )) as folded_course,
    totals.sections,
    totals.sections_of_lectures,
    totals.seats_taken,
    totals.seats_in_sections_of_lectures,
    totals.rated_seats,
    totals.capacity,
    round(100.0 * totals.rated_seats / nullif(totals.capacity, 0), 1) as fill,
    totals.waiting,
    totals.unmet_demand,
    totals.phantom_entries,
    totals.over_capacity
from totals
join public.courses on courses.id = totals.course_id
left join public.organization_units as units on units.id = courses.organization_unit_id;

-- Demand for the courses that a unit itself offers in a term, most seats first. One row per unit and term.
create view report.demand_units with (security_barrier = true) as
with totals as (
    select
        demand.term_id,
        demand.unit_id,
        count(distinct demand.course_id)::integer as courses,
        count(*)::integer as sections,
        sum(demand.course_seats)::integer as seats_taken,
        sum(demand.rated_seats)::integer as rated_seats,
        sum(demand.rated_capacity)::integer as capacity,
        sum(demand.waiting)::integer as waiting,
        (count(*) filter (where demand.band = 'over capacity'))::integer as over_capacity,
        (count(*) filter (where demand.band = 'overloaded'))::integer as overloaded,
        (count(*) filter (where demand.band = 'balanced'))::integer as balanced,
        (count(*) filter (where demand.band = 'underfilled'))::integer as underfilled
    from report.demand
    group by
        demand.term_id,
        demand.unit_id
)

select
    totals.term_id,
    totals.unit_id,
    units.code as unit_code,
    units.name as unit_name,
    totals.courses,
    totals.sections,
    totals.seats_taken,
    totals.rated_seats,
    totals.capacity,
    round(100.0 * totals.rated_seats / nullif(totals.capacity, 0), 1) as fill,
    totals.waiting,
    totals.over_capacity,
    totals.overloaded,
    totals.balanced,
    totals.underfilled
from totals
join public.organization_units as units on units.id = totals.unit_id;

-- Students in class by day and hour of the week. One row per offering, day and hour that one of its meetings touches.
create view report.demand_week with (security_barrier = true) as
with touched_hours as (
    select distinct
        demand.offering_id,
        demand.term_id,
        demand.unit_id,
        demand.course_id,
        demand.component,
        demand.band,
        demand.seats_taken,
        meeting.day as day_of_week,
        generate_series(
            extract(hour from meeting.start)::integer,
            -- until 10:00 is not at 10
            extract(hour from meeting."end" - interval '1 minute')::integer
        ) as hour
    from report.demand
    cross join lateral jsonb_to_recordset(demand.meetings) as meeting (day integer, start time, "end" time)
)

select
    touched_hours.offering_id,
    touched_hours.term_id,
    touched_hours.unit_id,
    touched_hours.component,
    touched_hours.band,
    lms_ops.fold(concat_ws(
        ' ',
        courses.code,
        courses.name ->> 'az',
        courses.name ->> 'en',
        courses.name ->> 'ru'
    )) as folded_course,
    touched_hours.seats_taken,
    touched_hours.day_of_week,
    touched_hours.hour
from touched_hours
join public.courses on courses.id = touched_hours.course_id;

-- Seats, capacity and demand that is not met, term by term, oldest first. One row per unit and term.
create view report.demand_trend with (security_barrier = true) as
with totals as (
    select
        demand.term_id,
        demand.unit_id,
        count(*)::integer as sections,
        sum(demand.course_seats)::integer as seats_taken,
        sum(demand.rated_seats)::integer as rated_seats,
        sum(demand.rated_capacity)::integer as capacity,
        (count(*) filter (where demand.band = 'over capacity'))::integer as over_capacity
    from report.demand
    group by
        demand.term_id,
        demand.unit_id
),

-- a student who waits in two sections of a course wants one seat
wanted_courses as (
    select
        demand.term_id,
        demand.unit_id,
        max(demand.course_unmet_demand) as students
    from report.demand
    where demand.course_unmet_demand > 0
    group by
        demand.term_id,
        demand.unit_id,
        demand.course_id
),

unmet as (
    select
        wanted_courses.term_id,
        wanted_courses.unit_id,
        sum(wanted_courses.students)::integer as students
    from wanted_courses
    group by
        wanted_courses.term_id,
        wanted_courses.unit_id
)

select
    totals.term_id,
    terms.academic_year || ' ' || terms.term_type as term_label,
    terms.start_date as term_start_date,
    totals.unit_id,
    totals.sections,
    totals.seats_taken,
    totals.rated_seats,
    totals.capacity,
    coalesce(unmet.students, 0) as unmet_demand,
    totals.over_capacity
from totals
join public.academic_terms as terms on terms.id = totals.term_id
left join unmet
    on unmet.term_id = totals.term_id
    and unmet.unit_id is not distinct from totals.unit_id;
