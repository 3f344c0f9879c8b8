-- What registration works with: waitlists, holds, conflicts, and the further columns of an offering.

alter table course_offerings
    -- lecture, discussion, laboratory ... as the registrar writes it
    add column component text,
    -- null: the course's credits
    add column credits numeric(4,1) check (credits >= 0),
    -- the lecture that a discussion or laboratory belongs to
    add column parent_offering_id uuid references course_offerings on delete set null;

create index course_offerings_parent_offering_id_idx on course_offerings (parent_offering_id);

alter table course_instructors
    -- part of the teaching of this offering, 0 to 1; null: equal parts
    add column share numeric(4,3) check (share between 0 and 1);

-- The only queue. position is the order of joining and never changes; people read the rank
-- (priority, then joined_at, then id). course_id and component are filled from the offering.
create table course_waitlist (
    id uuid default gen_random_uuid() primary key,
    course_offering_id uuid not null references course_offerings on delete cascade,
    student_id uuid not null references students on delete cascade,
    course_id uuid not null references courses,
    component text not null default '',
    position integer not null check (position > 0),
    priority integer not null default 0,
    status text not null default 'waiting' check (
        status in ('waiting', 'notified', 'enrolled', 'expired', 'cancelled')
    ),
    joined_at timestamptz not null default now(),
    notified_at timestamptz,
    notification_expires_at timestamptz,
    ended_at timestamptz,
    ended_by uuid references users,
    end_reason text,
    passed_over_at timestamptz,
    passed_over_reason text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint course_waitlist_offer_has_a_deadline check (
        status <> 'notified' or notification_expires_at > notified_at
    ),
    constraint course_waitlist_ended_when_over check (
        (status in ('waiting', 'notified')) = (ended_at is null)
    )
);

create unique index course_waitlist_one_active_entry
    on course_waitlist (student_id, course_id, component)
    where status in ('waiting', 'notified');
create index idx_course_waitlist_queue on course_waitlist (course_offering_id, priority desc, joined_at, id)
    where status = 'waiting';
create index idx_course_waitlist_offering on course_waitlist (course_offering_id, status);
create index idx_course_waitlist_student on course_waitlist (student_id);
create index idx_course_waitlist_offers on course_waitlist (notification_expires_at)
    where status = 'notified';
create index course_waitlist_course_id_idx on course_waitlist (course_id);
create index course_waitlist_ended_by_idx on course_waitlist (ended_by);

create table student_holds (
    id uuid default gen_random_uuid() primary key,
    student_id uuid not null references students on delete cascade,
    hold_category text not null check (
        hold_category in ('financial', 'academic', 'disciplinary', 'administrative', 'library', 'health')
    ),
    reason text not null check (btrim(reason) <> ''),
    -- the office that owns the hold; null: the registrar
    organization_unit_id uuid references organization_units,
    blocks_registration boolean not null default false,
    blocks_transcripts boolean not null default false,
    blocks_graduation boolean not null default false,
    blocks_grades boolean not null default false,
    is_active boolean not null default true,
    effective_from timestamptz not null default now(),
    effective_until timestamptz,
    placed_by uuid references users,
    released_by uuid references users,
    released_at timestamptz,
    release_reason text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint student_holds_end_after_start check (effective_until > effective_from),
    constraint student_holds_released_is_not_active check (released_at is null or not is_active)
);

create index idx_student_holds_student on student_holds (student_id);
create index idx_student_holds_active on student_holds (student_id, hold_category) where is_active;
create index idx_student_holds_registration on student_holds (student_id)
    where is_active and blocks_registration;
create index idx_student_holds_unit on student_holds (organization_unit_id);
create index student_holds_placed_by_idx on student_holds (placed_by);
create index student_holds_released_by_idx on student_holds (released_by);

-- facts is what was found (courses, days, times, credits): the same facts again are the same conflict.
create table schedule_conflicts (
    id uuid default gen_random_uuid() primary key,
    student_id uuid not null references students on delete cascade,
    academic_term_id uuid not null references academic_terms,
    conflict_type text not null check (
        conflict_type in (
            'time_overlap',
            'missing_prerequisite',
            'missing_corequisite',
            'credit_overload',
            'duplicate_course',
            'incompatible_courses'
        )
    ),
    course_offering_id uuid references course_offerings on delete cascade,
    conflicting_offering_id uuid references course_offerings on delete cascade,
    facts jsonb not null,
    status text not null default 'detected' check (
        status in ('detected', 'notified', 'resolved', 'dismissed')
    ),
    detected_at timestamptz not null default now(),
    notified_at timestamptz,
    resolved_at timestamptz,
    resolved_by uuid references users,
    resolution_method text,
    resolution_note text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint schedule_conflicts_resolved_when_over check (
        (status in ('resolved', 'dismissed')) = (resolved_at is not null)
    )
);

create unique index schedule_conflicts_once_per_facts
    on schedule_conflicts (student_id, academic_term_id, conflict_type, md5(facts::text));
create index idx_schedule_conflicts_student on schedule_conflicts (student_id, academic_term_id);
create index idx_schedule_conflicts_open on schedule_conflicts (academic_term_id, conflict_type)
    where status in ('detected', 'notified');
create index idx_schedule_conflicts_offering on schedule_conflicts (course_offering_id);
create index idx_schedule_conflicts_other_offering on schedule_conflicts (conflicting_offering_id);
create index schedule_conflicts_resolved_by_idx on schedule_conflicts (resolved_by);
