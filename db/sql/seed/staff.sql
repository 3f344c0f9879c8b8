-- Staff: who leads, who teaches where, from which term to which. One row per person.
--
-- More than half are there now; the others left at the end of an earlier term.
create temporary table drawn_staff on commit drop as
with posts as (
    select 1 as place, 'rector' as post, listed_units.code as unit_code, listed_units.number
    from listed_units where listed_units.type = 'university'
    union all
    select 2, 'registrar', listed_units.code, listed_units.number
    from listed_units where listed_units.type = 'university'
    union all
    select 3, 'database administrator', listed_units.code, listed_units.number
    from listed_units where listed_units.type = 'university'
    union all
    select 4, 'dean', listed_units.code, listed_units.number
    from listed_units cross join numbers
    where listed_units.type in ('faculty', 'school') and listed_units.number <= numbers.units
    union all
    select 5, 'head', teaching_units.code, teaching_units.unit
    from teaching_units
),

leaders as (
    select
        row_number() over (order by posts.place, posts.number) as staff,
        posts.post,
        posts.unit_code,
        -- a dean teaches in the first department of the faculty
        (
            select min(teaching_units.unit)
            from teaching_units
            where teaching_units.code = posts.unit_code
                or (teaching_units.faculty = posts.unit_code and posts.post = 'dean')
        ) as unit
    from posts
),

-- sections that a unit gives, as a part of all: from 0 to 1
counted as (
    select
        drawn_sections.unit,
        count(*) as sections,
        sum(count(*)) over (order by drawn_sections.unit) as sections_so_far,
        sum(count(*)) over () as sections_in_all
    from drawn_sections
    group by drawn_sections.unit
),

shares as (
    select
        teaching_units.unit,
        teaching_units.code,
        (counted.sections_so_far - counted.sections) / counted.sections_in_all as above,
        counted.sections_so_far / counted.sections_in_all as up_to
    from teaching_units
    join counted using (unit)
),

everybody as (
    select staff, post, unit_code, unit from leaders
    union all
    select
        number,
        'teacher',
        shares.code,
        shares.unit
    from numbers
    cross join lateral generate_series((select count(*) + 1 from leaders), numbers.staff) as number
    -- steps of the golden section spread those who are there over the units, and those who left as evenly
    join shares
        on number * 0.6180339887 % 1 > shares.above
        and number * 0.6180339887 % 1 <= shares.up_to
),

hired as (
    select
        everybody.*,
        numbers.terms,
        everybody.staff <= greatest(numbers.staff * 0.54, (select count(*) * 1.4 from leaders)) as is_there,
        pg_temp.chance('tenure ' || everybody.staff) as tenure,
        pg_temp.chance('employment ' || everybody.staff) as employment,
        pg_temp.chance('rank ' || everybody.staff) as rank
    from everybody
    cross join numbers
),

dated as (
    select
        hired.*,
        case
            when hired.post <> 'teacher' then 1
            when hired.is_there then greatest(1, hired.terms - floor(hired.tenure * hired.terms * 1.7)::integer)
            else greatest(1, hired.last_term - floor(hired.tenure * 12)::integer)
        end as first_term,
        hired.last_term as last_taught
    from (
        select
            hired.*,
            case
                when hired.is_there then hired.terms
                else 1 + floor(pg_temp.chance('leaves staff ' || hired.staff) * (hired.terms - 1))::integer
            end as last_term
        from hired
    ) as hired
)

select
    dated.staff::integer,
    dated.post,
    dated.unit_code,
    dated.unit,
    dated.is_there,
    dated.first_term,
    dated.last_taught as last_term,
    case
        when dated.post <> 'teacher' or dated.employment < 0.70 then 'full_time'
        when dated.employment < 0.84 then 'part_time'
        when dated.employment < 0.94 then 'contract'
        else 'visiting'
    end as employment_type,
    case
        when dated.post in ('rector', 'registrar', 'database administrator') then null
        when dated.post = 'dean' or dated.rank < 0.12 then 'professor'
        when dated.post = 'head' or dated.rank < 0.38 then 'associate_professor'
        when dated.rank < 0.60 then 'senior_lecturer'
        when dated.rank < 0.90 then 'lecturer'
        else 'assistant'
    end as academic_rank,
    -- how much of the unit's teaching falls to the person, before it is made up to all of it
    case
        when dated.post in ('rector', 'registrar', 'database administrator') then 0
        when dated.post = 'dean' then 300
        when dated.post = 'head' then 600
        when pg_temp.chance('on leave ' || dated.staff) < 0.04 then 0
        when dated.employment > 0.70 and dated.employment < 0.94 then 500
        else 1000
    end * (600 + floor(800 * pg_temp.chance('load ' || dated.staff))::integer) / 1000 as load
from dated;

create unique index on drawn_staff (staff);
analyze drawn_staff;
