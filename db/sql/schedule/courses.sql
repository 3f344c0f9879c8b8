-- One university, a department per mnemonic below it, and its courses.

insert into organization_units (type, code, name)
select
    'university',
    'UNIVERSITY',
    '{"az": "Universitet", "en": "University", "ru": "Университет"}'
where not exists (select from organization_units where organization_units.type = 'university');

insert into organization_units (parent_id, type, code, name)
select
    university.id,
    'department',
    mnemonics.mnemonic,
    jsonb_build_object('az', mnemonics.mnemonic, 'en', mnemonics.mnemonic, 'ru', mnemonics.mnemonic)
from (select distinct incoming_sections.mnemonic from incoming_sections) as mnemonics
cross join lateral (
    select units.id
    from organization_units as units
    where units.type = 'university'
    order by
        units.created_at,
        units.code
    limit 1
) as university
on conflict (code) do nothing;

-- A course counts as many whole credits as most of its sections that carry any; three where none says.
create temporary table wanted_courses on commit drop as
select
    incoming_sections.course_code as code,
    min(incoming_sections.mnemonic) as mnemonic,
    min(incoming_sections.course_level) as course_level,
    coalesce(
        nullif(min(incoming_sections.title) filter (where incoming_sections.title <> ''), ''),
        incoming_sections.course_code
    ) as title,
    coalesce(
        round(mode() within group (order by incoming_sections.credits) filter (where incoming_sections.credits > 0)),
        max(incoming_sections.credits),
        3
    )::integer as credit_hours
from incoming_sections
group by incoming_sections.course_code;

insert into courses (code, name, organization_unit_id, credit_hours, course_level)
select
    wanted_courses.code,
    jsonb_build_object('en', wanted_courses.title),
    units.id,
    wanted_courses.credit_hours,
    wanted_courses.course_level
from wanted_courses
join organization_units as units on units.code = wanted_courses.mnemonic
on conflict (code) do nothing;

-- Title and credits differ from term to term: the latest term that has the course decides.
update courses
set
    name = jsonb_build_object('en', wanted_courses.title),
    credit_hours = wanted_courses.credit_hours
from wanted_courses
cross join incoming_term
where courses.code = wanted_courses.code
    and (courses.name, courses.credit_hours)
        is distinct from (jsonb_build_object('en', wanted_courses.title), wanted_courses.credit_hours)
    and not exists (
        select
        from course_offerings as offerings
        join academic_terms as terms on terms.id = offerings.academic_term_id
        where offerings.course_id = courses.id
            and terms.start_date > incoming_term.start_date
    );
