-- For which sections of the current and the last two terms students queue. One row per section.
--
-- Queues are on full sections of courses that are open to everybody. A sixth of them has free seats: there the
-- timetable keeps those who wait out. A third has an offer or two out, and keeps a seat for each.
create temporary table queues on commit drop as
-- one section of a course, a full one if there is one
with sections as (
    select distinct on (drawn_sections.term, drawn_sections.course)
        drawn_sections.*,
        drawn_courses.year,
        limits.seated,
        limits.published = limits.seated as is_full,
        drawn_terms.is_current
    from drawn_sections
    join drawn_courses using (course)
    join limits using (offering)
    join drawn_terms on drawn_terms.term = drawn_sections.term
    cross join numbers
    where drawn_courses.is_open
        and limits.seated >= 6
        and not limits.is_over_full
        and drawn_terms.term > numbers.terms - 3
    order by
        drawn_sections.term,
        drawn_sections.course,
        limits.published = limits.seated desc,
        drawn_sections.offering
),

candidates as (
    select
        sections.*,
        row_number() over (
            partition by sections.term
            order by
                sections.is_full desc,
                sections.popularity * pg_temp.chance('queue ' || sections.id) desc,
                sections.offering
        ) as place,
        count(*) over (partition by sections.term) as courses
    from sections
)

select
    offering,
    term,
    course,
    hour,
    year,
    seated,
    is_current,
    case
        when not is_current then 'over'
        when place % 6 = 2 then 'kept out'
        when place % 6 in (3, 5) then 'offers'
        else 'full'
    end as state,
    (1 + offering % 2) as offers,
    3 + floor(18 * pg_temp.chance('queue length ' || id) ^ 2)::integer as length
from candidates
where place <= greatest(4, courses * 0.15);

analyze queues;

update limits
set
    published = limits.seated + case queues.state
        when 'offers' then queues.offers
        when 'kept out' then 2 + queues.offering % 3
        else 0
    end,
    is_over_full = false
from queues
where queues.offering = limits.offering
    and queues.is_current;
