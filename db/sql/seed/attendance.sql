-- Attendance in the fifteen weeks of teaching of the current and the last term. One row per student and class.
--
-- Registers are kept for as many of the classes as give about the number of rows that is wanted.
create temporary table registers on commit drop as
with held as (
    select
        classes.offering,
        classes.place,
        classes.staff,
        drawn_terms.starts
        + (classes.day + 7 - extract(dow from drawn_terms.starts)::integer) % 7
        + 7 * week as held_on,
        limits.seated
    from classes
    join drawn_terms using (term)
    join limits using (offering)
    cross join numbers
    cross join generate_series(0, 14) as week
    where drawn_terms.term >= numbers.terms - 1
        and limits.seated > 0
),

-- students in the classes up to the day of the seed, all in all
counted as (
    select
        held.*,
        sum(held.seated) over () as possible_rows
    from held
    cross join numbers
    where held.held_on <= numbers.as_of
)

select
    counted.offering,
    counted.place,
    counted.held_on,
    pg_temp.id(format('class %s %s', drawn_sections.id, counted.place)) as class_id,
    pg_temp.id('staff ' || counted.staff) as teacher_id
from counted
cross join numbers
join drawn_sections using (offering)
where pg_temp.chance(format('register %s %s %s', counted.offering, counted.place, counted.held_on))
    < numbers.attendance / counted.possible_rows::double precision;

analyze registers;

-- How often a student comes to a course, from 0.3 to 1: some students come more often, and those with good marks.
create temporary table diligence on commit drop as
select
    seats.student,
    seats.term,
    seats.course,
    seats.offering,
    seats.status,
    least(
        0.995,
        greatest(
            0.3,
            0.88 + (seats.percent - 83) * 0.003
            + 0.05 * pg_temp.bell('diligent ' || seats.student)
            + 0.06 * pg_temp.bell(format('comes %s %s %s', seats.student, seats.term, seats.course))
        )
    ) as part
from seats
where seats.status in ('enrolled', 'completed');

analyze diligence;

insert into attendance_records (id, class_schedule_id, student_id, attendance_date, status, marked_by, marked_at)
select
    pg_temp.id('attendance ' || marked.key),
    marked.class_id,
    drawn_students.id,
    marked.held_on,
    case
        when marked.draw < marked.part * 0.93 then 'present'
        when marked.draw < marked.part then 'late'
        when marked.draw < marked.part + (1 - marked.part) * 0.70 then 'absent'
        when marked.draw < marked.part + (1 - marked.part) * 0.87 then 'excused'
        else 'sick'
    end,
    marked.teacher_id,
    marked.held_on + time '19:00'
from (
    select
        registers.class_id,
        registers.teacher_id,
        registers.held_on,
        diligence.student,
        diligence.part,
        keys.key,
        pg_temp.chance('here ' || keys.key) as draw
    from registers
    join diligence using (offering)
    cross join lateral (
        select format('%s %s %s %s', registers.offering, registers.place, registers.held_on, diligence.student) as key
        offset 0
    ) as keys
    -- drawn once, compared often
    offset 0
) as marked
join drawn_students using (student);
