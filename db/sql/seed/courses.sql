-- Courses and where they stand in the plan of studies: year, half and hour of the day. One row per course.
--
-- A course takes place in one half of the year and at one hour. A plan has one course for each of the six hours of
-- the day in each of eight terms, so that who follows it has no overlaps and never takes a course twice. Some general
-- courses are given in the evening, hour 6, for those who want a seventh.
create temporary table drawn_courses on commit drop as
with unit_sizes as (
    select
        teaching_units.*,
        numbers.courses / count(*) over ()
        + (row_number() over (order by teaching_units.unit) <= numbers.courses % count(*) over ())::integer as courses
    from teaching_units
    cross join numbers
),

subjects as (
    select
        listed_subjects.*,
        row_number() over (partition by listed_subjects.unit order by listed_subjects.number) as place,
        count(*) over (partition by listed_subjects.unit) as subjects
    from listed_subjects
),

-- preference says which of them a unit has if it may not have all; place where in the years of study they stand
possible as (
    select
        unit,
        'subject' as part,
        place as preference,
        place::numeric as place,
        subjects,
        az,
        en,
        ru
    from subjects
    union all
    select
        unit,
        'second part',
        12 + (place * 3) % 10 + place / 100.0,
        place + 1.5,
        subjects,
        az || ' II',
        en || ' II',
        ru || ' II'
    from subjects
    union all
    select
        unit,
        'seminar',
        17.1 + (subjects - place) / 10.0,
        subjects + 0.5,
        subjects,
        az || ': seminar',
        en || ': seminar',
        ru || ': семинар'
    from subjects
    union all
    select
        unit,
        'advanced',
        2 * place - 2.4,
        place,
        subjects,
        az || ': dərinləşdirilmiş kurs',
        en || ': advanced course',
        ru || ': углублённый курс'
    from subjects
    where place > 2
    union all
    select
        code,
        'project',
        0,
        99,
        1,
        'Buraxılış işi: ' || az,
        'Graduation project: ' || en,
        'Выпускная работа: ' || ru
    from teaching_units
    where not is_center
),

chosen as (
    select
        unit_sizes.unit,
        unit_sizes.code as unit_code,
        unit_sizes.faculty,
        unit_sizes.is_center,
        unit_sizes.courses,
        possible.part,
        possible.place / possible.subjects as place,
        possible.az,
        possible.en,
        possible.ru,
        row_number() over (partition by unit_sizes.unit order by possible.preference) as choice
    from unit_sizes
    join possible on possible.unit = unit_sizes.code
    where possible.part <> 'advanced'
        or unit_sizes.has_master
),

numbered as (
    select
        chosen.*,
        row_number() over (order by chosen.unit, chosen.place, chosen.choice) as course,
        case
            when chosen.part = 'project' then 'project'
            when chosen.part = 'advanced' then 'graduate'
            when chosen.is_center then 'general'
            else 'undergraduate'
        end as kind
    from chosen
    where chosen.choice <= chosen.courses
),

-- from basic to advanced over the cells of the plan; faculties start half a cell apart and so fill each other's gaps
ranked as (
    select
        numbered.*,
        row_number() over kind_of_faculty - 1 + (dense_rank() over (order by numbered.faculty) % 2) * 0.5 as rank,
        count(*) over (partition by numbered.kind, numbered.faculty) as of_faculty,
        row_number() over (partition by numbered.kind order by numbered.faculty, numbered.place) as of_kind
    from numbered
    window kind_of_faculty as (
        partition by numbered.kind, numbered.faculty
        order by
            numbered.place,
            numbered.unit,
            numbered.course
    )
),

placed as (
    select
        ranked.*,
        case ranked.kind
            when 'project' then 47
            when 'undergraduate' then least(46, floor(ranked.rank * 47 / ranked.of_faculty))
            when 'general' then least(23, floor(ranked.rank * 24 / ranked.of_faculty))
            when 'graduate' then ranked.of_kind % 24
        end::integer as cell
    from ranked
)

select
    placed.course::integer,
    placed.unit,
    placed.faculty,
    placed.kind,
    placed.part,
    placed.az,
    placed.en,
    placed.ru,
    -- years 5 and 6 are those of a master's programme
    placed.cell / 12 + case when placed.kind = 'graduate' then 5 else 1 end as year,
    placed.cell % 12 < 6 as in_fall,
    case when placed.kind = 'general' and placed.course % 5 < 2 then 6 else placed.cell % 6 end as hour,
    exp(0.7 * pg_temp.bell('popular ' || placed.course)) as popularity,
    placed.unit_code
    || 100 * (placed.cell / 12 + case when placed.kind = 'graduate' then 5 else 1 end)
    + row_number() over (
        partition by placed.unit, placed.cell / 12, placed.kind = 'graduate'
        order by placed.course
    ) as code,
    pg_temp.id('course ' || placed.course) as id
from placed;

create unique index on drawn_courses (course);
analyze drawn_courses;

insert into courses (
    id,
    code,
    name,
    description,
    organization_unit_id,
    credit_hours,
    lecture_hours,
    lab_hours,
    tutorial_hours,
    course_level
)
select
    drawn_courses.id,
    drawn_courses.code,
    pg_temp.texts(drawn_courses.az, drawn_courses.en, drawn_courses.ru),
    pg_temp.texts(
        format('«%s» fənninin əsas anlayışları, üsulları və tətbiqləri.', drawn_courses.az),
        format('Basic notions, methods and applications of “%s”.', drawn_courses.en),
        format('Основные понятия, методы и применения курса «%s».', drawn_courses.ru)
    ),
    teaching_units.id,
    5,
    case when drawn_courses.kind = 'project' then 0 else 30 end,
    0,
    case when drawn_courses.kind = 'project' then 0 else 15 end,
    case when drawn_courses.kind = 'graduate' then 'graduate' else 'undergraduate' end
from drawn_courses
join teaching_units using (unit)
order by drawn_courses.course;
