-- Rows that the specification keeps no longer: page views after 12 months, sessions after 90 days.
-- level: notice
-- reads: page_views, user_sessions
-- remedy: they stay, unless the installation gets --retention on: then maintenance deletes them
with old (table_name, row_count) as (
    select
        'page_views',
        count(*)
    from public.page_views
    where page_views.created_at < now() - interval '12 months'
    union all
    select
        'user_sessions',
        count(*)
    from public.user_sessions
    where user_sessions.created_at < now() - interval '90 days'
)

select
    sum(old.row_count)::bigint as count,
    array_agg(format('%s: %s', old.table_name, old.row_count) order by old.table_name) filter (where old.row_count > 0)
        as sample
from old
