-- What Python tells the later files: how much of everything, when students began, and the lists of names.

-- One row.
create temporary table numbers (
    students integer not null,
    staff integer not null,
    units integer not null,
    courses integer not null,
    terms integer not null,
    semesters integer not null,
    offerings integer not null,
    enrollments integer not null,
    assessments integer not null,
    grades integer not null,
    attendance integer not null,
    as_of date not null,
    -- noon of that day: what has happened lies before
    noon timestamptz not null
) on commit drop;

-- How many students began in which term; 0 and below are terms before the first one on record.
create temporary table cohorts (
    first_term integer primary key,
    students integer not null
) on commit drop;

create temporary table listed_units (
    number integer generated always as identity,
    code text not null,
    parent text,
    type text not null,
    has_master boolean not null,
    az text not null,
    en text not null,
    ru text not null
) on commit drop;

-- Subjects of a unit, from basic to advanced.
create temporary table listed_subjects (
    number integer generated always as identity,
    unit text not null,
    az text not null,
    en text not null,
    ru text not null
) on commit drop;

create temporary table listed_people (
    number integer primary key,
    gender text not null,
    first_name_az text not null,
    first_name_en text not null,
    first_name_ru text not null,
    last_name_az text not null,
    last_name_en text not null,
    last_name_ru text not null
) on commit drop;
