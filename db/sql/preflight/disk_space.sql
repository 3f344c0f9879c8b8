-- The disk has no room for what an installation writes.
-- level: impossible
-- remedy: free some space on the server first
with sizes as (
    select
        (current_setting('lms.preflight')::jsonb ->> 'free_bytes')::bigint as free,
        (current_setting('lms.preflight')::jsonb ->> 'needed_bytes')::bigint as needed
)

select
    count(*) as count,
    array_agg(
        format('%s free, about %s are needed', pg_size_pretty(sizes.free), pg_size_pretty(sizes.needed))
    ) as sample
from sizes
where sizes.needed > sizes.free
