-- Whether an installer is at work on this database: it holds its guard lock (GUARD in db/install.py) until it ends.
create or replace function lms_ops.installation_is_at_work() returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select
        from pg_locks as locks
        join pg_database as databases on databases.oid = locks.database
        where locks.locktype = 'advisory'
            and locks.objid = 7264501
            and locks.granted
            and databases.datname = current_database()
    )
$$;
