-- The active entries of one queue with their rank: waiting ones and live offers, by priority, then time, then id.
-- An offer that has lapsed has no rank: its seat goes to those behind.
create or replace function lms_ops.queue_ranks(offering uuid) returns table (entry_id uuid, queue_rank integer)
language sql
stable
security definer
rows 50
set search_path = pg_catalog, pg_temp
as $$
    select
        waitlist.id,
        row_number() over (
            order by
                waitlist.priority desc,
                waitlist.joined_at,
                waitlist.id
        )::integer
    from public.course_waitlist as waitlist
    where waitlist.course_offering_id = offering
        and (
            waitlist.status = 'waiting'
            or (waitlist.status = 'notified' and waitlist.notification_expires_at > now())
        )
    order by 2
$$;
