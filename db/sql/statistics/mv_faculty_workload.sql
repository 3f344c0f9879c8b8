-- What every teacher carries in a term, as of the last refresh; teaching staff without a course too.
-- One row per teacher and term.
create materialized view public.mv_faculty_workload as
with sections_taught as (
    select
        teaching.instructor_id,
        offerings.academic_term_id,
        offerings.id as course_offering_id,
        offerings.course_id,
        courses.organization_unit_id,
        teaching.is_primary,
        teaching.share,
        coalesce(courses.course_level, 'undergraduate') <> 'undergraduate' as is_graduate,
        enrollments.seats_taken,
        enrollments.published_limit,
        enrollments.counts_for_fill,
        -- the credits of a discussion go with its lecture, unless it states its own
        case
            when offerings.parent_offering_id is null then coalesce(offerings.credits, courses.credit_hours)
            else coalesce(offerings.credits, 0)
        end as credits
    from lms_ops.teaching
    join public.course_offerings as offerings on offerings.id = teaching.course_offering_id
    join public.courses on courses.id = offerings.course_id
    join lms_ops.enrollment_counts as enrollments on enrollments.course_offering_id = offerings.id
    where offerings.academic_term_id is not null
        and offerings.enrollment_status is distinct from 'cancelled'
),

-- two sections that one teacher meets at the same hour are one meeting
meetings_taught as (
    select
        sections_taught.instructor_id,
        sections_taught.academic_term_id,
        max(meetings.minutes * meetings.part_of_term * sections_taught.share) / 50 as hours,
        bool_or(sections_taught.is_graduate) as is_graduate
    from sections_taught
    join lms_ops.weekly_meetings as meetings using (course_offering_id)
    group by
        sections_taught.instructor_id,
        sections_taught.academic_term_id,
        meetings.day_of_week,
        meetings.start_time,
        meetings.end_time
),

contact as (
    select
        meetings_taught.instructor_id,
        meetings_taught.academic_term_id,
        sum(meetings_taught.hours) as hours,
        coalesce(sum(meetings_taught.hours) filter (where meetings_taught.is_graduate), 0) as graduate_hours
    from meetings_taught
    group by
        meetings_taught.instructor_id,
        meetings_taught.academic_term_id
),

-- what is made of shares is kept to six digits: a third is cut off somewhere, and they bring back what thirds add up
-- to before it is rounded for people or held against a limit
sections as (
    select
        sections_taught.instructor_id,
        sections_taught.academic_term_id,
        mode() within group (order by sections_taught.organization_unit_id) as organization_unit_id,
        count(*) filter (where sections_taught.is_primary) as courses_primary,
        count(*) filter (where not sections_taught.is_primary) as courses_assisting,
        count(distinct sections_taught.course_id) as preparations,
        count(*) filter (where sections_taught.share < 1) as shared_sections,
        count(*) filter (where sections_taught.is_graduate) as graduate_sections,
        sum(sections_taught.published_limit) filter (where sections_taught.counts_for_fill) as capacity,
        sum(sections_taught.seats_taken) as enrollment,
        sum(sections_taught.seats_taken) filter (where sections_taught.counts_for_fill) as counted_enrollment,
        round(sum(sections_taught.seats_taken * sections_taught.share), 6) as enrollment_by_share,
        round(sum(sections_taught.seats_taken * sections_taught.share * sections_taught.credits), 6)
            as student_credit_hours
    from sections_taught
    group by
        sections_taught.instructor_id,
        sections_taught.academic_term_id
),

assessments_created as (
    select
        assessments.created_by as instructor_id,
        offerings.academic_term_id,
        count(*) as assessment_count
    from public.assessments
    join public.course_offerings as offerings on offerings.id = assessments.course_offering_id
    group by
        assessments.created_by,
        offerings.academic_term_id
),

-- materialized, or each percentage would be worked out for every figure
marks_given as materialized (
    select
        marks.graded_by as instructor_id,
        offerings.academic_term_id,
        offerings.id as course_offering_id,
        marks.student_id,
        marks.percent
    from lms_ops.marks
    join public.course_offerings as offerings on offerings.id = marks.course_offering_id
),

grades_submitted as (
    select
        marks_given.instructor_id,
        marks_given.academic_term_id,
        count(*) as grade_count,
        round(avg(marks_given.percent), 2) as average_percentage
    from marks_given
    group by
        marks_given.instructor_id,
        marks_given.academic_term_id
),

-- whom a teacher graded in an offering; two steps, since count(distinct) would sort every grade there is
graded_students as (
    select
        marks_given.instructor_id,
        marks_given.academic_term_id,
        marks_given.course_offering_id,
        marks_given.student_id
    from marks_given
    where marks_given.percent is not null
    group by
        marks_given.instructor_id,
        marks_given.academic_term_id,
        marks_given.course_offering_id,
        marks_given.student_id
),

-- with those whom others graded in the same offering: from its average and one teacher's that of the others follows
graded_groups as (
    select
        graded_students.instructor_id,
        graded_students.academic_term_id,
        min(count(*)) over (partition by graded_students.course_offering_id) as smallest_beside
    from graded_students
    group by
        graded_students.instructor_id,
        graded_students.academic_term_id,
        graded_students.course_offering_id
),

smallest_graded_groups as (
    select
        graded_groups.instructor_id,
        graded_groups.academic_term_id,
        min(graded_groups.smallest_beside) as students
    from graded_groups
    group by
        graded_groups.instructor_id,
        graded_groups.academic_term_id
),

-- who is there to teach: active, with an academic rank or the role, or listed as a teacher before
teaching_staff as (
    select
        staff.user_id,
        staff.hire_date,
        staff.contract_end_date
    from public.staff_members as staff
    where staff.user_id is not null
        and coalesce(staff.is_active, true)
        and (
            staff.academic_rank is not null
            or staff.user_id in (
                select user_roles.user_id
                from public.user_roles
                join public.roles on roles.id = user_roles.role_id
                where roles.code = 'TEACHER'
                    and coalesce(user_roles.valid_until, 'infinity') > now()
            )
            or staff.user_id in (select teaching.instructor_id from lms_ops.teaching)
        )
),

teachers_of_terms as (
    select
        sections.instructor_id,
        sections.academic_term_id
    from sections
    union
    select
        teaching_staff.user_id,
        terms.id
    from teaching_staff
    join public.academic_terms as terms
        on terms.end_date >= teaching_staff.hire_date
        and terms.start_date <= coalesce(teaching_staff.contract_end_date, 'infinity')
),

loads as (
    select
        teachers_of_terms.instructor_id,
        teachers_of_terms.academic_term_id,
        sections.instructor_id is not null as has_courses,
        -- courses without known meeting times: the hours are unknown, not none
        case
            when sections.instructor_id is null then 0
            else contact.hours
        end as contact_hours,
        coalesce(contact.graduate_hours / nullif(contact.hours, 0), 0) as graduate_part,
        case
            when staff.employment_type in ('part_time', 'contract')
                then (select lms_ops.setting('workload', 'part_time_share'))
            else 1
        end as employed_part
    from teachers_of_terms
    left join sections using (instructor_id, academic_term_id)
    left join contact using (instructor_id, academic_term_id)
    left join public.staff_members as staff on staff.user_id = teachers_of_terms.instructor_id
),

limits as (
    select
        loads.instructor_id,
        loads.academic_term_id,
        loads.has_courses,
        loads.contact_hours,
        loads.graduate_part,
        loads.employed_part * (
            (1 - loads.graduate_part) * (select lms_ops.setting('workload', 'undergraduate_hours'))
            + loads.graduate_part * (select lms_ops.setting('workload', 'graduate_hours'))
        ) as hours_limit
    from loads
),

measured as (
    select
        limits.instructor_id,
        limits.academic_term_id,
        limits.has_courses,
        round(limits.contact_hours, 6) as contact_hours,
        round(limits.hours_limit, 6) as hours_limit,
        round(100 * limits.contact_hours / nullif(limits.hours_limit, 0), 6) as load_percentage,
        round(100 * limits.graduate_part, 6) as graduate_percentage
    from limits
)

select
    -- what lists filter by and add up stands first and is never long: a scan that needs no more stops there
    measured.instructor_id,
    measured.academic_term_id,
    coalesce(staff.organization_unit_id, sections.organization_unit_id) as organization_unit_id,

    coalesce(sections.courses_primary, 0)::integer as courses_primary,
    coalesce(sections.courses_assisting, 0)::integer as courses_assisting,
    coalesce(sections.preparations, 0)::integer as preparations,
    coalesce(sections.shared_sections, 0)::integer as shared_sections,
    coalesce(sections.graduate_sections, 0)::integer as graduate_sections,
    coalesce(sections.capacity, 0)::integer as total_capacity,
    coalesce(sections.enrollment, 0)::integer as total_enrollment,
    coalesce(assessments_created.assessment_count, 0)::integer as assessments_created,
    coalesce(grades_submitted.grade_count, 0)::integer as grades_submitted,
    -- a group of few is not to be shown: report views ask this number, not the grades'
    coalesce(smallest_graded_groups.students, 0)::integer as smallest_graded_group,

    case
        when not measured.has_courses then 'unassigned'
        when measured.contact_hours is null then 'unknown'
        when measured.load_percentage > 100 then 'over'
        when measured.load_percentage < (select lms_ops.setting('workload', 'underloaded_below_percent')) then 'under'
        else 'balanced'
    end as load_band,
    round(measured.contact_hours, 2) as contact_hours_per_week,
    round(measured.hours_limit, 2) as hours_limit,
    round(measured.load_percentage, 1) as load_percentage,
    round(measured.graduate_percentage, 1) as graduate_percentage,
    round(100.0 * sections.counted_enrollment / nullif(sections.capacity, 0), 1) as fill_percentage,
    round(coalesce(sections.enrollment_by_share, 0), 1) as enrollment_by_share,
    round(coalesce(sections.student_credit_hours, 0), 1) as student_credit_hours,
    grades_submitted.average_percentage as average_percentage_given,

    terms.academic_year,
    terms.term_type,
    terms.academic_year || ' ' || terms.term_type as term_label,
    terms.start_date as term_start_date,
    staff.id as staff_member_id,
    staff.employee_number,
    people.name,
    staff.employment_type,
    staff.academic_rank,
    staff.position_title,
    units.code as unit_code,
    units.name as unit_name
from measured
join public.academic_terms as terms on terms.id = measured.academic_term_id
join lms_ops.people on people.user_id = measured.instructor_id
left join public.staff_members as staff on staff.user_id = measured.instructor_id
left join sections using (instructor_id, academic_term_id)
left join public.organization_units as units
    on units.id = coalesce(staff.organization_unit_id, sections.organization_unit_id)
left join assessments_created using (instructor_id, academic_term_id)
left join grades_submitted using (instructor_id, academic_term_id)
left join smallest_graded_groups using (instructor_id, academic_term_id)
with no data;

create unique index idx_mv_faculty_workload_teacher_term
    on public.mv_faculty_workload (instructor_id, academic_term_id);
create index idx_mv_faculty_workload_term_unit
    on public.mv_faculty_workload (academic_term_id, organization_unit_id);
