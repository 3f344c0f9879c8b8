-- Tables that only grow: partitions made ahead, and tables that are due for them. One row: status, sentence, facts.
create or replace function lms_ops.partition_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with tables as (
        select
            kept.table_name,
            growth.is_partitioned,
            growth.estimated_rows,
            growth.partitions,
            growth.months_ahead,
            case
                when growth.is_partitioned and growth.months_ahead = 0 then 'bad'
                when growth.is_partitioned and growth.months_ahead < 2 then 'watch'
                when not growth.is_partitioned and growth.estimated_rows > kept.partition_above then 'watch'
                else 'good'
            end as status
        from lms_ops.growing_tables() as kept
        cross join lateral lms_ops.growing_table(kept.table_name) as growth
    ),

    summed as (
        select
            count(*) filter (where tables.is_partitioned) as partitioned,
            min(tables.table_name) filter (where tables.is_partitioned and tables.status <> 'good') as lacking,
            min(tables.table_name) filter (where not tables.is_partitioned and tables.status <> 'good') as due,
            min(tables.months_ahead) filter (where tables.is_partitioned) as months_ahead,
            case
                when bool_or(tables.status = 'bad') then 'bad'
                when bool_or(tables.status = 'watch') then 'watch'
                else 'good'
            end as status,
            jsonb_agg(to_jsonb(tables) order by tables.table_name) as tables
        from tables
    )

    select
        summed.status,
        case
            when summed.lacking is not null then format(
                'Table %s has partitions for %s: run `lms-db maintain`.',
                summed.lacking,
                case summed.months_ahead
                    when 0 then 'no coming month'
                    when 1 then 'one coming month'
                    else summed.months_ahead || ' coming months'
                end
            )
            when summed.due is not null then format(
                'Table %s has grown past the size at which it should be partitioned: run `lms-db partition %1$s`.',
                summed.due
            )
            when summed.partitioned = 0 then 'No table is large enough to be partitioned.'
            else format('Partitions are made %s months ahead.', summed.months_ahead)
        end,
        jsonb_build_object('months_ahead', summed.months_ahead, 'tables', coalesce(summed.tables, '[]'))
    from summed
$$;
