-- The receipts of seats, and how each queue hands out the seats that become free.

-- One row per seat taken or given up, whoever wrote it; never changed.
create table lms_ops.seat_events (
    id bigint generated always as identity primary key,
    enrollment_id uuid not null,
    course_offering_id uuid not null,
    student_id uuid not null,
    -- enrolled: a seat was taken; the others: how it was given up
    event text not null check (
        event in (
            'enrolled',
            'dropped',
            'withdrawn',
            'completed',
            'waitlisted',
            'moved',
            'deleted'
        )
    ),
    reason text,
    acted_by uuid,
    written_as text not null default session_user,
    happened_at timestamptz not null default now()
);

create index seat_events_offering_idx on lms_ops.seat_events (course_offering_id, happened_at);
create index seat_events_student_idx on lms_ops.seat_events (student_id, happened_at);

-- An offering without a row follows the settings waitlist.mode and waitlist.allows_swap.
create table lms_ops.waitlist_rules (
    course_offering_id uuid primary key references course_offerings on delete cascade,
    -- automatic: the next one is enrolled; offer: asked, with a deadline; manual: nothing happens by itself
    mode text not null check (mode in ('automatic', 'offer', 'manual')),
    -- whether students who sit in another section may wait; getting the seat then gives up the other
    allows_swap boolean not null,
    set_by uuid references users,
    set_at timestamptz not null default now(),
    reason text
);
