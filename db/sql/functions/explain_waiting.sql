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
    with walks as (
        select
            events.walk_id,
            min(events.id) as first_event,
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
        where events.course_offering_id = mine.course_offering_id
            and events.walk_id is not null
            and events.happened_at >= mine.joined_at
            and events.happened_at <= coalesce(mine.ended_at, 'infinity')
        group by events.walk_id
    ),

    own_events as (
        select events.*
        from lms_ops.waitlist_events as events
        where events.entry_id = entry
    ),

    seats_of_others as (
        select
            walks.walked_at,
            walks.first_event as place,
            coalesce(own_events.queue_rank, lms_ops.rank_before_event(entry, walks.first_event)) as stood_at,
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
                    when 'passed_over' then 'A seat was free and nobody got it; passed over here'
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
    where happenings.queue_rank is not null
        or happenings.place in (select own.place from own)
    order by happenings.place;
end
$$;
