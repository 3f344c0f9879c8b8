-- The rank that an entry had in its queue just before one of the queue's receipts; null where it was not in the queue.
create or replace function lms_ops.rank_before_event(entry uuid, event_id bigint) returns integer
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    mine public.course_waitlist;
    moment timestamptz;
    rank_then integer;
    was_there boolean;
begin
    select waitlist.* into mine
    from public.course_waitlist as waitlist
    where waitlist.id = entry;
    select events.happened_at into moment
    from lms_ops.waitlist_events as events
    where events.id = event_id;

    select
        count(*),
        bool_or(others.id = entry)
    into
        rank_then,
        was_there
    from public.course_waitlist as others
    where others.course_offering_id = mine.course_offering_id
        and (-others.priority, others.joined_at, others.id) <= (-mine.priority, mine.joined_at, mine.id)
        and others.joined_at <= moment
        -- who ended in the same transaction ended before or after: the receipts know
        and coalesce(others.ended_at, 'infinity') >= moment
        and not exists (
            select
            from lms_ops.waitlist_events as ends
            where ends.entry_id = others.id
                and ends.id < event_id
                and ends.event in ('enrolled', 'declined', 'expired', 'left', 'cancelled', 'closed')
        );
    return case when was_there then rank_then end;
end
$$;
