-- The seats: who leaves, how many may sit, who comes.

-- The export says who has them: nothing that becomes free meanwhile is offered to the queues.
select
    set_config('app.serve_queues', 'off', true),
    set_config('app.seat_reason', 'In the registrar''s export.', true);

create temporary table wanted_seats on commit drop as
select
    incoming_sections.course_offering_id,
    students.id as student_id,
    incoming_seats.student_number
from incoming_seats
join incoming_sections using (place)
join students using (student_number);

create temporary table held_seats on commit drop as
select
    enrollments.id,
    enrollments.course_offering_id,
    enrollments.student_id,
    enrollments.enrollment_status <> 'enrolled' as is_over
from imported_offerings
cross join incoming_term
join course_enrollments as enrollments using (course_offering_id)
where enrollments.enrollment_status in ('enrolled', 'completed')
    or (enrollments.enrollment_status = 'withdrawn' and incoming_term.is_graded);

analyze wanted_seats;
analyze held_seats;

update course_enrollments as enrollments
set
    enrollment_status = 'dropped',
    status_changed_date = now()
from held_seats
left join wanted_seats using (course_offering_id, student_id)
where wanted_seats.student_id is null
    and enrollments.id = held_seats.id
    and enrollments.enrollment_status = 'enrolled';

-- Where more sit than the published limit, the override keeps the limit and max_enrollment follows the seats.
-- Who has completed the course sits there no longer.
create temporary table wanted_limits on commit drop as
with sitting as (
    select
        wanted_seats.course_offering_id,
        count(*) as students
    from wanted_seats
    left join held_seats using (course_offering_id, student_id)
    where held_seats.is_over is not true
    group by wanted_seats.course_offering_id
)

select
    incoming_sections.course_offering_id,
    incoming_sections.published_limit,
    greatest(incoming_sections.published_limit, sitting.students) as max_enrollment,
    coalesce(sitting.students > incoming_sections.published_limit, false) as is_over
from incoming_sections
left join sitting using (course_offering_id);

update course_offerings as offerings
set max_enrollment = wanted_limits.max_enrollment
from wanted_limits
where offerings.id = wanted_limits.course_offering_id
    and offerings.max_enrollment <> wanted_limits.max_enrollment;

-- Registration fills up in two weeks, or by now where it began later; who comes with a newer export came today.
insert into course_enrollments (course_offering_id, student_id, enrollment_date, enrollment_status)
select
    wanted_seats.course_offering_id,
    wanted_seats.student_id,
    case
        when imported_sections.imported_at = now() then
            least(terms.registration_start_date, current_date - 28)
                + (hashtextextended(wanted_seats.student_number, 0) & 16383) * interval '73 seconds'
        else now()
    end,
    'enrolled'
from wanted_seats
join lms_ops.imported_sections using (course_offering_id)
cross join incoming_term
join academic_terms as terms on terms.id = incoming_term.academic_term_id
left join held_seats using (course_offering_id, student_id)
where held_seats.id is null;

update lms_ops.capacity_overrides as overrides
set published_limit = wanted_limits.published_limit
from wanted_limits
where overrides.course_offering_id = wanted_limits.course_offering_id
    and overrides.closed_at is null
    and wanted_limits.is_over
    and overrides.published_limit <> wanted_limits.published_limit;

update lms_ops.capacity_overrides as overrides
set closed_at = now()
from wanted_limits
where overrides.course_offering_id = wanted_limits.course_offering_id
    and overrides.closed_at is null
    and not wanted_limits.is_over;

insert into lms_ops.capacity_overrides (course_offering_id, published_limit, reason)
select
    wanted_limits.course_offering_id,
    wanted_limits.published_limit,
    'The registrar''s export counts more students than its limit.'
from wanted_limits
where wanted_limits.is_over
    and not exists (
        select
        from lms_ops.capacity_overrides as overrides
        where overrides.course_offering_id = wanted_limits.course_offering_id
            and overrides.closed_at is null
    );
