-- Whether this server is a replica, how many seconds it may be behind, and its place in the log in bytes. One row.
--
-- The log's place is what a replica has replayed, and what a primary has written. Seconds are counted from the last
-- change that was replayed, unless all that has arrived is replayed and more would arrive; null: nothing was replayed.
create or replace function lms_ops.replica_state()
returns table (is_replica boolean, seconds_behind numeric, log_position numeric)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        pg_is_in_recovery(),
        case
            when not pg_is_in_recovery() then 0
            when pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn()
                and exists (
                    select
                    from pg_stat_wal_receiver as receivers
                    -- who may not see the status sees a null
                    where coalesce(receivers.status, 'streaming') = 'streaming'
                )
                then 0
            else round(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 1)
        end,
        pg_wal_lsn_diff(
            case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end,
            '0/0'
        )
$$;
