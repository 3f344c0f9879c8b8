-- Replication: who replays this server's log and how far behind, and slots that keep the log for nobody.
-- One row: status, sentence, facts; on a replica how far it is behind itself.
create or replace function lms_ops.replication_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with server as (
        select
            state.is_replica,
            state.seconds_behind,
            state.log_position
        from lms_ops.replica_state() as state
    ),

    replicas as (
        select
            count(*) as replicas,
            max(round(extract(epoch from coalesce(senders.replay_lag, interval '0')), 1)) as seconds_behind
        from pg_stat_replication as senders
    ),

    idle_slots as (
        select
            count(*) as slots,
            min(slots.slot_name::text) as slot_name,
            max(server.log_position - pg_wal_lsn_diff(slots.restart_lsn, '0/0'))::bigint as bytes
        from pg_replication_slots as slots
        cross join server
        where not slots.active
            and slots.restart_lsn is not null
    )

    select
        case when idle_slots.slots > 0 then 'watch' else 'good' end,
        case
            when idle_slots.slots > 0 then format(
                'Replication slot %s keeps %s of the log for nobody: start its replica or drop the slot.',
                idle_slots.slot_name,
                pg_size_pretty(idle_slots.bytes)
            )
            when server.is_replica then format('This server is a replica, %s s behind.', server.seconds_behind)
            when replicas.replicas = 0 then 'No replica is connected.'
            else format(
                'Connected replicas: %s, the slowest %s s behind.',
                replicas.replicas,
                replicas.seconds_behind
            )
        end,
        jsonb_build_object(
            'is_replica', server.is_replica,
            'seconds_behind', case when server.is_replica then server.seconds_behind else replicas.seconds_behind end,
            'replicas', replicas.replicas,
            'idle_slots', idle_slots.slots,
            'log_kept_bytes', idle_slots.bytes
        )
    from server
    cross join replicas
    cross join idle_slots
$$;
