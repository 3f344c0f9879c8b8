-- Replication slots that nobody reads from: all WAL that an installation writes stays on the disk for them.
-- level: notice
-- remedy: start their readers, or drop slots that nobody needs any more with pg_drop_replication_slot()
select
    count(*) as count,
    array_agg(
        format(
            '%s (%s) keeps %s',
            slots.slot_name,
            slots.slot_type,
            pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), slots.restart_lsn))
        )
        order by slots.restart_lsn
    ) as sample
from pg_replication_slots as slots
where not slots.active
    and not pg_is_in_recovery()
