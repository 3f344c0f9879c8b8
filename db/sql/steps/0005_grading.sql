-- Assessments, submissions, grades and appeals.

create table assessments (
    id uuid default gen_random_uuid() primary key,
    course_offering_id uuid references course_offerings on delete cascade,
    title jsonb not null check (title ? 'az'),
    description jsonb,
    assessment_type text check (
        assessment_type in (
            'exam',
            'quiz',
            'assignment',
            'project',
            'presentation',
            'participation',
            'lab',
            'other'
        )
    ),
    weight_percentage numeric(5,2) not null,
    total_marks numeric(6,2),
    passing_marks numeric(6,2),
    due_date timestamptz,
    duration_minutes integer,
    instructions jsonb,
    submission_type text check (submission_type in ('online', 'in_person', 'paper', 'presentation')),
    allows_late_submission boolean default false,
    late_penalty_per_day numeric(5,2),
    max_attempts integer default 1,
    is_group_work boolean default false,
    rubric jsonb,
    created_by uuid references users,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index assessments_course_offering_id_idx on assessments (course_offering_id);
create index assessments_created_by_idx on assessments (created_by);
create index assessments_due_date_idx on assessments (due_date);

create table assessment_submissions (
    id uuid default gen_random_uuid() primary key,
    assessment_id uuid references assessments on delete cascade,
    student_id uuid references students,
    group_id uuid,
    attempt_number integer default 1,
    submission_date timestamptz default now(),
    file_urls text[],
    submission_text text,
    is_late boolean default false,
    late_days integer default 0,
    status text check (status in ('draft', 'submitted', 'in_review', 'graded', 'returned')),
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (assessment_id, student_id, attempt_number)
);

create index assessment_submissions_student_id_idx on assessment_submissions (student_id);
create index assessment_submissions_status_idx on assessment_submissions (status);

create table grades (
    id uuid default gen_random_uuid() primary key,
    assessment_id uuid not null references assessments,
    student_id uuid not null references students,
    submission_id uuid references assessment_submissions,
    graded_by uuid references users,
    marks_obtained numeric(6,2),
    percentage numeric(5,2),
    letter_grade text,
    feedback text,
    rubric_scores jsonb,
    is_final boolean default false,
    graded_at timestamptz default now(),
    approved_by uuid references users,
    approved_at timestamptz,
    grade_history jsonb[],
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (assessment_id, student_id)
);

create index grades_student_id_idx on grades (student_id);
create index grades_submission_id_idx on grades (submission_id);
create index grades_graded_by_idx on grades (graded_by);
create index grades_approved_by_idx on grades (approved_by);
create index grades_final_idx on grades (student_id) where is_final;
create index grades_graded_at_idx on grades (graded_at);

create table grade_appeals (
    id uuid default gen_random_uuid() primary key,
    grade_id uuid references grades,
    student_id uuid references students,
    reason text not null,
    supporting_documents text[],
    status text check (status in ('pending', 'under_review', 'approved', 'rejected', 'resolved')),
    reviewer_id uuid references users,
    review_notes text,
    original_grade jsonb,
    revised_grade jsonb,
    created_at timestamptz default now(),
    resolved_at timestamptz,
    updated_at timestamptz default now()
);

create index grade_appeals_grade_id_idx on grade_appeals (grade_id);
create index grade_appeals_student_id_idx on grade_appeals (student_id);
create index grade_appeals_reviewer_id_idx on grade_appeals (reviewer_id);
create index grade_appeals_status_idx on grade_appeals (status);

create table enrollment_grades (
    id uuid default gen_random_uuid() primary key,
    enrollment_id uuid references course_enrollments on delete cascade,
    grade_component text not null,
    marks_obtained numeric(6,2),
    max_marks numeric(6,2),
    percentage numeric(5,2) check (percentage between 0 and 100),
    weight_percentage numeric(5,2),
    letter_grade text,
    grade_points numeric(3,2) check (grade_points between 0 and 4),
    graded_by uuid references users,
    graded_at timestamptz default now(),
    is_final boolean default false,
    notes text,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (enrollment_id, grade_component)
);

create index enrollment_grades_graded_by_idx on enrollment_grades (graded_by);
