-- What happened to an entry of a queue since it was joined, as sentences in their order: the answer to "why not me?".
--
-- One row per decision: what befell the entry itself, and every walk along the queue that gave a seat to others, with
-- the rank of this entry, the ranks of those who got the seats, the rule, and why this one was passed over.
create or replace function lms_ops.explain_waiting(entry uuid)
returns table (happened_at timestamptz, queue_rank integer, sentence text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    ends constant text[] := '{enrolled,declined,expired,left,cancelled,closed}';
    mine public.course_waitlist;
begin
    select waitlist.* into mine
    from public.course_waitlist as waitlist
    where waitlist.id = entry;
    if not found then
        raise 'This entry is in no queue: open the queue again.';
    end if;
    if not lms_ops.viewer_may(
        'waitlist',
        'manage',
        coalesce(
            (
                select courses.organization_unit_id
                from public.courses
                where courses.id = mine.course_id
            ),
            '00000000-0000-0000-0000-000000000000'
        )
    ) then
        perform lms_ops.require_student(mine.student_id);
    end if;

    return query
    with own_events as (
        select events.*
        from lms_ops.waitlist_events as events
        where events.entry_id = entry
    ),

    -- from when to when this entry was in the queue, as the numbers of its receipts
    stay as (
        select
            coalesce(max(own_events.id) filter (where own_events.event = 'joined'), 0) as joined,
            max(own_events.id) filter (where own_events.event = any (ends)) as ended
        from own_events
    ),

    walks as (
        select
            events.walk_id,
            min(events.id) as place,
            min(events.happened_at) as walked_at,
            max(events.rule) as rule,
            string_agg(
                format('the student at rank %s %s', events.queue_rank, case events.event
                    when 'offered' then 'was offered a seat'
                    else 'got a seat'
                end),
                ', '
                order by events.id
            ) filter (where events.event in ('offered', 'enrolled')) as given
        from lms_ops.waitlist_events as events
        cross join stay
        where events.course_offering_id = mine.course_offering_id
            and events.walk_id is not null
            and events.id > stay.joined
            and (stay.joined > 0 or events.happened_at >= mine.joined_at)
            and events.id <= coalesce(stay.ended, events.id)
        group by events.walk_id
    ),

    -- everybody before this entry in the queue's order, then or now
    others_ahead as (
        select
            others.joined_at,
            others.ended_at,
            min(events.id) filter (where events.event = 'joined') as joined,
            max(events.id) filter (where events.event = any (ends)) as ended
        from public.course_waitlist as others
        left join lms_ops.waitlist_events as events on events.entry_id = others.id
        where others.course_offering_id = mine.course_offering_id
            and (-others.priority, others.joined_at, others.id) < (-mine.priority, mine.joined_at, mine.id)
        group by others.id
    ),

    seats_of_others as (
        select
            walks.walked_at,
            walks.place,
            coalesce(
                own_events.queue_rank,
                1 + (
                    select count(*)::integer
                    from others_ahead
                    -- what another application wrote has a time and no receipt
                    where coalesce(others_ahead.joined < walks.place, others_ahead.joined_at <= walks.walked_at)
                        and coalesce(others_ahead.ended >= walks.place, others_ahead.ended_at >= walks.walked_at, true)
                )
            ) as stood_at,
            format(
                '%s (%s)%s.',
                upper(left(walks.given, 1)) || substr(walks.given, 2),
                case walks.rule
                    when 'person' then 'by hand'
                    else format('rule: %s', walks.rule)
                end,
                '; passed over here: ' || rtrim(own_events.reason, '.')
            ) as told
        from walks
        left join own_events on own_events.walk_id = walks.walk_id
        where walks.given is not null
            and coalesce(own_events.event, 'passed_over') = 'passed_over'
    ),

    own as (
        select
            own_events.happened_at,
            own_events.id as place,
            own_events.queue_rank,
            concat(
                case own_events.event
                    when 'joined' then 'Joined the queue'
                    when 'offered' then 'A seat was offered'
                    when 'extended' then 'The offer was extended'
                    when 'withdrawn' then 'The offer was withdrawn and the place kept'
                    when 'enrolled' then 'Enrolled'
                    when 'declined' then 'The offer was declined'
                    when 'expired' then 'The offer lapsed'
                    when 'left' then 'Left the queue'
                    when 'cancelled' then 'Removed from the queue'
                    when 'passed_over' then 'A seat was free; passed over here'
                    when 'closed' then 'The queue was closed'
                end,
                ': ' || rtrim(own_events.reason, '.'),
                '.'
            ) as told
        from own_events
        where own_events.event <> 'passed_over'
            or not exists (
                select
                from walks
                where walks.walk_id = own_events.walk_id
                    and walks.given is not null
            )
    )

    select
        happenings.happened_at,
        happenings.queue_rank,
        happenings.told
    from (
        select * from own
        union all
        select * from seats_of_others
    ) as happenings (happened_at, place, queue_rank, told)
    order by happenings.place;
end
$$;
