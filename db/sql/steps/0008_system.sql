-- Languages, files, the audit log, settings, metrics and page views.

create table languages (
    id uuid default gen_random_uuid() primary key,
    code text not null unique,
    name text not null,
    native_name text not null,
    direction text default 'ltr' check (direction in ('ltr', 'rtl')),
    is_active boolean default true,
    is_default boolean default false,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table file_uploads (
    id uuid default gen_random_uuid() primary key,
    original_name text not null,
    stored_name text not null,
    file_path text not null,
    file_size bigint not null,
    mime_type text not null,
    checksum text,
    uploaded_by uuid references users,
    resource_type text,
    resource_id uuid,
    is_public boolean default false,
    metadata jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index file_uploads_uploaded_by_idx on file_uploads (uploaded_by);

create table audit_logs (
    id uuid default gen_random_uuid() primary key,
    user_id uuid references users,
    action text not null,
    resource_type text not null,
    resource_id uuid,
    new_values jsonb,
    ip_address inet,
    user_agent text,
    session_id text,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index audit_logs_user_id_idx on audit_logs (user_id);
create index audit_logs_created_at_idx on audit_logs (created_at);
create index audit_logs_resource_idx on audit_logs (resource_type, resource_id);

create table system_settings (
    id uuid default gen_random_uuid() primary key,
    category text not null,
    key text not null,
    value jsonb not null,
    value_type text check (value_type in ('string', 'number', 'boolean', 'json', 'array')),
    description text,
    is_public boolean default false,
    is_editable boolean default true,
    updated_by uuid references users,
    updated_at timestamptz default now(),
    unique (category, key)
);

create index system_settings_updated_by_idx on system_settings (updated_by);

create table system_metrics (
    id uuid default gen_random_uuid() primary key,
    metric_name text not null,
    metric_value numeric,
    metric_unit text,
    tags jsonb,
    recorded_at timestamptz default now(),
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index system_metrics_recorded_at_idx on system_metrics (metric_name, recorded_at);

create table page_views (
    id uuid default gen_random_uuid() primary key,
    user_id uuid references users,
    session_id text,
    page_path text,
    page_title text,
    view_timestamp timestamptz default now(),
    time_on_page_seconds integer,
    referrer text,
    ip_address inet,
    user_agent text,
    metadata jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index page_views_user_id_idx on page_views (user_id);
create index page_views_created_at_idx on page_views (created_at);
