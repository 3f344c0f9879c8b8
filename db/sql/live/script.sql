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
