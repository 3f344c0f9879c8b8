-- What the installer keeps of its own work: run before every installation, so that the first of its tables is there
-- before the first step. Later changes of these tables are steps.

create schema if not exists lms_ops;

-- One row per installation that had something to do. Not finished: it was interrupted, and the next one goes on.
create table if not exists lms_ops.installations (
    id bigint generated always as identity primary key,
    -- fresh: an empty database; upgrade: over the tables of an LMS; again: over an earlier state of ours
    kind text not null check (kind in ('fresh', 'upgrade', 'again')),
    from_step text,
    to_step text,
    installed_by text not null default session_user,
    backup_file text,
    started_at timestamptz not null default now(),
    finished_at timestamptz
);

-- The parts into which an installation over a working database is cut: each commits alone, with its row.
create table if not exists lms_ops.installed_parts (
    path text not null,
    -- from 1, in the order of the file
    place integer not null,
    sha256 text not null,
    installation_id bigint not null references lms_ops.installations,
    tries integer not null,
    seconds numeric(9,3) not null,
    -- the longest that one statement of the part held or asked for a lock that others would wait for
    longest_wait_seconds numeric(9,3) not null,
    finished_at timestamptz not null default now(),
    primary key (path, place)
);

create index if not exists installed_parts_installation_idx on lms_ops.installed_parts (installation_id);

-- What was decided about a finding of the preflight, by whom and why.
create table if not exists lms_ops.decisions (
    id bigint generated always as identity primary key,
    installation_id bigint not null references lms_ops.installations,
    finding text not null,
    choice text not null,
    -- rows that the finding was about when it was decided
    row_count bigint not null,
    reason text,
    decided_by text not null default session_user,
    decided_at timestamptz not null default now(),
    unique (installation_id, finding)
);

-- The choice about a finding in the installation that is at work now; null: nobody decided about it.
create or replace function lms_ops.decision(finding text) returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select decisions.choice
    from lms_ops.decisions
    join lms_ops.installations on installations.id = decisions.installation_id
    where decisions.finding = decision.finding
        and installations.finished_at is null
$$;

-- Every value of an existing row that a decision or a backfill changed. A rollback gives the old one back where the
-- new one still stands.
create table if not exists lms_ops.decided_values (
    id bigint generated always as identity primary key,
    finding text not null,
    table_name text not null,
    row_id uuid not null,
    column_name text not null,
    old_value jsonb,
    new_value jsonb,
    set_at timestamptz not null default now(),
    unique (table_name, row_id, column_name)
);

-- What could not be moved: entries of arrays and references that point nowhere, at themselves, or twice at the same.
create table if not exists lms_ops.set_aside_rows (
    id bigint generated always as identity primary key,
    table_name text not null,
    row_id uuid not null,
    column_name text not null,
    value jsonb not null,
    problem text not null check (problem in ('dangling', 'self', 'duplicate')),
    set_aside_at timestamptz not null default now(),
    unique (table_name, row_id, column_name, value, problem)
);

-- Each object that a file of ours made, in the order of making; what was there before is not in it.
create table if not exists lms_ops.made_objects (
    id bigint generated always as identity primary key,
    path text not null,
    -- kind and name as in lms_ops.catalog_objects()
    kind text not null,
    name text not null,
    unique (kind, name)
);

-- Each row that a file of ours inserted into a base table; the key is the primary key as an object of JSON.
create table if not exists lms_ops.made_rows (
    id bigint generated always as identity primary key,
    path text not null,
    table_name text not null,
    row_key jsonb not null,
    -- the row as it was inserted, by column: a rollback takes it out only while it still is that row
    inserted_values jsonb,
    unique (table_name, row_key)
);

-- The schema public and its tables before the first installation: their rights, as a rollback gives them back (default
-- rights are written out), and whether a table had partitions.
create table if not exists lms_ops.found_objects (
    kind text not null check (kind in ('schema', 'table')),
    name text not null,
    rights aclitem[] not null,
    -- null: not a table
    partitioned boolean,
    primary key (kind, name)
);

insert into lms_ops.found_objects (kind, name, rights, partitioned)
select
    'schema',
    schemas.nspname,
    coalesce(schemas.nspacl, acldefault('n', schemas.nspowner)),
    null
from pg_namespace as schemas
where schemas.nspname = 'public'
    and to_regclass('lms_ops.alembic_version') is null
    and not exists (select from lms_ops.found_objects)
union all
select
    'table',
    'public.' || classes.relname,
    coalesce(classes.relacl, acldefault('r', classes.relowner)),
    classes.relkind = 'p'
from pg_class as classes
where classes.relnamespace = 'public'::regnamespace
    and classes.relkind in ('r', 'p')
    and to_regclass('lms_ops.alembic_version') is null
    and not exists (select from lms_ops.found_objects);

-- What each table of ours held when the installation that made it ended: a rollback tells by it what was entered since.
create table if not exists lms_ops.installed_rows (
    table_name text primary key,
    row_count bigint not null,
    checksum numeric not null
);
