-- What one import brings, as it was read: the files after this one compare it with the database.
-- A section is known by its place in the file.

create temporary table incoming_term (
    academic_year text not null,
    term_type text not null,
    term_number integer not null,
    start_date date not null,
    end_date date not null,
    becomes_current boolean not null
) on commit drop;

create temporary table incoming_sections (
    place integer primary key,
    mnemonic text not null,
    course_code text not null,
    section_code text not null,
    class_number text not null,
    title text not null,
    topic text,
    course_level text not null,
    component text,
    credits numeric(4,1),
    published_limit integer not null,
    enrolled integer not null,
    waitlisted integer not null,
    enrollment_status text not null,
    is_online boolean not null,
    lecture_place integer
) on commit drop;

create temporary table incoming_meetings (
    place integer not null,
    day_of_week integer not null,
    start_time time not null,
    end_time time not null,
    building text,
    room_number text,
    instructor text,
    effective_from date,
    effective_until date
) on commit drop;

-- Everybody new: instructors, officers and students. Names are in the three spellings of `persons`.
create temporary table incoming_people (
    username text primary key,
    first_name text not null,
    last_name text not null,
    first_name_az text,
    last_name_az text,
    first_name_ru text,
    last_name_ru text,
    gender text
) on commit drop;

create temporary table incoming_instructors (
    username text primary key,
    employee_number text not null,
    mnemonic text not null
) on commit drop;

create temporary table incoming_teaching (
    place integer not null,
    username text not null,
    share numeric(4,3) not null
) on commit drop;

create temporary table incoming_officers (
    username text not null,
    role_code text not null,
    mnemonic text
) on commit drop;

create temporary table incoming_students (
    username text primary key,
    student_number text not null,
    degree_type text not null,
    mnemonic text not null,
    enrollment_date date not null,
    years integer not null
) on commit drop;

create temporary table incoming_seats (
    place integer not null,
    student_number text not null
) on commit drop;

create temporary table incoming_queues (
    place integer not null,
    student_number text not null,
    rank integer not null
) on commit drop;

-- One row per row of a grade file, by its line; letters has the students of each letter.
create temporary table incoming_grades (
    line integer primary key,
    course_code text not null,
    section_code text not null,
    class_number text,
    mean numeric(3,2) not null,
    letters jsonb not null
) on commit drop;
