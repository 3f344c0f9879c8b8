-- Enrollments, all of them still 'enrolled': a mark out of 10 as text, no points, no attendance.

-- Chair by chair round all students again and again, so that nobody sits twice in one offering and everybody somewhere.
create temporary table sitting as
with chairs as (
    select
        row_number() over (order by seats.place, chair) as number,
        seats.number as offering
    from seats
    cross join lateral generate_series(1, seats.students) as chair
)
select
    chairs.number,
    chairs.offering,
    1 + (chairs.number * 11 % wanted.enrolled_students)::integer as student
from chairs
cross join wanted;

insert into course_enrollments (id, course_offering_id, student_id, enrollment_date, enrollment_status, grade, notes, created_at, updated_at)
select
    md5('enrollment ' || sitting.number)::uuid,
    md5('offering ' || sitting.offering)::uuid,
    md5('student ' || sitting.student)::uuid,
    timestamptz '2022-09-10 09:00+04' + sitting.number % 50000 * interval '1 minute',
    'enrolled',
    case sitting.number % 5
        when 0 then null
        when 1 then (sitting.number % 11)::text
        else round(5 + sitting.number % 51 / 10.0, 1)::text
    end,
    case when sitting.number % 500 = 0 then 'Köçürülüb' end,
    timestamptz '2022-09-10 09:00+04' + sitting.number % 50000 * interval '1 minute',
    timestamptz '2025-06-10 09:00+04' + sitting.number % 50000 * interval '1 minute'
from sitting;
