-- The connection goes through a pooler, which hands its server sessions to others between two transactions.
-- level: impossible
-- remedy: point LMS_DATABASE_URL at the server itself (its port is usually 5432, PgBouncer's 6432), then install again
select
    count(*) as count,
    array['the connection goes through a pooler such as PgBouncer'] as sample
from pg_stat_get_activity(pg_backend_pid()) as own
where own.pid <> (current_setting('lms.preflight')::jsonb ->> 'backend_pid')::integer
