-- Templates, notifications (the outbox) and announcements.

create table notification_templates (
    id uuid default gen_random_uuid() primary key,
    code text not null unique,
    name text not null,
    description text,
    category text check (category in ('academic', 'administrative', 'system', 'reminder', 'alert')),
    channels text[] default '{email}',
    subject_template jsonb,
    body_template jsonb,
    variables jsonb,
    is_active boolean default true,
    created_at timestamptz default now()
);

create table notifications (
    id uuid default gen_random_uuid() primary key,
    template_id uuid references notification_templates,
    recipient_id uuid references users,
    channel text not null,
    language text default 'az',
    subject text,
    body text,
    data jsonb,
    status text default 'pending' check (status in ('pending', 'sent', 'delivered', 'failed', 'cancelled')),
    priority integer default 5,
    scheduled_for timestamptz,
    sent_at timestamptz,
    delivered_at timestamptz,
    read_at timestamptz,
    error_message text,
    retry_count integer default 0,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index notifications_template_id_idx on notifications (template_id);
create index notifications_recipient_id_idx on notifications (recipient_id);
create index notifications_pending_idx on notifications (scheduled_for) where status = 'pending';

create table announcements (
    id uuid default gen_random_uuid() primary key,
    title jsonb not null,
    content jsonb not null,
    announcement_type text check (
        announcement_type in (
            'general',
            'urgent',
            'academic',
            'event',
            'maintenance'
        )
    ),
    target_audience text[],
    target_units uuid[],
    priority text default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
    publish_date timestamptz default now(),
    expire_date timestamptz,
    published_by uuid references users,
    attachments text[],
    is_published boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index announcements_published_by_idx on announcements (published_by);
create index announcements_published_idx on announcements (publish_date) where is_published;
