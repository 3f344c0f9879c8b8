-- Histories that are only ever added to: changes of grades and of academic standing.

-- No acting foreign keys: a history outlives what it speaks of.
create table grade_change_history (
    id uuid default gen_random_uuid() primary key,
    grade_table text not null check (grade_table in ('grades', 'course_enrollments', 'enrollment_grades')),
    grade_id uuid not null,
    student_id uuid,
    course_offering_id uuid,
    old_marks numeric(6,2),
    new_marks numeric(6,2),
    old_percentage numeric(5,2),
    new_percentage numeric(5,2),
    old_letter_grade text,
    new_letter_grade text,
    old_grade_points numeric(3,2),
    new_grade_points numeric(3,2),
    change_type text not null check (
        change_type in ('correction', 'appeal_approved', 'regrade', 'administrative')
    ),
    changed_by uuid,
    approved_by uuid,
    reason text,
    supporting_documents text[],
    ip_address inet,
    -- the database role that wrote, beside the person it wrote for
    written_as text not null default session_user,
    changed_at timestamptz not null default now()
);

create index idx_grade_change_history_grade on grade_change_history (grade_id, changed_at);
create index idx_grade_change_history_student on grade_change_history (student_id, changed_at);
create index idx_grade_change_history_offering on grade_change_history (course_offering_id, changed_at);
create index idx_grade_change_history_changed_by on grade_change_history (changed_by, changed_at);

create table academic_standing_history (
    id uuid default gen_random_uuid() primary key,
    student_id uuid not null references students on delete cascade,
    academic_term_id uuid not null references academic_terms,
    standing text not null check (
        standing in (
            'excellent',
            'good',
            'warning',
            'probation',
            'suspension',
            'dismissal',
            'conditional_readmission'
        )
    ),
    previous_standing text,
    term_gpa numeric(3,2),
    cumulative_gpa numeric(3,2),
    cause text not null,
    actions jsonb not null default '[]',
    decided_by uuid references users,
    effective_date date not null default current_date,
    created_at timestamptz not null default now()
);

create index idx_academic_standing_history_student
    on academic_standing_history (student_id, effective_date desc, created_at desc);
create index idx_academic_standing_history_term on academic_standing_history (academic_term_id, standing);
create index idx_academic_standing_history_standing on academic_standing_history (standing, effective_date);
create index idx_academic_standing_history_decided_by on academic_standing_history (decided_by);
