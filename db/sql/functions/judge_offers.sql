-- Offered seats whose deadline has passed and that nobody has taken back: each keeps somebody else waiting.
-- One row: status, sentence, facts.
create or replace function lms_ops.offer_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with overdue as (
        select
            count(*) as offers,
            round(extract(epoch from now() - min(waitlist.notification_expires_at)) / 60) as minutes
        from public.course_waitlist as waitlist
        where waitlist.status = 'notified'
            and waitlist.notification_expires_at <= now()
    )

    select
        case
            when overdue.offers = 0 then 'good'
            when overdue.minutes > lms_ops.setting('operation', 'offers_overdue_minutes') then 'bad'
            else 'watch'
        end,
        case
            when overdue.offers = 0 then 'No offered seat is past its deadline.'
            else format(
                '%s past the deadline, the longest for %s: run `lms-db maintain`.',
                case overdue.offers when 1 then '1 offered seat is' else overdue.offers || ' offered seats are' end,
                lms_ops.told_duration(make_interval(mins => overdue.minutes::integer))
            )
        end,
        jsonb_build_object('offers', overdue.offers, 'minutes', overdue.minutes)
    from overdue
$$;
