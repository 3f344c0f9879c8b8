-- The database of a university LMS as another team built it from the data dictionary, with names and habits of its own.
--
-- Run as campus_owner in an empty database. Nothing here comes from this project's own steps: an upgrade has to find
-- the 45 tables by what they are, not by what their keys, indexes and triggers are called.

create extension if not exists pg_trgm;

-- Identity and access

create table users (
    id uuid not null default gen_random_uuid(),
    username text not null,
    email text not null,
    email_verified boolean default false,
    password_hash text not null,
    mfa_secret text,
    mfa_enabled boolean default false,
    is_active boolean default true,
    is_locked boolean default false,
    failed_login_count integer default 0,
    last_login_at timestamptz,
    password_changed_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    deleted_at timestamptz,
    metadata jsonb default '{}',
    constraint pk_users primary key (id),
    constraint ck_users_username check (length(username) >= 3),
    constraint uq_users_username unique (username),
    constraint ck_users_email check (email ~* '^[^@]+@[^@]+\.[^@]+$'),
    constraint uq_users_email unique (email)
);

create table persons (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    first_name text not null,
    last_name text not null,
    middle_name text,
    first_name_az text,
    last_name_az text,
    first_name_ru text,
    last_name_ru text,
    date_of_birth date,
    gender text,
    nationality text,
    national_id text,
    passport_number text,
    phone_primary text,
    phone_secondary text,
    address jsonb,
    emergency_contact jsonb,
    photo_url text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_persons primary key (id),
    constraint uq_persons_user_id unique (user_id),
    constraint ck_persons_gender check (gender in ('male', 'female', 'other', 'prefer_not_to_say'))
);

create table roles (
    id uuid not null default gen_random_uuid(),
    code text not null,
    name jsonb not null,
    description jsonb,
    level integer not null,
    is_system boolean default false,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_roles primary key (id),
    constraint uq_roles_code unique (code)
);

create table user_roles (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    role_id uuid,
    organization_unit_id uuid,
    valid_from timestamptz default now(),
    valid_until timestamptz,
    assigned_by uuid,
    reason text,
    is_primary boolean default false,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_user_roles primary key (id)
);

create unique index ux_user_roles_current on user_roles (user_id, role_id, organization_unit_id)
    where valid_until is null;

create index ix_user_roles_user_id on user_roles (user_id);
create index ix_user_roles_role_id on user_roles (role_id);
create index ix_user_roles_organization_unit_id on user_roles (organization_unit_id);
create index ix_user_roles_assigned_by on user_roles (assigned_by);

create table permissions (
    id uuid not null default gen_random_uuid(),
    resource text not null,
    action text not null,
    scope text,
    conditions jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_permissions primary key (id),
    constraint uq_permissions unique (resource, action, scope)
);

create table role_permissions (
    role_id uuid not null,
    permission_id uuid not null,
    granted_at timestamptz default now(),
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_role_permissions primary key (role_id, permission_id)
);

create index ix_role_permissions_permission_id on role_permissions (permission_id);

create table user_sessions (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    username text,
    session_id text,
    login_timestamp timestamptz default now(),
    logout_timestamp timestamptz,
    last_activity_timestamp timestamptz,
    ip_address inet,
    user_agent text,
    device_type text,
    browser text,
    operating_system text,
    is_active boolean default true,
    session_duration_seconds integer,
    metadata jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_user_sessions primary key (id)
);

create index ix_user_sessions_user_id on user_sessions (user_id);

create table user_preferences (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    language text default 'az',
    timezone text default 'Asia/Baku',
    theme text default 'light',
    notifications_enabled boolean default true,
    email_notifications boolean default true,
    sms_notifications boolean default false,
    push_notifications boolean default true,
    preferences jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_user_preferences primary key (id),
    constraint uq_user_preferences_user_id unique (user_id),
    constraint ck_user_preferences_theme check (theme in ('light', 'dark', 'auto'))
);

-- Academic structure

create table organization_units (
    id uuid not null default gen_random_uuid(),
    parent_id uuid,
    type text not null,
    code text not null,
    name jsonb not null,
    description jsonb,
    established_date date,
    head_user_id uuid,
    deputy_user_ids uuid[],
    contact_info jsonb,
    settings jsonb default '{}',
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_organization_units primary key (id),
    constraint ck_organization_units_type check (type in ('university', 'school', 'faculty', 'department', 'program', 'center')),
    constraint uq_organization_units_code unique (code)
);

create index ix_organization_units_parent_id on organization_units (parent_id);
create index ix_organization_units_head_user_id on organization_units (head_user_id);

create table academic_programs (
    id uuid not null default gen_random_uuid(),
    organization_unit_id uuid,
    code text not null,
    name jsonb not null,
    degree_type text not null,
    duration_years numeric(2,1),
    total_credits integer not null,
    language_of_instruction text[],
    accreditation_info jsonb,
    curriculum jsonb,
    admission_requirements jsonb,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_academic_programs primary key (id),
    constraint uq_academic_programs_code unique (code),
    constraint ck_academic_programs_degree_type check (degree_type in ('bachelor', 'master', 'phd', 'certificate', 'associate'))
);

create index ix_academic_programs_organization_unit_id on academic_programs (organization_unit_id);

create table academic_terms (
    id uuid not null default gen_random_uuid(),
    academic_year text not null,
    term_type text not null,
    term_number integer not null,
    start_date date not null,
    end_date date not null,
    registration_start date,
    registration_end date,
    add_drop_deadline date,
    withdrawal_deadline date,
    grade_submission_deadline date,
    is_current boolean default false,
    settings jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_academic_terms primary key (id),
    constraint ck_academic_terms_term_type check (term_type in ('fall', 'spring', 'summer', 'winter')),
    constraint uq_academic_terms unique (academic_year, term_type)
);

create table students (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    student_number text not null,
    academic_program_id uuid,
    enrollment_date date not null,
    expected_graduation_date date,
    actual_graduation_date date,
    status text not null,
    study_mode text,
    funding_type text,
    gpa numeric(3,2),
    total_credits_earned integer default 0,
    academic_advisor_id uuid,
    thesis_advisor_id uuid,
    notes text,
    metadata jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_students primary key (id),
    constraint uq_students_user_id unique (user_id),
    constraint uq_students_student_number unique (student_number),
    constraint ck_students_status check (status in ('active', 'inactive', 'suspended', 'graduated', 'withdrawn', 'expelled')),
    constraint ck_students_study_mode check (study_mode in ('full_time', 'part_time', 'distance', 'hybrid')),
    constraint ck_students_funding_type check (funding_type in ('state_funded', 'self_funded', 'scholarship', 'sponsored'))
);

create index ix_students_academic_program_id on students (academic_program_id);
create index ix_students_academic_advisor_id on students (academic_advisor_id);
create index ix_students_thesis_advisor_id on students (thesis_advisor_id);

create table staff_members (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    employee_number text not null,
    organization_unit_id uuid,
    position_title jsonb not null,
    employment_type text,
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
    constraint pk_staff_members primary key (id),
    constraint uq_staff_members_user_id unique (user_id),
    constraint uq_staff_members_employee_number unique (employee_number),
    constraint ck_staff_members_position_title check (position_title ? 'az'),
    constraint ck_staff_members_employment_type check (employment_type in ('full_time', 'part_time', 'contract', 'visiting')),
    constraint ck_staff_members_contract check (contract_end_date is null or contract_end_date > hire_date)
);

create index ix_staff_members_organization_unit_id on staff_members (organization_unit_id);

-- Courses and enrollment

create table courses (
    id uuid not null default gen_random_uuid(),
    code text not null,
    name jsonb not null,
    description jsonb,
    organization_unit_id uuid,
    credit_hours integer not null,
    lecture_hours integer,
    lab_hours integer,
    tutorial_hours integer,
    course_level text,
    prerequisites uuid[],
    corequisites uuid[],
    syllabus_template jsonb,
    learning_outcomes jsonb,
    assessment_methods jsonb,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_courses primary key (id),
    constraint uq_courses_code unique (code),
    constraint ck_courses_course_level check (course_level in ('undergraduate', 'graduate', 'doctoral'))
);

create index ix_courses_organization_unit_id on courses (organization_unit_id);

create table course_offerings (
    id uuid not null default gen_random_uuid(),
    course_id uuid,
    academic_term_id uuid,
    section_code text not null,
    language_of_instruction text not null,
    max_enrollment integer not null,
    current_enrollment integer default 0,
    waitlist_capacity integer default 0,
    delivery_mode text,
    syllabus jsonb,
    grading_scheme jsonb,
    is_published boolean default false,
    enrollment_status text default 'open',
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_course_offerings primary key (id),
    constraint ck_course_offerings_language_of_instruction check (language_of_instruction in ('az', 'en', 'ru')),
    constraint ck_course_offerings_delivery_mode check (delivery_mode in ('in_person', 'online', 'hybrid', 'recorded')),
    constraint ck_course_offerings_enrollment_status check (enrollment_status in ('open', 'closed', 'waitlist', 'cancelled')),
    constraint uq_course_offerings unique (course_id, academic_term_id, section_code)
);

create index ix_course_offerings_academic_term_id on course_offerings (academic_term_id);

create table course_instructors (
    id uuid not null default gen_random_uuid(),
    course_offering_id uuid,
    instructor_id uuid,
    role text default 'primary',
    assigned_date timestamptz default now(),
    assigned_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_course_instructors primary key (id),
    constraint ck_course_instructors_role check (role in ('primary', 'secondary', 'assistant', 'lab_instructor'))
);

create index ix_course_instructors_course_offering_id on course_instructors (course_offering_id);
create index ix_course_instructors_instructor_id on course_instructors (instructor_id);
create index ix_course_instructors_assigned_by on course_instructors (assigned_by);

create table course_enrollments (
    id uuid not null default gen_random_uuid(),
    course_offering_id uuid,
    student_id uuid,
    enrollment_date timestamptz default now(),
    enrollment_status text not null,
    status_changed_date timestamptz,
    grade text,
    grade_points numeric(3,2),
    attendance_percentage numeric(5,2),
    is_retake boolean default false,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_course_enrollments primary key (id),
    constraint ck_course_enrollments_enrollment_status check (enrollment_status in ('enrolled', 'waitlisted', 'dropped', 'withdrawn', 'completed'))
);

create unique index ux_course_enrollments_enrolled on course_enrollments (course_offering_id, student_id)
    where enrollment_status = 'enrolled';

create index ix_course_enrollments_course_offering_id on course_enrollments (course_offering_id);
create index ix_course_enrollments_student_id on course_enrollments (student_id);

create table course_materials (
    id uuid not null default gen_random_uuid(),
    course_offering_id uuid,
    title jsonb not null,
    description jsonb,
    material_type text,
    file_url text,
    external_url text,
    is_mandatory boolean default false,
    available_from timestamptz,
    available_until timestamptz,
    sequence_order integer,
    metadata jsonb default '{}',
    uploaded_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_course_materials primary key (id),
    constraint ck_course_materials_material_type check (material_type in ('lecture', 'assignment', 'reading', 'video', 'quiz', 'project', 'other'))
);

create index ix_course_materials_course_offering_id on course_materials (course_offering_id);
create index ix_course_materials_uploaded_by on course_materials (uploaded_by);

-- Assessment and grading

create table assessments (
    id uuid not null default gen_random_uuid(),
    course_offering_id uuid,
    title jsonb not null,
    description jsonb,
    assessment_type text,
    weight_percentage numeric(5,2) not null,
    total_marks numeric(6,2),
    passing_marks numeric(6,2),
    due_date timestamptz,
    duration_minutes integer,
    instructions jsonb,
    submission_type text,
    allows_late_submission boolean default false,
    late_penalty_per_day numeric(5,2),
    max_attempts integer default 1,
    is_group_work boolean default false,
    rubric jsonb,
    created_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_assessments primary key (id),
    constraint ck_assessments_title check (title ? 'az'),
    constraint ck_assessments_assessment_type check (assessment_type in ('exam', 'quiz', 'assignment', 'project', 'presentation', 'participation', 'lab', 'other')),
    constraint ck_assessments_submission_type check (submission_type in ('online', 'in_person', 'paper', 'presentation'))
);

create index ix_assessments_course_offering_id on assessments (course_offering_id);
create index ix_assessments_created_by on assessments (created_by);

create table assessment_submissions (
    id uuid not null default gen_random_uuid(),
    assessment_id uuid,
    student_id uuid,
    group_id uuid,
    attempt_number integer default 1,
    submission_date timestamptz default now(),
    file_urls text[],
    submission_text text,
    is_late boolean default false,
    late_days integer default 0,
    status text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_assessment_submissions primary key (id),
    constraint ck_assessment_submissions_status check (status in ('draft', 'submitted', 'in_review', 'graded', 'returned')),
    constraint uq_assessment_submissions unique (assessment_id, student_id, attempt_number)
);

create index ix_assessment_submissions_student_id on assessment_submissions (student_id);

create table grades (
    id uuid not null default gen_random_uuid(),
    assessment_id uuid not null,
    student_id uuid not null,
    submission_id uuid,
    graded_by uuid,
    marks_obtained numeric(6,2),
    percentage numeric(5,2),
    letter_grade text,
    feedback text,
    rubric_scores jsonb,
    is_final boolean default false,
    graded_at timestamptz default now(),
    approved_by uuid,
    approved_at timestamptz,
    grade_history jsonb[],
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_grades primary key (id),
    constraint uq_grades unique (assessment_id, student_id)
);

create index ix_grades_student_id on grades (student_id);
create index ix_grades_submission_id on grades (submission_id);
create index ix_grades_graded_by on grades (graded_by);
create index ix_grades_approved_by on grades (approved_by);

create table grade_appeals (
    id uuid not null default gen_random_uuid(),
    grade_id uuid,
    student_id uuid,
    reason text not null,
    supporting_documents text[],
    status text,
    reviewer_id uuid,
    review_notes text,
    original_grade jsonb,
    revised_grade jsonb,
    created_at timestamptz default now(),
    resolved_at timestamptz,
    updated_at timestamptz default now(),
    constraint pk_grade_appeals primary key (id),
    constraint ck_grade_appeals_status check (status in ('pending', 'under_review', 'approved', 'rejected', 'resolved'))
);

create index ix_grade_appeals_grade_id on grade_appeals (grade_id);
create index ix_grade_appeals_student_id on grade_appeals (student_id);
create index ix_grade_appeals_reviewer_id on grade_appeals (reviewer_id);

create table enrollment_grades (
    id uuid not null default gen_random_uuid(),
    enrollment_id uuid,
    grade_component text not null,
    marks_obtained numeric(6,2),
    max_marks numeric(6,2),
    percentage numeric(5,2),
    weight_percentage numeric(5,2),
    letter_grade text,
    grade_points numeric(3,2),
    graded_by uuid,
    graded_at timestamptz default now(),
    is_final boolean default false,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_enrollment_grades primary key (id),
    constraint ck_enrollment_grades_percentage check (percentage is null or percentage between 0 and 100),
    constraint ck_enrollment_grades_grade_points check (grade_points is null or grade_points between 0 and 4),
    constraint uq_enrollment_grades unique (enrollment_id, grade_component)
);

create index ix_enrollment_grades_graded_by on enrollment_grades (graded_by);

-- Scheduling and attendance

create table buildings (
    id uuid not null default gen_random_uuid(),
    code text not null,
    name jsonb not null,
    address jsonb,
    floors integer,
    coordinates point,
    created_at timestamptz default now(),
    constraint pk_buildings primary key (id),
    constraint uq_buildings_code unique (code)
);

create table rooms (
    id uuid not null default gen_random_uuid(),
    building_id uuid,
    room_number text not null,
    room_type text,
    capacity integer not null,
    equipment text[],
    features jsonb,
    is_available boolean default true,
    created_at timestamptz default now(),
    constraint pk_rooms primary key (id),
    constraint ck_rooms_room_type check (room_type in ('classroom', 'lecture_hall', 'lab', 'computer_lab', 'meeting_room', 'auditorium')),
    constraint uq_rooms unique (building_id, room_number)
);

create table class_schedules (
    id uuid not null default gen_random_uuid(),
    course_offering_id uuid,
    day_of_week integer,
    start_time time not null,
    end_time time not null,
    room_id uuid,
    schedule_type text,
    instructor_id uuid,
    effective_from date,
    effective_until date,
    is_recurring boolean default true,
    recurrence_pattern jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_class_schedules primary key (id),
    constraint ck_class_schedules_day_of_week check (day_of_week between 0 and 6),
    constraint ck_class_schedules_schedule_type check (schedule_type in ('lecture', 'lab', 'tutorial', 'seminar'))
);

create index ix_class_schedules_course_offering_id on class_schedules (course_offering_id);
create index ix_class_schedules_room_id on class_schedules (room_id);
create index ix_class_schedules_instructor_id on class_schedules (instructor_id);

create table calendar_events (
    id uuid not null default gen_random_uuid(),
    academic_term_id uuid,
    event_type text,
    title jsonb not null,
    description jsonb,
    start_datetime timestamptz not null,
    end_datetime timestamptz,
    location text,
    is_mandatory boolean default false,
    target_audience text[],
    created_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_calendar_events primary key (id),
    constraint ck_calendar_events_event_type check (event_type in ('holiday', 'exam', 'registration', 'deadline', 'academic', 'social', 'other'))
);

create index ix_calendar_events_academic_term_id on calendar_events (academic_term_id);
create index ix_calendar_events_created_by on calendar_events (created_by);

create table attendance_records (
    id uuid not null default gen_random_uuid(),
    class_schedule_id uuid,
    student_id uuid,
    attendance_date date not null,
    status text,
    check_in_time timestamptz,
    check_out_time timestamptz,
    notes text,
    marked_by uuid,
    marked_at timestamptz default now(),
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_attendance_records primary key (id),
    constraint ck_attendance_records_status check (status in ('present', 'absent', 'late', 'excused', 'sick')),
    constraint uq_attendance_records unique (class_schedule_id, student_id, attendance_date)
);

create index ix_attendance_records_student_id on attendance_records (student_id);
create index ix_attendance_records_marked_by on attendance_records (marked_by);

-- Communication

create table notification_templates (
    id uuid not null default gen_random_uuid(),
    code text not null,
    name text not null,
    description text,
    category text,
    channels text[] default '{email}',
    subject_template jsonb,
    body_template jsonb,
    variables jsonb,
    is_active boolean default true,
    created_at timestamptz default now(),
    constraint pk_notification_templates primary key (id),
    constraint uq_notification_templates_code unique (code),
    constraint ck_notification_templates_category check (category in ('academic', 'administrative', 'system', 'reminder', 'alert'))
);

create table notifications (
    id uuid not null default gen_random_uuid(),
    template_id uuid,
    recipient_id uuid,
    channel text not null,
    language text default 'az',
    subject text,
    body text,
    data jsonb,
    status text default 'pending',
    priority integer default 5,
    scheduled_for timestamptz,
    sent_at timestamptz,
    delivered_at timestamptz,
    read_at timestamptz,
    error_message text,
    retry_count integer default 0,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_notifications primary key (id),
    constraint ck_notifications_status check (status in ('pending', 'sent', 'delivered', 'failed', 'cancelled'))
);

create index ix_notifications_template_id on notifications (template_id);
create index ix_notifications_recipient_id on notifications (recipient_id);

create table announcements (
    id uuid not null default gen_random_uuid(),
    title jsonb not null,
    content jsonb not null,
    announcement_type text,
    target_audience text[],
    target_units uuid[],
    priority text default 'normal',
    publish_date timestamptz default now(),
    expire_date timestamptz,
    published_by uuid,
    attachments text[],
    is_published boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_announcements primary key (id),
    constraint ck_announcements_announcement_type check (announcement_type in ('general', 'urgent', 'academic', 'event', 'maintenance')),
    constraint ck_announcements_priority check (priority in ('low', 'normal', 'high', 'urgent'))
);

create index ix_announcements_published_by on announcements (published_by);

-- System

create table languages (
    id uuid not null default gen_random_uuid(),
    code text not null,
    name text not null,
    native_name text not null,
    direction text default 'ltr',
    is_active boolean default true,
    is_default boolean default false,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint pk_languages primary key (id),
    constraint uq_languages_code unique (code),
    constraint ck_languages_direction check (direction in ('ltr', 'rtl'))
);

create table file_uploads (
    id uuid not null default gen_random_uuid(),
    original_name text not null,
    stored_name text not null,
    file_path text not null,
    file_size bigint not null,
    mime_type text not null,
    checksum text,
    uploaded_by uuid,
    resource_type text,
    resource_id uuid,
    is_public boolean default false,
    metadata jsonb,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint pk_file_uploads primary key (id)
);

create index ix_file_uploads_uploaded_by on file_uploads (uploaded_by);

create table audit_logs (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    action text not null,
    resource_type text not null,
    resource_id uuid,
    new_values jsonb,
    ip_address inet,
    user_agent text,
    session_id text,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint pk_audit_logs primary key (id)
);

create index ix_audit_logs_user_id on audit_logs (user_id);

create table system_settings (
    id uuid not null default gen_random_uuid(),
    category text not null,
    key text not null,
    value jsonb not null,
    value_type text,
    description text,
    is_public boolean default false,
    is_editable boolean default true,
    updated_by uuid,
    updated_at timestamptz default current_timestamp,
    constraint pk_system_settings primary key (id),
    constraint ck_system_settings_value_type check (value_type in ('string', 'number', 'boolean', 'json', 'array')),
    constraint uq_system_settings unique (category, key)
);

create index ix_system_settings_updated_by on system_settings (updated_by);

create table system_metrics (
    id uuid not null default gen_random_uuid(),
    metric_name text not null,
    metric_value numeric,
    metric_unit text,
    tags jsonb,
    recorded_at timestamptz default current_timestamp,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint pk_system_metrics primary key (id)
);

create table page_views (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    session_id text,
    page_path text,
    page_title text,
    view_timestamp timestamptz default current_timestamp,
    time_on_page_seconds integer,
    referrer text,
    ip_address inet,
    user_agent text,
    metadata jsonb,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint pk_page_views primary key (id)
);

create index ix_page_views_user_id on page_views (user_id);

-- Academic records

create table student_transcripts (
    id uuid not null default gen_random_uuid(),
    student_id uuid,
    academic_term_id uuid,
    transcript_type text,
    gpa_term numeric(3,2),
    gpa_cumulative numeric(3,2),
    total_credits_earned integer,
    total_credits_attempted integer,
    academic_standing text,
    generated_date timestamptz default now(),
    generated_by uuid,
    file_url text,
    verification_code text,
    is_official boolean default false,
    signature_data jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_student_transcripts primary key (id),
    constraint ck_student_transcripts_transcript_type check (transcript_type in ('official', 'unofficial', 'partial')),
    constraint ck_student_transcripts_academic_standing check (academic_standing in ('good', 'probation', 'suspended', 'dismissed', 'graduated'))
);

create index ix_student_transcripts_student_id on student_transcripts (student_id);
create index ix_student_transcripts_academic_term_id on student_transcripts (academic_term_id);
create index ix_student_transcripts_generated_by on student_transcripts (generated_by);

create table transcript_requests (
    id uuid not null default gen_random_uuid(),
    student_id uuid,
    request_type text,
    delivery_method text,
    delivery_address jsonb,
    purpose text,
    copies_requested integer default 1,
    rush_processing boolean default false,
    status text default 'pending',
    fee_amount numeric(10,2),
    payment_status text,
    recipient_name text,
    recipient_organization text,
    requested_date timestamptz default now(),
    approved_date timestamptz,
    completed_date timestamptz,
    rejection_reason text,
    notes text,
    approved_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_transcript_requests primary key (id),
    constraint ck_transcript_requests_request_type check (request_type in ('official', 'unofficial', 'verification', 'duplicate')),
    constraint ck_transcript_requests_delivery_method check (delivery_method in ('email', 'mail', 'pickup', 'digital')),
    constraint ck_transcript_requests_status check (status in ('pending', 'processing', 'approved', 'completed', 'rejected', 'cancelled'))
);

create index ix_transcript_requests_student_id on transcript_requests (student_id);
create index ix_transcript_requests_approved_by on transcript_requests (approved_by);

create table gpa_calculations (
    id uuid not null default gen_random_uuid(),
    student_id uuid,
    academic_term_id uuid,
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
    constraint pk_gpa_calculations primary key (id),
    constraint uq_gpa_calculations unique (student_id, academic_term_id)
);

create index ix_gpa_calculations_academic_term_id on gpa_calculations (academic_term_id);

create table grade_point_scale (
    id uuid not null default gen_random_uuid(),
    letter_grade text not null,
    grade_point numeric(3,2) not null,
    min_percentage numeric(5,2) not null,
    max_percentage numeric(5,2),
    description jsonb,
    display_order integer,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_grade_point_scale primary key (id),
    constraint uq_grade_point_scale_letter_grade unique (letter_grade)
);

create table degree_requirements (
    id uuid not null default gen_random_uuid(),
    academic_program_id uuid,
    requirement_type text,
    requirement_name jsonb not null,
    description jsonb,
    required_credits integer not null,
    minimum_gpa numeric(3,2),
    course_list uuid[],
    course_category text,
    sequence_order integer,
    is_mandatory boolean default true,
    created_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_degree_requirements primary key (id),
    constraint ck_degree_requirements_requirement_type check (requirement_type in ('core', 'major', 'minor', 'elective', 'general_education', 'capstone'))
);

create index ix_degree_requirements_academic_program_id on degree_requirements (academic_program_id);
create index ix_degree_requirements_created_by on degree_requirements (created_by);

create table degree_audit_progress (
    id uuid not null default gen_random_uuid(),
    student_id uuid,
    requirement_id uuid,
    credits_completed integer default 0,
    credits_required integer not null,
    status text default 'not_started',
    completed_courses uuid[],
    gpa numeric(3,2),
    last_updated timestamptz default now(),
    notes text,
    substitution_approved_by uuid,
    waived_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_degree_audit_progress primary key (id),
    constraint ck_degree_audit_progress_status check (status in ('not_started', 'in_progress', 'completed', 'waived')),
    constraint uq_degree_audit_progress unique (student_id, requirement_id)
);

create index ix_degree_audit_progress_requirement_id on degree_audit_progress (requirement_id);
create index ix_degree_audit_progress_substitution_approved_by on degree_audit_progress (substitution_approved_by);
create index ix_degree_audit_progress_waived_by on degree_audit_progress (waived_by);

create table graduation_applications (
    id uuid not null default gen_random_uuid(),
    student_id uuid,
    academic_program_id uuid,
    academic_term_id uuid,
    application_date timestamptz default now(),
    status text default 'submitted',
    reviewed_by uuid,
    reviewed_at timestamptz,
    ceremony_info jsonb,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_graduation_applications primary key (id)
);

create index ix_graduation_applications_student_id on graduation_applications (student_id);
create index ix_graduation_applications_academic_program_id on graduation_applications (academic_program_id);
create index ix_graduation_applications_academic_term_id on graduation_applications (academic_term_id);
create index ix_graduation_applications_reviewed_by on graduation_applications (reviewed_by);

create table academic_honors (
    id uuid not null default gen_random_uuid(),
    student_id uuid,
    academic_term_id uuid,
    honor_type text,
    honor_level text,
    criteria_met jsonb,
    awarded_by uuid,
    awarded_date date,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint pk_academic_honors primary key (id)
);

create index ix_academic_honors_student_id on academic_honors (student_id);
create index ix_academic_honors_academic_term_id on academic_honors (academic_term_id);
create index ix_academic_honors_awarded_by on academic_honors (awarded_by);

-- References, after all tables: units have heads, who are users, who have roles in units.

alter table persons add constraint fk_persons_user_id
    foreign key (user_id) references users (id) on delete cascade;
alter table user_roles add constraint fk_user_roles_user_id
    foreign key (user_id) references users (id) on delete cascade;
alter table user_roles add constraint fk_user_roles_role_id
    foreign key (role_id) references roles (id) on delete restrict;
alter table user_roles add constraint fk_user_roles_organization_unit_id
    foreign key (organization_unit_id) references organization_units (id);
alter table user_roles add constraint fk_user_roles_assigned_by
    foreign key (assigned_by) references users (id);
alter table role_permissions add constraint fk_role_permissions_role_id
    foreign key (role_id) references roles (id) on delete cascade;
alter table role_permissions add constraint fk_role_permissions_permission_id
    foreign key (permission_id) references permissions (id) on delete cascade;
alter table user_sessions add constraint fk_user_sessions_user_id
    foreign key (user_id) references users (id) on delete cascade;
alter table user_preferences add constraint fk_user_preferences_user_id
    foreign key (user_id) references users (id) on delete cascade;
alter table organization_units add constraint fk_organization_units_parent_id
    foreign key (parent_id) references organization_units (id);
alter table organization_units add constraint fk_organization_units_head_user_id
    foreign key (head_user_id) references users (id);
alter table academic_programs add constraint fk_academic_programs_organization_unit_id
    foreign key (organization_unit_id) references organization_units (id);
alter table students add constraint fk_students_user_id
    foreign key (user_id) references users (id) on delete cascade;
alter table students add constraint fk_students_academic_program_id
    foreign key (academic_program_id) references academic_programs (id);
alter table students add constraint fk_students_academic_advisor_id
    foreign key (academic_advisor_id) references users (id);
alter table students add constraint fk_students_thesis_advisor_id
    foreign key (thesis_advisor_id) references users (id);
alter table staff_members add constraint fk_staff_members_user_id
    foreign key (user_id) references users (id) on delete cascade;
alter table staff_members add constraint fk_staff_members_organization_unit_id
    foreign key (organization_unit_id) references organization_units (id);
alter table courses add constraint fk_courses_organization_unit_id
    foreign key (organization_unit_id) references organization_units (id);
alter table course_offerings add constraint fk_course_offerings_course_id
    foreign key (course_id) references courses (id);
alter table course_offerings add constraint fk_course_offerings_academic_term_id
    foreign key (academic_term_id) references academic_terms (id);
alter table course_instructors add constraint fk_course_instructors_course_offering_id
    foreign key (course_offering_id) references course_offerings (id) on delete cascade;
alter table course_instructors add constraint fk_course_instructors_instructor_id
    foreign key (instructor_id) references users (id);
alter table course_instructors add constraint fk_course_instructors_assigned_by
    foreign key (assigned_by) references users (id);
alter table course_enrollments add constraint fk_course_enrollments_course_offering_id
    foreign key (course_offering_id) references course_offerings (id);
alter table course_enrollments add constraint fk_course_enrollments_student_id
    foreign key (student_id) references students (id);
alter table course_materials add constraint fk_course_materials_course_offering_id
    foreign key (course_offering_id) references course_offerings (id) on delete cascade;
alter table course_materials add constraint fk_course_materials_uploaded_by
    foreign key (uploaded_by) references users (id);
alter table assessments add constraint fk_assessments_course_offering_id
    foreign key (course_offering_id) references course_offerings (id) on delete cascade;
alter table assessments add constraint fk_assessments_created_by
    foreign key (created_by) references users (id);
alter table assessment_submissions add constraint fk_assessment_submissions_assessment_id
    foreign key (assessment_id) references assessments (id) on delete cascade;
alter table assessment_submissions add constraint fk_assessment_submissions_student_id
    foreign key (student_id) references students (id);
alter table grades add constraint fk_grades_assessment_id
    foreign key (assessment_id) references assessments (id);
alter table grades add constraint fk_grades_student_id
    foreign key (student_id) references students (id);
alter table grades add constraint fk_grades_submission_id
    foreign key (submission_id) references assessment_submissions (id);
alter table grades add constraint fk_grades_graded_by
    foreign key (graded_by) references users (id);
alter table grades add constraint fk_grades_approved_by
    foreign key (approved_by) references users (id);
alter table grade_appeals add constraint fk_grade_appeals_grade_id
    foreign key (grade_id) references grades (id);
alter table grade_appeals add constraint fk_grade_appeals_student_id
    foreign key (student_id) references students (id);
alter table grade_appeals add constraint fk_grade_appeals_reviewer_id
    foreign key (reviewer_id) references users (id);
alter table enrollment_grades add constraint fk_enrollment_grades_enrollment_id
    foreign key (enrollment_id) references course_enrollments (id) on delete cascade;
alter table enrollment_grades add constraint fk_enrollment_grades_graded_by
    foreign key (graded_by) references users (id);
alter table rooms add constraint fk_rooms_building_id
    foreign key (building_id) references buildings (id);
alter table class_schedules add constraint fk_class_schedules_course_offering_id
    foreign key (course_offering_id) references course_offerings (id) on delete cascade;
alter table class_schedules add constraint fk_class_schedules_room_id
    foreign key (room_id) references rooms (id);
alter table class_schedules add constraint fk_class_schedules_instructor_id
    foreign key (instructor_id) references users (id);
alter table calendar_events add constraint fk_calendar_events_academic_term_id
    foreign key (academic_term_id) references academic_terms (id);
alter table calendar_events add constraint fk_calendar_events_created_by
    foreign key (created_by) references users (id);
alter table attendance_records add constraint fk_attendance_records_class_schedule_id
    foreign key (class_schedule_id) references class_schedules (id);
alter table attendance_records add constraint fk_attendance_records_student_id
    foreign key (student_id) references students (id);
alter table attendance_records add constraint fk_attendance_records_marked_by
    foreign key (marked_by) references users (id);
alter table notifications add constraint fk_notifications_template_id
    foreign key (template_id) references notification_templates (id);
alter table notifications add constraint fk_notifications_recipient_id
    foreign key (recipient_id) references users (id);
alter table announcements add constraint fk_announcements_published_by
    foreign key (published_by) references users (id);
alter table file_uploads add constraint fk_file_uploads_uploaded_by
    foreign key (uploaded_by) references users (id);
alter table audit_logs add constraint fk_audit_logs_user_id
    foreign key (user_id) references users (id);
alter table system_settings add constraint fk_system_settings_updated_by
    foreign key (updated_by) references users (id);
alter table page_views add constraint fk_page_views_user_id
    foreign key (user_id) references users (id);
alter table student_transcripts add constraint fk_student_transcripts_student_id
    foreign key (student_id) references students (id) on delete cascade;
alter table student_transcripts add constraint fk_student_transcripts_academic_term_id
    foreign key (academic_term_id) references academic_terms (id);
alter table student_transcripts add constraint fk_student_transcripts_generated_by
    foreign key (generated_by) references users (id);
alter table transcript_requests add constraint fk_transcript_requests_student_id
    foreign key (student_id) references students (id);
alter table transcript_requests add constraint fk_transcript_requests_approved_by
    foreign key (approved_by) references users (id);
alter table gpa_calculations add constraint fk_gpa_calculations_student_id
    foreign key (student_id) references students (id) on delete cascade;
alter table gpa_calculations add constraint fk_gpa_calculations_academic_term_id
    foreign key (academic_term_id) references academic_terms (id);
alter table degree_requirements add constraint fk_degree_requirements_academic_program_id
    foreign key (academic_program_id) references academic_programs (id) on delete cascade;
alter table degree_requirements add constraint fk_degree_requirements_created_by
    foreign key (created_by) references users (id);
alter table degree_audit_progress add constraint fk_degree_audit_progress_student_id
    foreign key (student_id) references students (id) on delete cascade;
alter table degree_audit_progress add constraint fk_degree_audit_progress_requirement_id
    foreign key (requirement_id) references degree_requirements (id);
alter table degree_audit_progress add constraint fk_degree_audit_progress_substitution_approved_by
    foreign key (substitution_approved_by) references users (id);
alter table degree_audit_progress add constraint fk_degree_audit_progress_waived_by
    foreign key (waived_by) references users (id);
alter table graduation_applications add constraint fk_graduation_applications_student_id
    foreign key (student_id) references students (id);
alter table graduation_applications add constraint fk_graduation_applications_academic_program_id
    foreign key (academic_program_id) references academic_programs (id);
alter table graduation_applications add constraint fk_graduation_applications_academic_term_id
    foreign key (academic_term_id) references academic_terms (id);
alter table graduation_applications add constraint fk_graduation_applications_reviewed_by
    foreign key (reviewed_by) references users (id);
alter table academic_honors add constraint fk_academic_honors_student_id
    foreign key (student_id) references students (id);
alter table academic_honors add constraint fk_academic_honors_academic_term_id
    foreign key (academic_term_id) references academic_terms (id);
alter table academic_honors add constraint fk_academic_honors_awarded_by
    foreign key (awarded_by) references users (id);

-- What lists filter and sort by

create index ix_users_last_login_at on users (last_login_at);
create index ix_organization_units_type on organization_units (type);
create index ix_academic_terms_start_date on academic_terms (start_date);
create index ix_students_status on students (status);
create index ix_courses_course_level on courses (course_level);
create index ix_course_offerings_enrollment_status on course_offerings (enrollment_status);
create index ix_course_enrollments_enrollment_status on course_enrollments (enrollment_status);
create index ix_assessments_due_date on assessments (due_date);
create index ix_assessment_submissions_status on assessment_submissions (status);
create index ix_grade_appeals_status on grade_appeals (status);
create index ix_class_schedules_day on class_schedules (day_of_week, start_time);
create index ix_calendar_events_start on calendar_events (start_datetime);
create index ix_attendance_records_date on attendance_records (attendance_date);
create index ix_notifications_status on notifications (status, scheduled_for);
create index ix_announcements_publish_date on announcements (publish_date desc);
create index ix_audit_logs_created_at on audit_logs (created_at);
create index ix_audit_logs_resource on audit_logs (resource_type, resource_id);
create index ix_page_views_view_timestamp on page_views (view_timestamp);
create index ix_system_metrics_recorded_at on system_metrics (recorded_at);
create index ix_transcript_requests_status on transcript_requests (status);
create index ix_graduation_applications_status on graduation_applications (status);

-- The active rows

create index ix_users_active on users (username) where is_active;
create index ix_user_sessions_active on user_sessions (user_id) where is_active;
create index ix_organization_units_active on organization_units (parent_id) where is_active;
create index ix_academic_programs_active on academic_programs (organization_unit_id) where is_active;
create index ix_students_active on students (academic_program_id) where status = 'active';
create index ix_staff_members_active on staff_members (organization_unit_id) where is_active;
create index ix_courses_active on courses (organization_unit_id) where is_active;
create index ix_course_enrollments_active on course_enrollments (student_id) where enrollment_status = 'enrolled';

-- The names that people search

create index ix_persons_first_name_trgm on persons using gin (first_name gin_trgm_ops);
create index ix_persons_last_name_trgm on persons using gin (last_name gin_trgm_ops);
create index ix_users_username_trgm on users using gin (username gin_trgm_ops);
create index ix_courses_name_trgm on courses using gin ((name ->> 'az') gin_trgm_ops);

-- Behaviour of the base

create function update_updated_at_column() returns trigger
language plpgsql
as $$
begin
    new.updated_at = current_timestamp;
    return new;
end;
$$;

do $$
declare
    changed text;
begin
    for changed in
        select columns.table_name
        from information_schema.columns as columns
        where columns.table_schema = 'public'
            and columns.column_name = 'updated_at'
        order by 1
    loop
        execute format(
            'create trigger %I before update on %I for each row execute procedure update_updated_at_column()',
            'trg_' || changed || '_updated',
            changed
        );
    end loop;
end
$$;

create function close_user_session() returns trigger
language plpgsql
as $$
begin
    if new.logout_timestamp is not null and old.logout_timestamp is null then
        new.is_active = false;
        new.session_duration_seconds = floor(extract(epoch from (new.logout_timestamp - new.login_timestamp)));
    end if;
    return new;
end;
$$;

create trigger trg_user_sessions_close before update on user_sessions
for each row when (new.logout_timestamp is distinct from old.logout_timestamp)
execute procedure close_user_session();

create function calculate_student_gpa(p_student_id uuid, p_term_id uuid default null)
returns table (term_gpa numeric, cumulative_gpa numeric, credits_earned bigint, quality_points numeric)
language sql
stable
as $$
    select
        round(
            sum(courses.credit_hours * enrollments.grade_points) filter (where offerings.academic_term_id = p_term_id)
            / nullif(sum(courses.credit_hours) filter (where offerings.academic_term_id = p_term_id), 0),
            2
        ),
        round(sum(courses.credit_hours * enrollments.grade_points) / nullif(sum(courses.credit_hours), 0), 2),
        coalesce(sum(courses.credit_hours) filter (where enrollments.grade_points > 0), 0),
        coalesce(sum(courses.credit_hours * enrollments.grade_points), 0)
    from course_enrollments enrollments
    join course_offerings offerings on offerings.id = enrollments.course_offering_id
    join courses on courses.id = offerings.course_id
    where enrollments.student_id = p_student_id
        and enrollments.enrollment_status = 'completed'
        and enrollments.grade_points is not null
$$;

-- What this university added for itself

alter table users add column campus_card_number text;
create unique index ux_users_campus_card_number on users (campus_card_number);

create table library_loans (
    id bigserial,
    user_id uuid not null,
    barcode text not null,
    lent_on date not null default current_date,
    returned_on date,
    constraint pk_library_loans primary key (id),
    constraint fk_library_loans_user_id foreign key (user_id) references users (id)
);
create index ix_library_loans_user_id on library_loans (user_id);

create function person_display_name(p_user_id uuid) returns text
language sql
stable
as $$
    select concat_ws(' ', persons.first_name, persons.last_name)
    from persons
    where persons.user_id = p_user_id
$$;

create view student_directory as
select
    students.id,
    students.student_number,
    person_display_name(students.user_id) as full_name,
    users.email,
    students.status
from students
join users on users.id = students.user_id;

comment on table courses is 'Course catalogue. Owner: Teaching Office, ext. 204';
comment on column users.campus_card_number is 'Printed on the card; empty until the card is issued';
comment on view student_directory is 'For the reception desk';

-- Rights: the application reads and writes, the reporting role reads a few tables

grant usage on schema public to campus_app, campus_report;
grant select, insert, update, delete on all tables in schema public to campus_app;
grant usage on all sequences in schema public to campus_app;
alter default privileges in schema public grant select, insert, update, delete on tables to campus_app;
grant select on
    organization_units,
    academic_programs,
    academic_terms,
    students,
    courses,
    course_offerings,
    course_enrollments,
    grades,
    student_directory
to campus_report;
grant create on schema public to campus_dba;

-- Ids: as the uuid-ossp extension makes them where the server has it

do $$
declare
    keyed text;
begin
    if not exists (select from pg_available_extensions where name = 'uuid-ossp') then
        return;
    end if;
    create extension if not exists "uuid-ossp";
    for keyed in
        select columns.table_name
        from information_schema.columns as columns
        where columns.table_schema = 'public'
            and columns.column_name = 'id'
            and columns.data_type = 'uuid'
            and columns.column_default is not null
        order by 1
    loop
        execute format('alter table %I alter column id set default uuid_generate_v4()', keyed);
    end loop;
end
$$;
