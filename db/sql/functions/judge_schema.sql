-- The schema: the step that it stands at against the one that a version needs, and an installation that has not
-- finished. One row: status, sentence, facts. `needed` null: whatever it stands at is good.
create or replace function lms_ops.schema_status(needed text default null)
returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with schema as (
        select
            versions.version_num as step,
            coalesce(needed, versions.version_num) as needed_step,
            greatest(coalesce(needed, versions.version_num)::integer - versions.version_num::integer, 0) as pending,
            unfinished.kind,
            unfinished.started_at,
            lms_ops.installation_is_at_work() as is_at_work
        from lms_ops.alembic_version as versions
        left join lms_ops.installations as unfinished on unfinished.finished_at is null
        order by unfinished.id desc nulls last
        limit 1
    )

    select
        case
            when schema.kind is not null and schema.is_at_work then 'watch'
            when schema.kind is not null or schema.pending > 0 then 'bad'
            else 'good'
        end,
        case
            when schema.kind is not null and schema.is_at_work then format(
                'An installation is at work since %s.',
                lms_ops.local_moment(schema.started_at)
            )
            when schema.kind is not null then format(
                'The installation of %s was interrupted: run `lms-db install` again.',
                lms_ops.local_moment(schema.started_at)
            )
            when schema.pending > 0 then format(
                'The schema stands at step %s, and this version needs %s: run `lms-db install`.',
                schema.step,
                schema.needed_step
            )
            else format('The schema stands at step %s, and nothing is pending.', schema.step)
        end,
        jsonb_build_object(
            'step', schema.step,
            'needed_step', schema.needed_step,
            'pending', schema.pending,
            'unfinished', schema.kind,
            'unfinished_since', schema.started_at
        )
    from schema
$$;
