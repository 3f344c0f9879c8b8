-- The backup that the latest installations took before they changed anything. One row: status, sentence, facts.
-- Nightly backups are the host's own; nothing here knows of them, so this never warns.
create or replace function lms_ops.backup_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with latest as (
        select
            max(installations.started_at) as started_at,
            (array_agg(installations.backup_file order by installations.id desc))[1] as backup_file
        from lms_ops.installations
        where installations.backup_file is not null
            -- an empty database has nothing to save
            and installations.kind <> 'fresh'
    )

    select
        'good',
        case
            when latest.started_at is null then 'No installation has taken a backup.'
            else format(
                'The latest backup by an installation is of %s, %s ago.',
                lms_ops.local_moment(latest.started_at),
                lms_ops.told_duration(now() - latest.started_at)
            )
        end,
        jsonb_build_object(
            'file', latest.backup_file,
            'taken_at', latest.started_at,
            'age_days', extract(day from now() - latest.started_at)
        )
    from latest
$$;
