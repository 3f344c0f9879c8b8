-- When each materialized view was refreshed, by whom and how; and the headline figures it showed then.

create table lms_ops.refreshes (
    id bigint generated always as identity primary key,
    view_name text not null,
    started_at timestamptz not null,
    seconds numeric(9,3) not null,
    row_count bigint not null,
    was_concurrent boolean not null,
    refreshed_by uuid,
    -- the database role that refreshed, beside the person it acted for
    refreshed_as text not null default session_user
);

create index refreshes_latest_idx on lms_ops.refreshes (view_name, started_at desc);

-- One row per refresh, unit and figure: what sparklines and trends read.
create table lms_ops.headline_figures (
    refresh_id bigint not null references lms_ops.refreshes on delete cascade,
    organization_unit_id uuid,
    academic_term_id uuid,
    figure text not null,
    value numeric not null,
    unique nulls not distinct (refresh_id, figure, organization_unit_id, academic_term_id)
);
