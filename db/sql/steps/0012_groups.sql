-- Groups of students that work on one assessment: one leader, one active membership per student and assessment.

create table student_groups (
    id uuid default gen_random_uuid() primary key,
    assessment_id uuid not null references assessments on delete cascade,
    name text not null,
    max_members integer check (max_members > 0),
    is_active boolean not null default true,
    created_by uuid references users,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (assessment_id, name),
    -- lets a membership carry the assessment of its group, and prove it
    unique (id, assessment_id)
);

create index student_groups_created_by_idx on student_groups (created_by);

create table student_group_members (
    id uuid default gen_random_uuid() primary key,
    group_id uuid not null,
    assessment_id uuid not null,
    student_id uuid not null references students on delete cascade,
    role text not null default 'member' check (role in ('leader', 'member')),
    joined_at timestamptz not null default now(),
    left_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    foreign key (group_id, assessment_id) references student_groups (id, assessment_id) on delete cascade,
    constraint student_group_members_left_after_joining check (left_at >= joined_at)
);

create index idx_student_group_members_group on student_group_members (group_id);
create index idx_student_group_members_student on student_group_members (student_id);
create unique index student_group_members_one_leader on student_group_members (group_id)
    where role = 'leader' and left_at is null;
create unique index student_group_members_one_group_an_assessment
    on student_group_members (student_id, assessment_id)
    where left_at is null;

alter table assessment_submissions
    add foreign key (group_id) references student_groups on delete set null;
create index assessment_submissions_group_id_idx on assessment_submissions (group_id);
