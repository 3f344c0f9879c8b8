-- Drift: objects that are not what the latest installation left. One row: status, sentence, facts.
-- Definitions only; counters and chains, which need every row, are for `lms-db verify` and maintenance.
create or replace function lms_ops.drift_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with drifted as (
        select
            count(*) as objects,
            min(found.object || ' ' || found.problem) as sample
        from lms_ops.check_objects() as found
    )

    select
        case when drifted.objects = 0 then 'good' else 'bad' end,
        case
            when drifted.objects = 0 then 'Every object is as it was installed.'
            else format(
                '%s not as installed, the first: %s. Run `lms-db verify`.',
                case drifted.objects when 1 then '1 object is' else drifted.objects || ' objects are' end,
                drifted.sample
            )
        end,
        jsonb_build_object('objects', drifted.objects)
    from drifted
$$;
