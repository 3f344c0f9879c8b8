-- What an installation over an existing LMS decides, and the settings that keep the old application working.

-- Roles with a policy of their own on a protected table, which lets them work with every row as they did before.
create table lms_ops.admitted_roles (
    table_name text not null,
    role_name text not null,
    policy_name text not null,
    -- existing: it worked with the table before the table was protected, and somebody decided to admit it;
    -- definer: it owns our functions, and the table is another's
    cause text not null check (cause in ('existing', 'definer')),
    admitted_at timestamptz not null default now(),
    -- null: it is still admitted
    stopped_at timestamptz,
    stopped_by text,
    primary key (table_name, role_name)
);

-- Entries of courses.prerequisites and corequisites that stand in course_prerequisites and course_corequisites too.
create table lms_ops.carried_entries (
    course_id uuid not null references courses on delete cascade,
    column_name text not null check (column_name in ('prerequisites', 'corequisites')),
    required_course_id uuid not null,
    -- the row that was made for the entry; null: somebody had made it before
    requirement_id uuid,
    carried_at timestamptz not null default now(),
    primary key (course_id, column_name, required_course_id)
);

create index carried_entries_required_idx on lms_ops.carried_entries (required_course_id);

-- An application that has always enrolled students whatever their holds goes on doing so, unless somebody decides.
insert into system_settings (category, key, value, value_type, description)
select
    'registration',
    'refuse_under_hold',
    to_jsonb(
        not exists (
            select
            from lms_ops.installations
            where kind = 'upgrade'
                and finished_at is null
        )
        or lms_ops.decision('refuse_under_hold') is not distinct from 'on'
    ),
    'boolean',
    'Whether a registration hold refuses seats from every application that writes enrollments.'
on conflict (category, key) do nothing;

-- So does one that has always changed final grades: without the two settings nobody needs an approver.
update system_settings
set value = 'null'
where category = 'grades'
    and key in ('approval_above_percentage_points', 'approval_above_grade_points')
    and exists (
        select
        from lms_ops.installations
        where kind = 'upgrade'
            and finished_at is null
    )
    and lms_ops.decision('approvals') is distinct from 'on';
