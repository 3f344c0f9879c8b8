-- Transcripts, grade point averages, degree requirements and honours.

create table student_transcripts (
    id uuid default gen_random_uuid() primary key,
    student_id uuid references students on delete cascade,
    academic_term_id uuid references academic_terms,
    transcript_type text check (transcript_type in ('official', 'unofficial', 'partial')),
    gpa_term numeric(3,2),
    gpa_cumulative numeric(3,2),
    total_credits_earned integer,
    total_credits_attempted integer,
    academic_standing text check (
        academic_standing in (
            'good',
            'probation',
            'suspended',
            'dismissed',
            'graduated'
        )
    ),
    generated_date timestamptz default now(),
    generated_by uuid references users,
    file_url text,
    verification_code text,
    is_official boolean default false,
    signature_data jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index student_transcripts_student_id_idx on student_transcripts (student_id);
create index student_transcripts_academic_term_id_idx on student_transcripts (academic_term_id);
create index student_transcripts_generated_by_idx on student_transcripts (generated_by);

create table transcript_requests (
    id uuid default gen_random_uuid() primary key,
    student_id uuid references students,
    request_type text check (request_type in ('official', 'unofficial', 'verification', 'duplicate')),
    delivery_method text check (delivery_method in ('email', 'mail', 'pickup', 'digital')),
    delivery_address jsonb,
    purpose text,
    copies_requested integer default 1,
    rush_processing boolean default false,
    status text default 'pending' check (
        status in (
            'pending',
            'processing',
            'approved',
            'completed',
            'rejected',
            'cancelled'
        )
    ),
    fee_amount numeric(10,2),
    payment_status text,
    recipient_name text,
    recipient_organization text,
    requested_date timestamptz default now(),
    approved_date timestamptz,
    completed_date timestamptz,
    rejection_reason text,
    notes text,
    approved_by uuid references users,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index transcript_requests_student_id_idx on transcript_requests (student_id);
create index transcript_requests_approved_by_idx on transcript_requests (approved_by);
create index transcript_requests_status_idx on transcript_requests (status);

create table gpa_calculations (
    id uuid default gen_random_uuid() primary key,
    student_id uuid references students on delete cascade,
    academic_term_id uuid references academic_terms,
    term_gpa numeric(3,2),
    cumulative_gpa numeric(3,2),
    major_gpa numeric(3,2),
    credits_earned_term integer,
    credits_earned_total integer,
    credits_attempted_term integer,
    quality_points_term numeric(10,2),
    quality_points_total numeric(10,2),
    calculation_date timestamptz default now(),
    calculated_by text default 'system',
    is_official boolean default false,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (student_id, academic_term_id)
);

create index gpa_calculations_academic_term_id_idx on gpa_calculations (academic_term_id);

create table grade_point_scale (
    id uuid default gen_random_uuid() primary key,
    letter_grade text not null unique,
    grade_point numeric(3,2) not null,
    min_percentage numeric(5,2) not null,
    max_percentage numeric(5,2),
    description jsonb,
    display_order integer,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table degree_requirements (
    id uuid default gen_random_uuid() primary key,
    academic_program_id uuid references academic_programs on delete cascade,
    requirement_type text check (
        requirement_type in (
            'core',
            'major',
            'minor',
            'elective',
            'general_education',
            'capstone'
        )
    ),
    requirement_name jsonb not null,
    description jsonb,
    required_credits integer not null,
    minimum_gpa numeric(3,2),
    course_list uuid[],
    course_category text,
    sequence_order integer,
    is_mandatory boolean default true,
    created_by uuid references users,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index degree_requirements_academic_program_id_idx on degree_requirements (academic_program_id);
create index degree_requirements_created_by_idx on degree_requirements (created_by);

create table degree_audit_progress (
    id uuid default gen_random_uuid() primary key,
    student_id uuid references students on delete cascade,
    requirement_id uuid references degree_requirements,
    credits_completed integer default 0,
    credits_required integer not null,
    status text default 'not_started' check (status in ('not_started', 'in_progress', 'completed', 'waived')),
    completed_courses uuid[],
    gpa numeric(3,2),
    last_updated timestamptz default now(),
    notes text,
    substitution_approved_by uuid references users,
    waived_by uuid references users,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (student_id, requirement_id)
);

create index degree_audit_progress_requirement_id_idx on degree_audit_progress (requirement_id);
create index degree_audit_progress_substitution_approved_by_idx on degree_audit_progress (substitution_approved_by);
create index degree_audit_progress_waived_by_idx on degree_audit_progress (waived_by);

create table graduation_applications (
    id uuid default gen_random_uuid() primary key,
    student_id uuid references students,
    academic_program_id uuid references academic_programs,
    academic_term_id uuid references academic_terms,
    application_date timestamptz default now(),
    status text default 'submitted',
    reviewed_by uuid references users,
    reviewed_at timestamptz,
    ceremony_info jsonb,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index graduation_applications_student_id_idx on graduation_applications (student_id);
create index graduation_applications_academic_program_id_idx on graduation_applications (academic_program_id);
create index graduation_applications_academic_term_id_idx on graduation_applications (academic_term_id);
create index graduation_applications_reviewed_by_idx on graduation_applications (reviewed_by);
create index graduation_applications_status_idx on graduation_applications (status);

create table academic_honors (
    id uuid default gen_random_uuid() primary key,
    student_id uuid references students,
    academic_term_id uuid references academic_terms,
    honor_type text,
    honor_level text,
    criteria_met jsonb,
    awarded_by uuid references users,
    awarded_date date,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index academic_honors_student_id_idx on academic_honors (student_id);
create index academic_honors_academic_term_id_idx on academic_honors (academic_term_id);
create index academic_honors_awarded_by_idx on academic_honors (awarded_by);
