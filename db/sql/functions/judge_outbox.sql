-- The outbox: notifications that are due and not sent, and those that failed. One row: status, sentence, facts.
create or replace function lms_ops.outbox_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with outbox as (
        select
            count(*) filter (where notifications.status = 'pending') as waiting,
            count(*) filter (where notifications.status = 'failed') as failed,
            round(
                extract(epoch from now() - min(coalesce(notifications.scheduled_for, notifications.created_at)) filter (
                    where notifications.status = 'pending'
                )) / 3600
            ) as hours
        from public.notifications
        where notifications.status in ('pending', 'failed')
            and coalesce(notifications.scheduled_for, notifications.created_at) <= now()
    )

    select
        case
            when outbox.hours > lms_ops.setting('operation', 'outbox_waiting_hours') then 'watch'
            else 'good'
        end,
        case
            when outbox.waiting = 0 then 'No notification waits to be sent.'
            else format(
                '%s to be sent, the longest for %s%s.',
                case outbox.waiting
                    when 1 then '1 notification waits'
                    else outbox.waiting || ' notifications wait'
                end,
                lms_ops.told_duration(make_interval(hours => outbox.hours::integer)),
                case
                    when outbox.hours > lms_ops.setting('operation', 'outbox_waiting_hours')
                        then ': see that the LMS sends them'
                    else ''
                end
            )
        end,
        jsonb_build_object('waiting', outbox.waiting, 'failed', outbox.failed, 'hours', outbox.hours)
    from outbox
$$;
