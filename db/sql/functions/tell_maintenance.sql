-- What a task of maintenance has to say of its numbers: the outcome (nothing, done, skipped, found) and a sentence.
create or replace function lms_ops.maintenance_sentence(task text, figures jsonb)
returns table (outcome text, summary text)
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    with sentences as (
        select case task
            when 'queues' then format(
                'Seats offered: %s, filled: %s; offers lapsed: %s; entries closed: %s, passed over: %s.',
                figures ->> 'offered',
                figures ->> 'enrolled',
                figures ->> 'lapsed',
                figures ->> 'closed',
                figures ->> 'passed_over'
            )
            when 'holds' then format('Holds lapsed: %s.', figures ->> 'lapsed')
            when 'statistics' then format(
                'Statistics views refreshed: %s, rows: %s.', figures ->> 'refreshed', figures ->> 'rows'
            )
            when 'partitions' then format(
                'Partitioned tables: %s, partitions made: %s.%s',
                figures ->> 'tables',
                figures ->> 'made',
                case
                    when (figures ->> 'found')::integer > 0 then
                        ' A conversion stopped halfway, and refuses rows from its last month on: run `lms-db partition`.'
                end
            )
            when 'search' then format('Rows of search filled: %s.', figures ->> 'filled')
            when 'retention' then format(
                'Rows archived: %s, deleted: %s; partitions dropped: %s.%s',
                coalesce(figures ->> 'archived', '0'),
                coalesce(figures ->> 'deleted', '0'),
                coalesce(figures ->> 'dropped', '0'),
                case
                    when (figures ->> 'unarchived')::integer > 0 then format(
                        ' Due for the archive, which has no place: %s. Set LMS_ARCHIVE_DIR.', figures ->> 'unarchived'
                    )
                end
            )
            when 'counters' then format(
                'Counters looked at: %s, wrong: %s.%s',
                figures ->> 'looked_at',
                figures ->> 'found',
                case when (figures ->> 'found')::integer > 0 then ' Run `lms-db verify --repair`.' end
            )
            when 'grade_chains' then format(
                'Seal %s covers %s grades and %s changes, breaks: %s. Digest to keep elsewhere: %s.%s',
                figures ->> 'seal_id',
                figures ->> 'chains',
                figures ->> 'changes',
                figures ->> 'breaks',
                figures ->> 'digest',
                case when (figures ->> 'breaks')::integer > 0 then ' Run `lms-db verify`.' end
            )
            when 'outbox' then format('Messages deleted: %s.', figures ->> 'deleted')
            when 'logs' then format(
                'Runs deleted: %s, refreshes: %s.', figures ->> 'runs', figures ->> 'refreshes'
            )
            when 'vacuum' then format(
                'Tables vacuumed: %s.%s',
                figures ->> 'vacuumed',
                case
                    when (figures ->> 'refused')::integer > 0 then format(
                        ' Not allowed: %s. Run it as their owner, or from PostgreSQL 17 on grant pg_maintain.',
                        figures ->> 'refused'
                    )
                end
            )
        end as summary
    )

    select
        case
            when coalesce((figures ->> 'found')::integer, 0) + coalesce((figures ->> 'breaks')::integer, 0) > 0
                then 'found'
            when coalesce((figures ->> 'refused')::integer, 0) + coalesce((figures ->> 'unarchived')::integer, 0) > 0
                then 'skipped'
            -- a sealing leaves its digest, also where nothing was new
            when task = 'grade_chains' then 'done'
            when exists (
                select
                from jsonb_each(figures - array['tables', 'looked_at', 'rows']) as figure
                where jsonb_typeof(figure.value) = 'number'
                    and figure.value <> to_jsonb(0)
            )
                then 'done'
            else 'nothing'
        end,
        sentences.summary
    from sentences
$$;
