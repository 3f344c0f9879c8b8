-- Lets one transaction after the other change what courses ask for: two that each are right could close a circle.
create or replace function lms_ops.lock_requirements() returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
    select pg_advisory_xact_lock(hashtextextended('lms_ops.requirements', 0))
$$;
