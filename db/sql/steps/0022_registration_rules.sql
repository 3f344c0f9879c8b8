-- Rules that a flat list of prerequisites cannot say: combinations, limits of credits, permits for single students.

-- How prerequisites combine: all members of a group are needed, or so many of them; groups stand in groups.
-- A course with groups asks for every group that has no parent, beside its flat mandatory prerequisites.
create table lms_ops.prerequisite_groups (
    id uuid default gen_random_uuid() primary key,
    course_id uuid not null references courses on delete cascade,
    parent_id uuid,
    -- how many members are enough; null: all of them
    needs integer check (needs > 0),
    created_at timestamptz not null default now(),
    -- lets a group inside another prove that both are of one course
    unique (id, course_id),
    foreign key (parent_id, course_id) references lms_ops.prerequisite_groups (id, course_id) on delete cascade
);

create index prerequisite_groups_course_idx on lms_ops.prerequisite_groups (course_id);
create index prerequisite_groups_parent_idx on lms_ops.prerequisite_groups (parent_id);

create table lms_ops.prerequisite_group_courses (
    id uuid default gen_random_uuid() primary key,
    group_id uuid not null references lms_ops.prerequisite_groups on delete cascade,
    prerequisite_course_id uuid not null references courses,
    minimum_grade text,
    can_be_concurrent boolean not null default false,
    unique (group_id, prerequisite_course_id)
);

create index prerequisite_group_courses_course_idx
    on lms_ops.prerequisite_group_courses (prerequisite_course_id);

-- The most credits a student may take in one term; of the rows that fit, the one that says most about the student.
create table lms_ops.credit_limits (
    id uuid default gen_random_uuid() primary key,
    -- null: any
    degree_type text check (degree_type in ('bachelor', 'master', 'phd', 'certificate', 'associate')),
    study_mode text check (study_mode in ('full_time', 'part_time', 'distance', 'hybrid')),
    standing text check (
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
    most_credits numeric(4,1) not null check (most_credits >= 0),
    reason text not null,
    unique nulls not distinct (degree_type, study_mode, standing)
);

-- One obstacle that a person of the office sets aside for one student and offering. Never deleted: it is ended.
create table lms_ops.registration_permits (
    id uuid default gen_random_uuid() primary key,
    student_id uuid not null references students on delete cascade,
    course_offering_id uuid not null references course_offerings on delete cascade,
    obstacle text not null check (
        obstacle in ('offering', 'window', 'requirement', 'clash', 'credit_load', 'repeat')
    ),
    reason text not null check (btrim(reason) <> ''),
    granted_by uuid references users,
    granted_at timestamptz not null default now(),
    valid_until timestamptz,
    ended_by uuid references users,
    ended_at timestamptz,
    end_reason text
);

create unique index registration_permits_one_open
    on lms_ops.registration_permits (student_id, course_offering_id, obstacle)
    where ended_at is null;
create index registration_permits_offering_idx on lms_ops.registration_permits (course_offering_id);

insert into system_settings (category, key, value, value_type, description)
values
    (
        'registration', 'repeat_below_points', '2.0', 'number',
        'A course passed with these grade points or more is not taken again.'
    ),
    (
        'registration', 'most_attempts', '3', 'number',
        'A course may be attempted this many times: completed or withdrawn from, once a term.'
    )
on conflict (category, key) do nothing;

-- These ask for more than they did: the functions of the same names are made anew with their new arguments.
drop function if exists lms_ops.enrollment_obstacles(uuid, uuid);
drop function if exists lms_ops.missing_requirements(uuid, uuid);
drop function if exists lms_ops.clashing_meetings(uuid, uuid);
