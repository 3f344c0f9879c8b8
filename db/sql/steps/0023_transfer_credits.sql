-- Work that a student did elsewhere, and what it was credited as.

create table lms_ops.transfer_credits (
    id uuid default gen_random_uuid() primary key,
    student_id uuid not null references students on delete cascade,
    external_institution text not null check (btrim(external_institution) <> ''),
    external_course_code text,
    external_course_name text not null check (btrim(external_course_name) <> ''),
    external_credits numeric(4,1) check (external_credits >= 0),
    external_grade text,
    completed_on date,
    status text not null default 'recorded' check (status in ('recorded', 'credited', 'refused')),
    -- the rule that was applied, the course of ours it counts for and the credits it gives; points it never gives
    equivalency_id uuid references course_equivalencies,
    course_id uuid references courses,
    credits_awarded numeric(4,1) check (credits_awarded >= 0),
    note text,
    recorded_by uuid references users,
    recorded_at timestamptz not null default now(),
    decided_by uuid references users,
    decided_at timestamptz,
    constraint transfer_credits_credited_as_a_course check (
        status <> 'credited' or (course_id is not null and credits_awarded is not null)
    ),
    constraint transfer_credits_decided_when_not_recorded check (
        (status = 'recorded') = (decided_at is null)
    )
);

create index transfer_credits_student_idx on lms_ops.transfer_credits (student_id);
create index transfer_credits_course_idx on lms_ops.transfer_credits (course_id);
create index transfer_credits_equivalency_idx on lms_ops.transfer_credits (equivalency_id);
-- the same external course counts once
create unique index transfer_credits_one_credit_a_course
    on lms_ops.transfer_credits (student_id, lower(external_institution), lower(external_course_name))
    where status = 'credited';
-- and so does a course of ours
create unique index transfer_credits_one_credit_of_a_course on lms_ops.transfer_credits (student_id, course_id)
    where status = 'credited';
