-- What a script does without a program to lead it: a part is run once, patiently, and written down.

-- Runs a part in one transaction: again and again, for a minute at most, while somebody else holds what it needs.
-- `unless` is an expression: where it is true, what the part makes is there. `rows` are tables it adds rows to.
create or replace function pg_temp.run_part(
    path text,
    place integer,
    sha256 text,
    part text,
    unless text,
    rows text[]
) returns void
language plpgsql
as $$
declare
    began constant timestamptz := clock_timestamp();
    tried timestamptz;
    longest interval := '0';
    tries integer := 0;
    is_kept boolean := false;
    table_name text;
begin
    if pg_temp.is_done(path, place, sha256) then
        return;
    end if;
    loop
        tries := tries + 1;
        tried := clock_timestamp();
        begin
            if unless is not null then
                execute 'select ' || unless into strict is_kept;
            end if;
            if not is_kept then
                execute part;
                perform pg_temp.record_objects(path);
                foreach table_name in array rows
                loop
                    perform pg_temp.record_rows(path, table_name);
                end loop;
            end if;
            exit;
        exception
            when lock_not_available or deadlock_detected then
                if clock_timestamp() > began + interval '1 minute' then
                    raise;
                end if;
        end;
        longest := greatest(longest, clock_timestamp() - tried);
        perform pg_sleep(0.05 + random() * 0.25);
    end loop;
    longest := greatest(longest, clock_timestamp() - tried);
    perform pg_temp.record_part(path, place, sha256, tries, clock_timestamp() - began, longest);
end
$$;

create or replace function pg_temp.is_done(path text, place integer, sha256 text) returns boolean
language sql
as $$
    select exists (
        select
        from lms_ops.installed_parts as parts
        join lms_ops.installations on installations.id = parts.installation_id
        where installations.finished_at is null
            and (parts.path, parts.place, parts.sha256) = ($1, $2, $3)
    )
$$;

create or replace function pg_temp.record_part(
    path text,
    place integer,
    sha256 text,
    tries integer,
    took interval,
    longest interval
) returns void
language sql
as $$
    insert into lms_ops.installed_parts
        (path, place, sha256, installation_id, tries, seconds, longest_wait_seconds)
    select
        $1,
        $2,
        $3,
        max(installations.id),
        $4,
        extract(epoch from $5),
        extract(epoch from $6)
    from lms_ops.installations
    where installations.finished_at is null
    on conflict (path, place) do update
    set
        sha256 = excluded.sha256,
        installation_id = excluded.installation_id,
        tries = excluded.tries,
        seconds = excluded.seconds,
        longest_wait_seconds = excluded.longest_wait_seconds,
        finished_at = now()
$$;

-- Begins an installation, or goes on with the one that was interrupted.
create or replace function pg_temp.begin_installation() returns void
language plpgsql
as $$
declare
    began_at text;
begin
    if exists (select from lms_ops.installations where finished_at is null) then
        return;
    end if;
    if to_regclass('lms_ops.alembic_version') is not null then
        select max(versions.version_num) into began_at from lms_ops.alembic_version as versions;
    end if;
    insert into lms_ops.installations (kind, from_step)
    values (
        case
            when began_at is not null then 'again'
            when to_regclass('public.students') is not null
                and to_regclass('public.courses') is not null
                and to_regclass('public.course_offerings') is not null
                and to_regclass('public.course_enrollments') is not null
            then 'upgrade'
            else 'fresh'
        end,
        began_at
    );
end
$$;

-- Writes down a decision about the data of an LMS.
create or replace function pg_temp.decide(finding text, choice text, reason text) returns void
language sql
as $$
    insert into lms_ops.decisions (installation_id, finding, choice, row_count, reason)
    select
        installations.id,
        $1,
        $2,
        0,
        $3
    from lms_ops.installations
    where installations.finished_at is null
        and installations.kind = 'upgrade'
    on conflict (installation_id, finding) do nothing
$$;

create or replace function pg_temp.is_pending(step text) returns boolean
language plpgsql
as $$
begin
    if to_regclass('lms_ops.alembic_version') is null then
        return true;
    end if;
    return not exists (select from lms_ops.alembic_version as versions where versions.version_num >= step);
end
$$;

-- Enters a step in the ledger when all its parts were run.
create or replace function pg_temp.enter_step(step text, path text, sha256 text) returns void
language plpgsql
as $$
begin
    create table if not exists lms_ops.alembic_version (
        version_num varchar(32) not null,
        constraint alembic_version_pkc primary key (version_num)
    );
    perform pg_temp.record_objects(path);
    delete from lms_ops.alembic_version;
    insert into lms_ops.alembic_version values (step);
    perform pg_temp.enter_file(path, sha256);
end
$$;

create or replace function pg_temp.enter_file(path text, sha256 text) returns void
language plpgsql
as $$
begin
    insert into lms_ops.installed_files (path, sha256) values ($1, $2);
end
$$;

-- The end of the replaced files: what verify compares the database with from now on. All that stands on a table of ours
-- or of the base counts; what else an LMS keeps in public is its own.
create or replace function pg_temp.record_structure(base_tables text[]) returns void
language plpgsql
as $$
begin
    delete from lms_ops.installed_objects;
    insert into lms_ops.installed_objects
    select
        objects.kind,
        objects.name,
        objects.definition
    from lms_ops.catalog_objects() as objects
    cross join lateral (
        select case objects.kind when 'right' then split_part(objects.name, ' on ', 2) else objects.name end as name
    ) as target
    where objects.kind = 'extension'
        or target.name ~ '^(report|lms_ops)(\.|$)'
        or split_part(target.name, '.', 2) = any (base_tables)
        or exists (
            select
            from lms_ops.made_objects as made
            where made.kind in ('table', 'materialized view', 'function')
                and (target.name = made.name or starts_with(target.name, made.name || '.'))
        );
end
$$;

create or replace function pg_temp.finish_installation() returns void
language plpgsql
as $$
begin
    perform from lms_ops.record_installed_rows();
    update lms_ops.installations
    set
        finished_at = now(),
        to_step = (select max(versions.version_num) from lms_ops.alembic_version as versions)
    where finished_at is null;
end
$$;
