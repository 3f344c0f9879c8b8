-- The receipts of seats, how each queue hands out the seats that become free, and what students are told of both.

-- One row per seat taken or given up, whoever wrote it; never changed.
create table lms_ops.seat_events (
    id bigint generated always as identity primary key,
    enrollment_id uuid not null,
    course_offering_id uuid not null,
    -- null: the enrollment names nobody
    student_id uuid,
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

-- Whom enroll_over_capacity is letting in just now, so that the counter admits this one; null before and after.
alter table lms_ops.capacity_overrides add column admits uuid;

alter table lms_ops.waitlist_events
    -- by which rule of the queue a seat was handed out, or by a person; null: none was
    add column rule text check (rule in ('automatic', 'offer', 'manual', 'person')),
    -- the receipts of one walk along the queue, which is one decision
    add column walk_id uuid,
    drop constraint waitlist_events_event_check,
    add constraint waitlist_events_event_check check (
        event in (
            'joined',
            'offered',
            'extended',
            'withdrawn',
            'enrolled',
            'declined',
            'expired',
            'left',
            'cancelled',
            'passed_over',
            'closed'
        )
    );

-- the receipts of a walk are read together
create index waitlist_events_walk_idx on lms_ops.waitlist_events (walk_id) where walk_id is not null;

-- its successor has two more arguments, and both would answer to a call with five
drop function if exists lms_ops.record_waitlist_event(text, course_waitlist, course_waitlist, text, integer);

-- A seat is offered, so that nobody is put into a course unasked; and those who have a section do not take seats
-- from those who have none, unless an offering says so.
insert into system_settings (category, key, value, value_type, description)
values
    (
        'waitlist', 'mode', '"offer"', 'string',
        'How a queue without a rule of its own hands out seats: automatic, offer or manual.'
    ),
    (
        'waitlist', 'allows_swap', 'false', 'boolean',
        'Whether students who sit in another section of the course may wait for a section without a rule of its own.'
    )
on conflict (category, key) do nothing;

-- Words in braces are filled in.
insert into notification_templates (id, code, name, category, subject_template, body_template, variables)
select
    md5('template ' || message.code)::uuid,
    message.code,
    message.name,
    'academic',
    jsonb_build_object('az', message.subject_az, 'en', message.subject_en, 'ru', message.subject_ru),
    jsonb_build_object('az', message.body_az, 'en', message.body_en, 'ru', message.body_ru),
    to_jsonb(message.variables::text[])
from (
    values
        (
            'waitlist_joined', 'A place in a queue', '{section,rank}',
            '{section}: növbədəsiniz',
            '{section} üzrə növbədə {rank}-ci yerdəsiniz. Yer boşalanda sizə xəbər veriləcək.',
            '{section}: you are in the queue',
            'You are number {rank} in the queue for {section}. You will hear when a seat is free.',
            '{section}: вы в очереди',
            'Вы {rank}-й в очереди на {section}. Мы сообщим, когда освободится место.'
        ),
        (
            'waitlist_enrolled', 'A seat from the queue', '{section}',
            '{section}: yer aldınız',
            'Boşalan yer növbə ilə sizə verildi: siz {section} üzrə qeydiyyatdasınız.',
            '{section}: you have a seat',
            'A seat became free and it was your turn: you are enrolled in {section}.',
            '{section}: вы получили место',
            'Освободилось место, и подошла ваша очередь: вы зачислены на {section}.'
        ),
        (
            'waitlist_left', 'A queue is left', '{section}',
            '{section}: artıq növbədə deyilsiniz',
            'İstəyinizlə {section} növbəsindən çıxdınız.',
            '{section}: you left the queue',
            'As you asked, you are no longer in the queue for {section}.',
            '{section}: вы вышли из очереди',
            'По вашему желанию вы больше не стоите в очереди на {section}.'
        ),
        (
            'waitlist_closed', 'A queue is closed', '{section}',
            '{section}: növbə bağlandı',
            'Semestr bitdi, {section} növbəsi bağlandı.',
            '{section}: the queue is closed',
            'The term is over and the queue for {section} is closed.',
            '{section}: очередь закрыта',
            'Семестр закончился, очередь на {section} закрыта.'
        ),
        (
            'seat_taken', 'A seat is taken', '{section}',
            '{section}: qeydiyyatdasınız',
            'Siz {section} üzrə qeydiyyata alındınız.',
            '{section}: you are enrolled',
            'You have been enrolled in {section}.',
            '{section}: вы зачислены',
            'Вы зачислены на {section}.'
        ),
        (
            'seat_given_up', 'A seat is given up', '{section,reason}',
            '{section}: artıq qeydiyyatda deyilsiniz',
            '{section} üzrə yeriniz artıq yoxdur. Səbəb: {reason}',
            '{section}: you are no longer enrolled',
            'You no longer have your seat in {section}. Reason: {reason}',
            '{section}: вы больше не зачислены',
            'У вас больше нет места на {section}. Причина: {reason}'
        )
) as message (
    code,
    name,
    variables,
    subject_az,
    body_az,
    subject_en,
    body_en,
    subject_ru,
    body_ru
)
on conflict (code) do nothing;
