-- Holds whose last day is over and whose flag is still up; they block nothing. One row: status, sentence, facts.
create or replace function lms_ops.hold_status() returns table (status text, sentence text, facts jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    with due as (
        select
            count(*) as holds,
            round(extract(epoch from now() - min(holds.effective_until)) / 3600) as hours
        from public.student_holds as holds
        where holds.is_active
            and holds.effective_until <= now()
    )

    select
        case
            when due.hours > lms_ops.setting('operation', 'holds_due_hours') then 'watch'
            else 'good'
        end,
        case
            when due.holds = 0 then 'No hold is due to lapse.'
            else format(
                '%s due to lapse, the longest for %s: `lms-db maintain` does it.',
                case due.holds when 1 then '1 hold is' else due.holds || ' holds are' end,
                lms_ops.told_duration(make_interval(hours => due.hours::integer))
            )
        end,
        jsonb_build_object('holds', due.holds, 'hours', due.hours)
    from due
$$;
