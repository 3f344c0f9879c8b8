-- People who sign in, their names, roles and permissions.

create table users (
    id uuid default gen_random_uuid() primary key,
    username text not null check (length(username) >= 3) unique,
    email text not null check (email ~* '^[^@]+@[^@]+\.[^@]+$') unique,
    email_verified boolean default false,
    password_hash text not null,
    mfa_secret text,
    mfa_enabled boolean default false,
    is_active boolean default true,
    is_locked boolean default false,
    failed_login_count integer default 0,
    last_login_at timestamptz,
    password_changed_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    deleted_at timestamptz,
    metadata jsonb default '{}'
);

create index users_active_idx on users (id) where is_active;

create table persons (
    id uuid default gen_random_uuid() primary key,
    user_id uuid unique references users on delete cascade,
    first_name text not null,
    last_name text not null,
    middle_name text,
    first_name_az text,
    last_name_az text,
    first_name_ru text,
    last_name_ru text,
    date_of_birth date,
    gender text check (gender in ('male', 'female', 'other', 'prefer_not_to_say')),
    nationality text,
    national_id text,
    passport_number text,
    phone_primary text,
    phone_secondary text,
    address jsonb,
    emergency_contact jsonb,
    photo_url text,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index persons_first_name_trgm_idx on persons using gin (first_name gin_trgm_ops);
create index persons_last_name_trgm_idx on persons using gin (last_name gin_trgm_ops);

create table roles (
    id uuid default gen_random_uuid() primary key,
    code text not null unique,
    name jsonb not null,
    description jsonb,
    level integer not null,
    is_system boolean default false,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table permissions (
    id uuid default gen_random_uuid() primary key,
    resource text not null,
    action text not null,
    scope text,
    conditions jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (resource, action, scope)
);

create table role_permissions (
    role_id uuid not null references roles on delete cascade,
    permission_id uuid not null references permissions on delete cascade,
    granted_at timestamptz default now(),
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    primary key (role_id, permission_id)
);

create index role_permissions_permission_id_idx on role_permissions (permission_id);

create table user_sessions (
    id uuid default gen_random_uuid() primary key,
    user_id uuid references users on delete cascade,
    username text,
    session_id text,
    login_timestamp timestamptz default now(),
    logout_timestamp timestamptz,
    last_activity_timestamp timestamptz,
    ip_address inet,
    user_agent text,
    device_type text,
    browser text,
    operating_system text,
    is_active boolean default true,
    session_duration_seconds integer,
    metadata jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index user_sessions_user_id_idx on user_sessions (user_id);
create index user_sessions_active_idx on user_sessions (user_id) where is_active;
create index user_sessions_created_at_idx on user_sessions (created_at);

create table user_preferences (
    id uuid default gen_random_uuid() primary key,
    user_id uuid not null unique references users on delete cascade,
    language text default 'az',
    timezone text default 'Asia/Baku',
    theme text default 'light' check (theme in ('light', 'dark', 'auto')),
    notifications_enabled boolean default true,
    email_notifications boolean default true,
    sms_notifications boolean default false,
    push_notifications boolean default true,
    preferences jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);
