-- Sections of the courses of each term, who sits in which, and how many seats they publish.
--
-- Every course of the half-year has one; the others go one by one to the course with the most students a section.
create temporary table drawn_sections on commit drop as
with demand as (
    select
        drawn_terms.term,
        drawn_terms.half,
        drawn_courses.course,
        drawn_courses.unit,
        drawn_courses.hour,
        drawn_courses.kind,
        drawn_courses.part,
        drawn_courses.popularity,
        count(taken.student) as students
    from drawn_terms
    join drawn_courses on drawn_courses.in_fall = drawn_terms.is_fall
    left join taken
        on taken.term = drawn_terms.term
        and taken.course = drawn_courses.course
    group by 1, 2, 3, 4, 5, 6, 7, 8
),

claims as (
    select
        demand.*,
        section,
        -- some are taught to a full hall, some to a small circle
        demand.students / section / case
            when pg_temp.chance('hall ' || demand.course) < 0.08 then 2.5
            when demand.part = 'seminar' then 0.7
            else 0.7 + 0.6 * pg_temp.chance('size ' || demand.course)
        end as claim
    from demand
    cross join lateral generate_series(1, 3 + demand.students / 6) as section
),

ranked as (
    select
        claims.*,
        row_number() over (
            partition by claims.term
            order by
                claims.section = 1 desc,
                claims.claim desc,
                claims.course,
                claims.section
        ) as rank
    from claims
),

weighed as (
    select
        ranked.*,
        case
            -- nobody comes, or nearly nobody
            when draws.empty < 0.02 then 1
            else 600 + floor(800 * draws.liked)
        end::integer as weight
    from ranked
    cross join numbers
    cross join lateral (
        select
            pg_temp.chance(format('empty %s %s %s', ranked.course, ranked.half, ranked.section)) as empty,
            pg_temp.chance(format('liked %s %s %s', ranked.course, ranked.half, ranked.section)) as liked
    ) as draws
    where ranked.rank
        <= numbers.offerings * ranked.term / numbers.terms - numbers.offerings * (ranked.term - 1) / numbers.terms
)

select
    row_number() over (order by weighed.term, weighed.course, weighed.section)::integer as offering,
    weighed.term,
    weighed.course,
    weighed.unit,
    weighed.hour,
    weighed.kind,
    weighed.part,
    weighed.popularity,
    lpad(weighed.section::text, greatest(2, length(weighed.section::text)), '0') as section_code,
    (sum(weighed.weight) over so_far - weighed.weight)::double precision
    / (sum(weighed.weight) over course)::double precision as above,
    (sum(weighed.weight) over so_far)::double precision
    / (sum(weighed.weight) over course)::double precision as up_to,
    pg_temp.id(format('offering %s %s %s', weighed.half, weighed.course, weighed.section)) as id
from weighed
window
    course as (partition by weighed.term, weighed.course),
    so_far as (partition by weighed.term, weighed.course order by weighed.section);

analyze drawn_sections;

-- Who sits in which section. One row per student, term and course.
create temporary table seats on commit drop as
select
    taken.*,
    drawn_sections.offering
from taken
join drawn_sections
    on drawn_sections.term = taken.term
    and drawn_sections.course = taken.course
    and taken.draw > drawn_sections.above
    and taken.draw <= drawn_sections.up_to;

create index on seats (offering);
analyze seats;

-- What a section publishes: seats that fit how full it should be. From nearly empty to more than full.
create temporary table limits on commit drop as
with counted as (
    select
        drawn_sections.offering,
        drawn_sections.term,
        drawn_sections.course,
        drawn_sections.kind,
        count(seats.student) filter (where seats.status in ('enrolled', 'completed')) as seated
    from drawn_sections
    left join seats using (offering)
    group by
        drawn_sections.offering,
        drawn_sections.term,
        drawn_sections.course,
        drawn_sections.kind
),

-- the same courses are full again and again, but not always: ranked from 0 to 1 within a term
ranked as (
    select
        counted.*,
        percent_rank() over (
            partition by counted.term, counted.kind = 'project'
            order by
                pg_temp.chance('full ' || counted.course)
                + pg_temp.chance('full section ' || counted.offering)
                -- few students in a section are no sign of demand
                + least(counted.seated, 25) / 60.0
        ) as rank
    from counted
),

filled as (
    select
        ranked.*,
        case
            when ranked.rank < 0.30 then 0.20 + ranked.rank * 5 / 3
            when ranked.rank < 0.75 then 0.70 + (ranked.rank - 0.30) * 0.55
            when ranked.rank < 0.87 then 0.95 + (ranked.rank - 0.75) * 0.4
            when ranked.rank < 0.97 then 1
            else 1.02 + (ranked.rank - 0.97) * 6
        end as fill
    from ranked
)

select
    filled.offering,
    filled.seated::integer,
    filled.fill > 1 and filled.seated > 5 and filled.kind <> 'project' as is_over_full,
    greatest(
        case
            when filled.kind = 'project' then 30
            when filled.seated = 0 then 15 + 5 * (filled.offering % 4)
            when filled.fill > 1 then floor(filled.seated / filled.fill)
            when filled.fill > 0.94 then ceil(filled.seated / filled.fill)
            -- round numbers where seats are left
            else 5 * round(filled.seated / filled.fill / 5)
        end,
        -- a project has a seat for everybody
        case when filled.fill <= 1 or filled.kind = 'project' then filled.seated else 1 end,
        5
    )::integer as published
from filled;

analyze limits;
