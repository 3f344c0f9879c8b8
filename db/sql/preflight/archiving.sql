-- The archiver of the server fails: WAL piles up on the disk until it succeeds.
-- level: notice
-- remedy: repair archive_command first; see the server's log
select
    count(*) as count,
    array_agg(
        format(
            '%s failed at %s',
            archiver.last_failed_wal,
            to_char(archiver.last_failed_time, 'YYYY-MM-DD HH24:MI')
        )
    ) as sample
from pg_stat_archiver as archiver
where current_setting('archive_mode') <> 'off'
    and archiver.last_failed_time > coalesce(archiver.last_archived_time, '-infinity')
