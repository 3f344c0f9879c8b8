-- What a course demands and what may stand in for it: prerequisites, corequisites, equivalencies.

create table course_prerequisites (
    id uuid default gen_random_uuid() primary key,
    course_id uuid not null references courses on delete cascade,
    prerequisite_course_id uuid not null references courses,
    is_mandatory boolean not null default true,
    minimum_grade text,
    can_be_concurrent boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (course_id, prerequisite_course_id),
    constraint course_prerequisites_not_of_itself check (course_id <> prerequisite_course_id)
);

create index idx_course_prerequisites_course on course_prerequisites (course_id);
create index idx_course_prerequisites_prerequisite on course_prerequisites (prerequisite_course_id);

create table course_corequisites (
    id uuid default gen_random_uuid() primary key,
    course_id uuid not null references courses on delete cascade,
    corequisite_course_id uuid not null references courses,
    -- true: in the same term; false: in the same term or before
    is_strict boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (course_id, corequisite_course_id),
    constraint course_corequisites_not_of_itself check (course_id <> corequisite_course_id)
);

create index idx_course_corequisites_course on course_corequisites (course_id);
create index idx_course_corequisites_corequisite on course_corequisites (corequisite_course_id);

-- Either another course of ours or a course of another institution counts for course_id.
create table course_equivalencies (
    id uuid default gen_random_uuid() primary key,
    course_id uuid not null references courses on delete cascade,
    equivalent_course_id uuid references courses,
    external_institution text,
    external_course_code text,
    external_course_name text,
    equivalency_type text not null check (
        equivalency_type in ('exact', 'partial', 'substitution', 'transfer')
    ),
    credits_awarded numeric(4,1) check (credits_awarded >= 0),
    effective_from date not null default current_date,
    effective_until date,
    approval_status text not null default 'proposed' check (
        approval_status in ('proposed', 'approved', 'rejected')
    ),
    proposed_by uuid references users,
    approved_by uuid references users,
    approved_at timestamptz,
    note text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint course_equivalencies_internal_or_external check (
        (equivalent_course_id is null) <> (external_course_name is null)
    ),
    constraint course_equivalencies_not_of_itself check (course_id <> equivalent_course_id),
    constraint course_equivalencies_end_after_start check (effective_until >= effective_from),
    constraint course_equivalencies_decided_by_a_person check (
        approval_status = 'proposed' or approved_by is not null
    ),
    constraint course_equivalencies_one_rule_at_a_time exclude using gist (
        course_id with =,
        equivalent_course_id with =,
        daterange(effective_from, effective_until, '[]') with &&
    ) where (equivalent_course_id is not null and approval_status <> 'rejected'),
    constraint course_equivalencies_one_transfer_rule_at_a_time exclude using gist (
        course_id with =,
        lower(external_institution) with =,
        lower(external_course_name) with =,
        daterange(effective_from, effective_until, '[]') with &&
    ) where (external_course_name is not null and approval_status <> 'rejected')
);

create index idx_course_equivalencies_course on course_equivalencies (course_id);
create index idx_course_equivalencies_equivalent on course_equivalencies (equivalent_course_id);
create index idx_course_equivalencies_external
    on course_equivalencies (lower(external_institution), lower(external_course_code));
create index idx_course_equivalencies_approved on course_equivalencies (course_id, effective_from)
    where approval_status = 'approved';
