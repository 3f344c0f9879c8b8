-- Courses, their offerings by term, who teaches and who is enrolled.

create table courses (
    id uuid default gen_random_uuid() primary key,
    code text not null unique,
    name jsonb not null,
    description jsonb,
    organization_unit_id uuid references organization_units,
    credit_hours integer not null,
    lecture_hours integer,
    lab_hours integer,
    tutorial_hours integer,
    course_level text check (course_level in ('undergraduate', 'graduate', 'doctoral')),
    prerequisites uuid[],
    corequisites uuid[],
    syllabus_template jsonb,
    learning_outcomes jsonb,
    assessment_methods jsonb,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index courses_organization_unit_id_idx on courses (organization_unit_id);
create index courses_active_idx on courses (organization_unit_id) where is_active;
create index courses_code_trgm_idx on courses using gin (code gin_trgm_ops);

create table course_offerings (
    id uuid default gen_random_uuid() primary key,
    course_id uuid references courses,
    academic_term_id uuid references academic_terms,
    section_code text not null,
    language_of_instruction text not null check (language_of_instruction in ('az', 'en', 'ru')),
    max_enrollment integer not null,
    current_enrollment integer default 0,
    waitlist_capacity integer default 0,
    delivery_mode text check (delivery_mode in ('in_person', 'online', 'hybrid', 'recorded')),
    syllabus jsonb,
    grading_scheme jsonb,
    is_published boolean default false,
    enrollment_status text default 'open' check (
        enrollment_status in (
            'open',
            'closed',
            'waitlist',
            'cancelled'
        )
    ),
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (course_id, academic_term_id, section_code)
);

create index course_offerings_academic_term_id_idx on course_offerings (academic_term_id);
create index course_offerings_enrollment_status_idx on course_offerings (enrollment_status);

create table course_instructors (
    id uuid default gen_random_uuid() primary key,
    course_offering_id uuid references course_offerings on delete cascade,
    instructor_id uuid references users,
    role text default 'primary' check (role in ('primary', 'secondary', 'assistant', 'lab_instructor')),
    assigned_date timestamptz default now(),
    assigned_by uuid references users,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index course_instructors_course_offering_id_idx on course_instructors (course_offering_id);
create index course_instructors_instructor_id_idx on course_instructors (instructor_id);
create index course_instructors_assigned_by_idx on course_instructors (assigned_by);

create table course_enrollments (
    id uuid default gen_random_uuid() primary key,
    course_offering_id uuid references course_offerings,
    student_id uuid references students,
    enrollment_date timestamptz default now(),
    enrollment_status text not null check (
        enrollment_status in (
            'enrolled',
            'waitlisted',
            'dropped',
            'withdrawn',
            'completed'
        )
    ),
    status_changed_date timestamptz,
    grade text,
    grade_points numeric(3,2),
    attendance_percentage numeric(5,2),
    is_retake boolean default false,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create unique index course_enrollments_one_seat_a_student
    on course_enrollments (course_offering_id, student_id)
    where enrollment_status = 'enrolled';
create index course_enrollments_course_offering_id_idx on course_enrollments (course_offering_id);
create index course_enrollments_student_id_idx on course_enrollments (student_id);
create index course_enrollments_enrolled_idx on course_enrollments (student_id) where enrollment_status = 'enrolled';
create index course_enrollments_enrollment_date_idx on course_enrollments (enrollment_date);

create table course_materials (
    id uuid default gen_random_uuid() primary key,
    course_offering_id uuid references course_offerings on delete cascade,
    title jsonb not null,
    description jsonb,
    material_type text check (
        material_type in (
            'lecture',
            'assignment',
            'reading',
            'video',
            'quiz',
            'project',
            'other'
        )
    ),
    file_url text,
    external_url text,
    is_mandatory boolean default false,
    available_from timestamptz,
    available_until timestamptz,
    sequence_order integer,
    metadata jsonb default '{}',
    uploaded_by uuid references users,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index course_materials_course_offering_id_idx on course_materials (course_offering_id);
create index course_materials_uploaded_by_idx on course_materials (uploaded_by);
