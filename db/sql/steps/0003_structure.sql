-- Units, programmes, terms, students and staff.
-- user_roles stands here rather than with the roles because a role is granted for a unit.

create table organization_units (
    id uuid default gen_random_uuid() primary key,
    parent_id uuid references organization_units,
    type text not null check (type in ('university', 'school', 'faculty', 'department', 'program', 'center')),
    code text not null unique,
    name jsonb not null,
    description jsonb,
    established_date date,
    head_user_id uuid references users,
    deputy_user_ids uuid[],
    contact_info jsonb,
    settings jsonb default '{}',
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index organization_units_parent_id_idx on organization_units (parent_id);
create index organization_units_head_user_id_idx on organization_units (head_user_id);
create index organization_units_active_idx on organization_units (type) where is_active;

create table user_roles (
    id uuid default gen_random_uuid() primary key,
    user_id uuid references users on delete cascade,
    role_id uuid references roles on delete restrict,
    organization_unit_id uuid references organization_units,
    valid_from timestamptz default now(),
    valid_until timestamptz,
    assigned_by uuid references users,
    reason text,
    is_primary boolean default false,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create unique index user_roles_one_open_grant
    on user_roles (user_id, role_id, organization_unit_id)
    where valid_until is null;
create index user_roles_user_id_idx on user_roles (user_id);
create index user_roles_role_id_idx on user_roles (role_id);
create index user_roles_organization_unit_id_idx on user_roles (organization_unit_id);
create index user_roles_assigned_by_idx on user_roles (assigned_by);
create index user_roles_active_idx on user_roles (user_id, role_id) where valid_until is null;

create table academic_programs (
    id uuid default gen_random_uuid() primary key,
    organization_unit_id uuid references organization_units,
    code text not null unique,
    name jsonb not null,
    degree_type text not null check (degree_type in ('bachelor', 'master', 'phd', 'certificate', 'associate')),
    duration_years numeric(2,1),
    total_credits integer not null,
    language_of_instruction text[],
    accreditation_info jsonb,
    curriculum jsonb,
    admission_requirements jsonb,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index academic_programs_organization_unit_id_idx on academic_programs (organization_unit_id);
create index academic_programs_active_idx on academic_programs (organization_unit_id) where is_active;

create table academic_terms (
    id uuid default gen_random_uuid() primary key,
    academic_year text not null,
    term_type text not null check (term_type in ('fall', 'spring', 'summer', 'winter')),
    term_number integer not null,
    start_date date not null,
    end_date date not null,
    registration_start_date date,
    registration_end_date date,
    add_drop_deadline date,
    withdrawal_deadline date,
    grade_submission_deadline date,
    is_current boolean default false,
    settings jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (academic_year, term_type)
);

create index academic_terms_start_date_idx on academic_terms (start_date);

create table students (
    id uuid default gen_random_uuid() primary key,
    user_id uuid unique references users on delete cascade,
    student_number text not null unique,
    academic_program_id uuid references academic_programs,
    enrollment_date date not null,
    expected_graduation_date date,
    actual_graduation_date date,
    status text not null check (
        status in (
            'active',
            'inactive',
            'suspended',
            'graduated',
            'withdrawn',
            'expelled'
        )
    ),
    study_mode text check (study_mode in ('full_time', 'part_time', 'distance', 'hybrid')),
    funding_type text check (funding_type in ('state_funded', 'self_funded', 'scholarship', 'sponsored')),
    gpa numeric(3,2),
    total_credits_earned integer default 0,
    academic_advisor_id uuid references users,
    thesis_advisor_id uuid references users,
    notes text,
    metadata jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index students_academic_program_id_idx on students (academic_program_id);
create index students_academic_advisor_id_idx on students (academic_advisor_id);
create index students_thesis_advisor_id_idx on students (thesis_advisor_id);
create index students_status_idx on students (status);
create index students_active_idx on students (academic_program_id) where status = 'active';
create index students_student_number_trgm_idx on students using gin (student_number gin_trgm_ops);

create table staff_members (
    id uuid default gen_random_uuid() primary key,
    user_id uuid unique references users on delete cascade,
    employee_number text not null unique,
    organization_unit_id uuid references organization_units,
    position_title jsonb not null check (position_title ? 'az'),
    employment_type text check (employment_type in ('full_time', 'part_time', 'contract', 'visiting')),
    hire_date date not null,
    contract_end_date date,
    academic_rank text,
    administrative_role text,
    office_location text,
    office_hours jsonb,
    research_interests text[],
    qualifications jsonb,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint staff_members_contract_ends_after_hire
        check (contract_end_date > hire_date)
);

create index staff_members_organization_unit_id_idx on staff_members (organization_unit_id);
create index staff_members_active_idx on staff_members (organization_unit_id) where is_active;
create index staff_members_employee_number_trgm_idx on staff_members using gin (employee_number gin_trgm_ops);
