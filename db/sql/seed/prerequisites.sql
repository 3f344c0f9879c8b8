-- What a course asks for: courses that every plan with it has had before, or has beside it.

-- Courses that every plan with a course has in an earlier term. One row per course and earlier one, with its latest term.
create temporary table earlier_courses on commit drop as
with planned as (
    select
        plans.program,
        plans.course,
        plans.semester,
        count(*) over (partition by plans.course) as programs
    from plans
    where not plans.is_master
        and plans.course is not null
)

select
    later.course,
    earlier.course as required,
    max(earlier.semester) as semester
from planned as later
join planned as earlier using (program)
where earlier.semester < later.semester
group by
    later.course,
    earlier.course,
    later.programs
having count(*) = later.programs;

create temporary table drawn_prerequisites on commit drop as
with ranked as (
    select
        earlier_courses.course,
        earlier_courses.required,
        courses.part = 'second part' and required_courses.az || ' II' = courses.az as continues,
        row_number() over (
            partition by earlier_courses.course
            order by
                (required_courses.az || ' II' = courses.az) desc,
                earlier_courses.semester desc,
                earlier_courses.required
        ) as place
    from earlier_courses
    join drawn_courses as courses using (course)
    join drawn_courses as required_courses on required_courses.course = earlier_courses.required
    where required_courses.unit = courses.unit
        and not courses.is_open
        and courses.kind = 'undergraduate'
)

select
    ranked.course,
    ranked.required,
    -- some are advice, and block nobody
    ranked.continues or ranked.place = 1 as is_mandatory,
    case when pg_temp.chance('grade asked ' || ranked.course) < 0.15 then 'C' end as minimum_grade
from ranked
where ranked.continues
    or (ranked.place = 1 and pg_temp.chance('asks ' || ranked.course) < 0.75)
    or (ranked.place = 2 and pg_temp.chance('advises ' || ranked.course) < 0.2);

analyze drawn_prerequisites;

insert into course_prerequisites (id, course_id, prerequisite_course_id, is_mandatory, minimum_grade, can_be_concurrent)
select
    pg_temp.id(format('prerequisite %s %s', course, required)),
    pg_temp.id('course ' || course),
    pg_temp.id('course ' || required),
    is_mandatory,
    minimum_grade,
    pg_temp.chance('concurrent ' || course) < 0.05
from drawn_prerequisites;

-- Here and there a course asks for another of its unit, which every plan with it has in the same term.
insert into course_corequisites (id, course_id, corequisite_course_id, is_strict)
with planned as (
    select
        plans.*,
        count(*) over (partition by plans.course) as programs
    from plans
    where not plans.is_master
        and plans.course is not null
),

beside as (
    select
        one.course,
        other.course as required
    from planned as one
    join planned as other using (program, semester)
    join drawn_courses as courses on courses.course = one.course
    join drawn_courses as other_courses on other_courses.course = other.course
    where one.course <> other.course
        and courses.unit = other_courses.unit
        and not courses.is_open
    group by
        one.course,
        other.course,
        one.programs
    having count(*) = one.programs
)

select distinct on (drawn_courses.unit)
    pg_temp.id(format('corequisite %s %s', beside.course, beside.required)),
    pg_temp.id('course ' || beside.course),
    pg_temp.id('course ' || beside.required),
    pg_temp.chance('strict ' || beside.course) < 0.6
from beside
join drawn_courses using (course)
where pg_temp.chance('together ' || drawn_courses.unit) < 0.25
order by
    drawn_courses.unit,
    beside.course,
    beside.required;
