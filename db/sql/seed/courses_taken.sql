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
with counted as (
    select
        studies.term,
        count(*) as students,
        sum(count(*)) over (order by studies.term) as students_so_far,
        sum(count(*)) over () as students_in_all
    from studies
    group by studies.term
)

-- rounded so that none is lost
select
    counted.term,
    (
        round(numbers.enrollments * counted.students_so_far / counted.students_in_all)
        - round(numbers.enrollments * (counted.students_so_far - counted.students) / counted.students_in_all)
    )::integer as enrollments
from counted
cross join numbers;

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
