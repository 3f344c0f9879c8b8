-- What we keep for ourselves: who is invented, raised limits, what happened in the queues, what was refreshed.

-- At most one row: this database is filled with invented people, so seed and import may write more of them.
create table lms_ops.invented_people (
    only_row boolean primary key default true check (only_row),
    made_by text not null,
    scale text,
    as_of date,
    made_at timestamptz not null default now()
);

-- An offering that holds more than its published limit. Closed when drops have brought it back.
create table lms_ops.capacity_overrides (
    id bigint generated always as identity primary key,
    course_offering_id uuid not null references course_offerings on delete cascade,
    published_limit integer not null check (published_limit >= 0),
    reason text not null,
    set_by uuid references users,
    set_at timestamptz not null default now(),
    closed_at timestamptz
);

create unique index capacity_overrides_one_open on lms_ops.capacity_overrides (course_offering_id)
    where closed_at is null;

-- The receipts of a queue: one row a decision, never changed.
create table lms_ops.waitlist_events (
    id bigint generated always as identity primary key,
    entry_id uuid not null,
    course_offering_id uuid not null,
    student_id uuid not null,
    event text not null check (
        event in (
            'joined',
            'offered',
            'extended',
            'withdrawn',
            'enrolled',
            'expired',
            'cancelled',
            'passed_over'
        )
    ),
    reason text,
    -- the rank in the queue just before; null where the queue was not read
    queue_rank integer,
    acted_by uuid,
    happened_at timestamptz not null default now()
);

create index waitlist_events_offering_idx on lms_ops.waitlist_events (course_offering_id, happened_at);
create index waitlist_events_entry_idx on lms_ops.waitlist_events (entry_id);

-- Pairs of courses that may never be taken together; the smaller id first, so that a pair stands once.
create table lms_ops.incompatible_courses (
    course_id uuid not null references courses on delete cascade,
    other_course_id uuid not null references courses on delete cascade,
    reason text,
    primary key (course_id, other_course_id),
    constraint incompatible_courses_stand_once check (course_id < other_course_id)
);
