-- What a registrar published about the grades of an imported section.

-- One row per offering that a grade file names; as long as it says the same, grades given by it stay as they are.
create table lms_ops.published_grades (
    course_offering_id uuid primary key references course_offerings on delete cascade,
    -- mean grade points of the section as published, withdrawn students not counted
    mean numeric(3,2) not null,
    -- students by letter; DFW are D, F and withdrawn together
    letters jsonb not null,
    imported_at timestamptz not null default now()
);
