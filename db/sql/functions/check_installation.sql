-- Installations that were interrupted: one row per installation that is not finished and that nobody works on.
create or replace function lms_ops.check_installation()
returns table (object text, problem text, remedy text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        format('installation of %s', installations.started_at::timestamp(0)),
        'was interrupted',
        'run `lms-db install`, it goes on where it stopped'
    from lms_ops.installations
    where installations.finished_at is null
        and not lms_ops.installation_is_at_work()
$$;
