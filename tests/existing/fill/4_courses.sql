-- Courses without prerequisites, and offerings that all hang on the first term whatever their section says.
--
-- Counters are 0 in every row. `seats` decides how many will really sit in each: none, fewer than the limit, or far more.

insert into courses (id, code, name, description, organization_unit_id, credit_hours, lecture_hours, lab_hours, course_level, learning_outcomes, is_active, created_at, updated_at)
select
    md5('course ' || number)::uuid,
    'SUBJ' || lpad(number::text, 5, '0'),
    pg_temp.words('Fənn ' || number, 'Subject ' || number, number),
    case when number % 4 = 0 then pg_temp.words('Fənnin təsviri ' || number, 'About subject ' || number, number / 4) end,
    case when number % 13 <> 0 then md5('unit ' || 10 + number % 51)::uuid end,
    3 + number % 4,
    2,
    number % 3,
    (array['undergraduate', 'undergraduate', 'graduate', null])[1 + number % 4],
    case when number % 5 = 0 then '["Bilir", "Bacarır"]'::jsonb end,
    number % 30 <> 0,
    timestamptz '2021-08-01 09:00+04' + number * interval '1 minute',
    timestamptz '2024-08-01 09:00+04' + number * interval '1 minute'
from wanted
cross join generate_series(1, wanted.courses) as number;

-- One row per offering: empty ones last, the over-full first, the fullest before the others.
create temporary table seats as
with ranked as (
    select
        number,
        row_number() over (order by md5('fill ' || number)) as place
    from wanted
    cross join generate_series(1, wanted.offerings) as number
),
plain as (
    select
        ranked.number,
        ranked.place,
        case
            when ranked.place = 1 then wanted.most_students
            when ranked.place <= wanted.over_full_offerings then 31
            when ranked.place <= wanted.offerings - wanted.empty_offerings then 1 + ranked.place * 7 % 29
            else 0
        end as students,
        case
            when ranked.place between 2 and wanted.over_full_offerings then 1.0 / (ranked.place + 5)
            else 0
        end as share
    from ranked
    cross join wanted
),
shared as (
    select
        plain.number,
        plain.place,
        plain.students + floor(
            plain.share / sum(plain.share) over () * (wanted.enrollments - sum(plain.students) over ())
        ) as students,
        wanted.enrollments
    from plain
    cross join wanted
),
rest as (
    select shared.enrollments - sum(shared.students) as students
    from shared
    group by shared.enrollments
)
select
    shared.number,
    shared.place,
    (shared.students + case when shared.place - 1 between 1 and rest.students then 1 else 0 end)::integer as students
from shared
cross join rest;

insert into course_offerings (id, course_id, academic_term_id, section_code, language_of_instruction, max_enrollment, delivery_mode, grading_scheme, is_published, enrollment_status, created_at, updated_at)
select
    md5('offering ' || seats.number)::uuid,
    md5('course ' || 1 + seats.number % wanted.courses)::uuid,
    md5('term 1')::uuid,
    format(
        '%s/%s_%s_%s-B%s.',
        2020 + seats.number % 6,
        2021 + seats.number % 6,
        (array['PY', 'YZ'])[1 + seats.number / 6 % 2],
        (array['HF', 'İF', 'TF', 'FF'])[1 + seats.number / 12 % 4],
        lpad((seats.number / wanted.courses)::text, 2, '0')
    ),
    (array['az', 'az', 'ru', 'en'])[1 + seats.number % 4],
    case when seats.students = 0 then 20 + seats.number % 3 * 20 else 30 end,
    case when seats.number % 6 <> 0 then 'in_person' end,
    case when seats.number % 9 = 0 then '{"scale": 10}'::jsonb end,
    seats.number % 3 <> 0,
    'open',
    timestamptz '2022-09-01 09:00+04' + seats.number * interval '1 minute',
    timestamptz '2025-02-01 09:00+04' + seats.number * interval '1 minute'
from seats
cross join wanted;

insert into course_instructors (id, course_offering_id, instructor_id, role)
select
    md5('instructor ' || seats.number)::uuid,
    md5('offering ' || seats.number)::uuid,
    md5('user ' || wanted.students + 1 + seats.number % wanted.staff)::uuid,
    'primary'
from seats
cross join wanted
where seats.number % 8 <> 0;

insert into course_materials (id, course_offering_id, title, material_type, file_url, sequence_order, uploaded_by)
select
    md5('material ' || seats.number)::uuid,
    md5('offering ' || seats.number)::uuid,
    pg_temp.words('Mühazirə ' || seats.number, 'Lecture ' || seats.number, seats.number),
    'lecture',
    '/files/' || seats.number || '.pdf',
    1,
    md5('user ' || wanted.students + 1 + seats.number % wanted.staff)::uuid
from seats
cross join wanted
where seats.number % 5 = 0;
