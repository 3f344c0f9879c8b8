-- What was taken in which term, and how it ended; courses_taken_in_term.sql fills it term by term.
-- One row per student, term and course. percent is the final mark, also of those who are still enrolled.
create temporary table taken (
    student integer not null,
    term integer not null,
    course integer not null,
    hour integer not null,
    is_free boolean not null,
    is_repeat boolean not null,
    status text not null,
    percent integer not null,
    -- between 0 and 1: which section
    draw double precision not null
) on commit drop;

-- Enrollments of each term: its part of all, as its students are a part of all.
create temporary table quotas on commit drop as
with students as (
    select
        studies.term,
        count(*)::numeric as students
    from studies
    group by studies.term
)

select
    students.term,
    (
        round(numbers.enrollments * sum(students.students) over so_far / sum(students.students) over ())
        - round(numbers.enrollments * (sum(students.students) over so_far - students.students) / sum(students.students) over ())
    )::integer as enrollments
from students
cross join numbers
window so_far as (order by students.term);

-- The letter and points of each mark from 0 to 100.
create temporary table letters on commit drop as
select distinct on (percent)
    percent,
    scale.letter_grade,
    scale.grade_point
from generate_series(0, 100) as percent
join grade_point_scale as scale on scale.min_percentage <= percent
where scale.is_active
order by
    percent,
    scale.min_percentage desc;

analyze quotas, letters;
