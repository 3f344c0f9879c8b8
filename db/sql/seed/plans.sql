-- Programmes and their plans: which course their students take in which year, half-year and hour.
create temporary table drawn_programs on commit drop as
select
    row_number() over (order by degrees.is_master, teaching_units.unit)::integer as program,
    teaching_units.unit,
    teaching_units.faculty,
    degrees.is_master,
    case when degrees.is_master then 4 else numbers.semesters end as semesters,
    teaching_units.code || case when degrees.is_master then '-M' else '-B' end as code,
    (
        case when degrees.is_master then 150 else 1000 end
        * exp(0.5 * pg_temp.bell('wanted ' || teaching_units.code))
    )::integer as weight
from teaching_units
cross join numbers
cross join (values (false), (true)) as degrees (is_master)
where not teaching_units.is_center
    and (teaching_units.has_master or not degrees.is_master);

analyze drawn_programs;

-- One row per programme, year, half and hour; without a course the student chooses.
create temporary table plans on commit drop as
with cells as (
    select
        drawn_programs.*,
        year,
        in_fall,
        hour
    from drawn_programs
    cross join lateral generate_series(1, drawn_programs.semesters / 2) as year
    cross join (values (true), (false)) as halves (in_fall)
    cross join generate_series(0, 5) as hour
),

-- a master's programme reads the courses of years 5 and 6, and of year 4 where an hour has none of them
suitable as (
    select
        cells.program,
        cells.year,
        cells.in_fall,
        cells.hour,
        drawn_courses.course,
        drawn_courses.unit = cells.unit as is_own,
        case
            when drawn_courses.unit = cells.unit then 100
            when drawn_courses.faculty = cells.faculty then 8
            when drawn_courses.kind = 'general' then 9
            when cells.is_master then 1
        end * case when drawn_courses.kind = 'graduate' then 1000 else 1 end as fit
    from cells
    join drawn_courses
        on drawn_courses.in_fall = cells.in_fall
        and drawn_courses.hour = cells.hour
        and drawn_courses.year = any (
            case when cells.is_master then array[cells.year + 4, 4] else array[cells.year] end
        )
    where drawn_courses.kind <> 'project'
        or (drawn_courses.unit = cells.unit and not cells.is_master)
),

best as (
    select distinct on (suitable.program, suitable.year, suitable.in_fall, suitable.hour)
        suitable.*
    from suitable
    where suitable.fit is not null
    order by
        suitable.program,
        suitable.year,
        suitable.in_fall,
        suitable.hour,
        suitable.fit * (0.2 + pg_temp.chance(format('plan %s %s', suitable.program, suitable.course))) desc
)

select
    cells.program,
    cells.unit,
    cells.faculty,
    cells.is_master,
    cells.year,
    cells.in_fall,
    cells.hour,
    2 * cells.year - cells.in_fall::integer as semester,
    case
        when best.is_own
            or cells.is_master
            or cells.year = 1
            or pg_temp.chance(format('free %s %s %s %s', cells.program, cells.year, cells.in_fall, cells.hour)) > 0.3
            then best.course
    end as course
from cells
left join best using (program, year, in_fall, hour);

analyze plans;

-- Who chooses, chooses among the courses of the hour that are open to everybody: general ones, some of each unit,
-- those that no plan demands, and at least one. Other courses may ask for what was passed before.
alter table drawn_courses add column is_open boolean;

with ranked as (
    select
        drawn_courses.course,
        drawn_courses.kind = 'general'
        or pg_temp.chance('open ' || drawn_courses.course) < 0.35
        or drawn_courses.course not in (select plans.course from plans where plans.course is not null)
        or row_number() over (
            partition by drawn_courses.year, drawn_courses.in_fall, drawn_courses.hour
            order by drawn_courses.kind = 'project', pg_temp.chance('open ' || drawn_courses.course)
        ) = 1 as is_open
    from drawn_courses
)

update drawn_courses
set is_open = ranked.is_open and drawn_courses.kind <> 'project'
from ranked
where ranked.course = drawn_courses.course;

-- The part of the chances, from 0 to 1, that falls to each open course: own faculty first, and what is popular.
-- One row per faculty, year, half, hour and course.
create temporary table choices on commit drop as
with weights as (
    select
        faculties.faculty,
        years.year,
        drawn_courses.in_fall,
        drawn_courses.hour,
        drawn_courses.course,
        (
            1000 * drawn_courses.popularity
            * case when drawn_courses.faculty = faculties.faculty then 3 else 1 end
        )::integer as weight
    from drawn_courses
    cross join (select distinct teaching_units.faculty from teaching_units) as faculties
    cross join numbers
    -- evening courses are for all years
    join lateral generate_series(1, numbers.semesters / 2) as years (year)
        on years.year = drawn_courses.year
        or drawn_courses.hour = 6
    where drawn_courses.is_open
)

select
    faculty,
    year,
    in_fall,
    hour,
    course,
    (sum(weight) over so_far - weight)::double precision / (sum(weight) over cell)::double precision as above,
    (sum(weight) over so_far)::double precision / (sum(weight) over cell)::double precision as up_to
from weights
window
    cell as (partition by faculty, year, in_fall, hour),
    so_far as (partition by faculty, year, in_fall, hour order by course);

analyze choices;
