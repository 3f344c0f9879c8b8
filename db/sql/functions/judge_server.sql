-- The server: its version and size, and whether it runs out of connections. One row: status, sentence, facts.
create or replace function lms_ops.server_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with server as (
        select
            split_part(current_setting('server_version'), ' ', 1) as version,
            pg_database_size(current_database()) as bytes,
            pg_postmaster_start_time() as started_at,
            current_setting('max_connections')::integer as most,
            -- background workers have no database
            (select count(*) from pg_stat_activity as activity where activity.datname is not null) as connections
    )

    select
        case
            when server.connections * 100 > server.most * 95 then 'bad'
            when server.connections * 100 > server.most * lms_ops.setting('operation', 'connections_percent')
                then 'watch'
            else 'good'
        end,
        format(
            'PostgreSQL %s answers; %s of %s connections are in use.',
            server.version,
            server.connections,
            server.most
        ),
        jsonb_build_object(
            'version', server.version,
            'bytes', server.bytes,
            'started_at', server.started_at,
            'connections', server.connections,
            'most_connections', server.most
        )
    from server
$$;
