-- What maintenance did and found, and how long each growing table is kept.

-- One row per run of `lms-db maintain`, or of one of its tasks by pg_cron.
create table lms_ops.maintenance_runs (
    id bigint generated always as identity primary key,
    started_at timestamptz not null default clock_timestamp(),
    -- null: still at work, or killed; the next run tells which
    finished_at timestamptz,
    -- the worst of its tasks
    outcome text not null default 'running' check (
        outcome in ('running', 'nothing', 'done', 'skipped', 'found', 'failed', 'interrupted')
    ),
    started_as text not null default session_user
);

create index maintenance_runs_started_at_idx on lms_ops.maintenance_runs (started_at);

create table lms_ops.maintenance_tasks (
    id bigint generated always as identity primary key,
    run_id bigint not null references lms_ops.maintenance_runs on delete cascade,
    task_name text not null,
    started_at timestamptz not null,
    seconds numeric(9, 3) not null,
    -- nothing: nothing to do; skipped: it lacks something; found: somebody should look
    outcome text not null check (outcome in ('nothing', 'done', 'skipped', 'found', 'failed')),
    -- what it did, or what it lacks and what to do about it
    summary text not null,
    figures jsonb not null default '{}',
    error text
);

create index maintenance_tasks_run_idx on lms_ops.maintenance_tasks (run_id);
create index maintenance_tasks_latest_idx on lms_ops.maintenance_tasks (task_name, started_at desc);

-- Rows that left a growing table because they were past its retention: a whole partition, or a month of a plain table.
create table lms_ops.retired_rows (
    id bigint generated always as identity primary key,
    table_name text not null,
    -- null: the rows were deleted
    partition_name text,
    -- the rows' created_at: from the first, before the second; null: from the beginning
    from_time timestamptz,
    until_time timestamptz not null,
    row_count bigint not null,
    -- null: the table is not archived
    file_name text,
    file_bytes bigint,
    sha256 text,
    retired_as text not null default session_user,
    recorded_at timestamptz not null default now(),
    -- null: archived and still there
    dropped_at timestamptz,
    constraint retired_rows_are_archived_whole check (num_nulls(file_name, file_bytes, sha256) in (0, 3))
);

create index retired_rows_table_idx on lms_ops.retired_rows (table_name, until_time);

-- What the tables of a view held when it was refreshed, in one word: another word, and they have changed since.
alter table lms_ops.refreshes add column base_digest text;

insert into system_settings (category, key, value, value_type, description)
values
    (
        'retention', 'audit_logs_months', '24', 'number',
        'Months that the audit log is kept before it goes to the archive. null: for good. Source: the specification.'
    ),
    (
        'retention', 'page_views_months', '12', 'number',
        'Months that page views are kept. null: for good. Source: the specification.'
    ),
    (
        'retention', 'user_sessions_days', '90', 'number',
        'Days that sessions are kept. null: for good. Source: the specification.'
    ),
    (
        'retention', 'notifications_days', '180', 'number',
        'Days that messages are kept after they were delivered, cancelled or given up. null: for good.'
    ),
    (
        'retention', 'maintenance_runs_days', '90', 'number',
        'Days that the log of maintenance is kept; runs that had nothing to do go after one. null: for good.'
    ),
    (
        'retention', 'refreshes_months', '60', 'number',
        'Months that refreshes and the headline figures of trends are kept. null: for good.'
    ),
    (
        'partitions', 'audit_logs_above_rows', '10000000', 'number',
        'A larger audit log should be partitioned. Source: the specification.'
    ),
    (
        'partitions', 'page_views_above_rows', '50000000', 'number',
        'A larger table of page views should be partitioned. Source: the specification.'
    ),
    (
        'partitions', 'user_sessions_above_rows', '5000000', 'number',
        'A larger table of sessions should be partitioned. Source: the specification.'
    ),
    (
        'maintenance', 'daily_hour', '2', 'number',
        'The hour, by the university''s clock, from which the daily tasks run.'
    ),
    (
        'maintenance', 'weekly_day', '0', 'number',
        'The day of the weekly tasks: 0 is Sunday. Source: the specification.'
    ),
    (
        'maintenance', 'weekly_hour', '3', 'number',
        'The hour of that day from which the weekly tasks run. Source: the specification.'
    ),
    (
        'maintenance', 'counters_sampled', '200', 'number',
        'Offerings, picked by chance, whose counters each run of the task counts again.'
    ),
    (
        'statistics', 'refresh_share_percent', '2', 'number',
        'A changed view is refreshed before its budget is over as soon as that takes no more than this part of the time.'
    )
on conflict (category, key) do nothing;

-- The rows of an LMS that was there before stay, unless somebody decides that they go after their time. The audit log
-- leaves only for an archive, whose place is a decision of its own.
update system_settings
set value = 'null'
where category = 'retention'
    and key in ('page_views_months', 'user_sessions_days', 'notifications_days')
    and exists (
        select
        from lms_ops.installations
        where kind = 'upgrade'
            and finished_at is null
    )
    and lms_ops.decision('retention') is distinct from 'on';
