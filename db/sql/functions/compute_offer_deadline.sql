-- Until when a seat that is offered now is kept.
--
-- Fewer hours in the last week before the add and drop deadline and after it; never longer than that day or, later,
-- than the last day of registration, but an hour at least. Hours are settings.
create or replace function lms_ops.offer_deadline(offering uuid) returns timestamptz
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    zone constant text := lms_ops.timezone();
    today constant date := (now() at time zone zone)::date;
    dates record;
    hours integer;
    last_day date;
begin
    select
        terms.registration_end_date,
        terms.add_drop_deadline
    into dates
    from public.course_offerings as offerings
    join public.academic_terms as terms on terms.id = offerings.academic_term_id
    where offerings.id = offering;

    hours := coalesce(
        case
            when dates.add_drop_deadline - 7 <= today
                then lms_ops.setting('waitlist', 'offer_hours_near_deadline')
        end,
        lms_ops.setting('waitlist', 'offer_hours'),
        48
    );
    last_day := case
        when dates.add_drop_deadline >= today then dates.add_drop_deadline
        when dates.registration_end_date >= today then dates.registration_end_date
    end;
    return greatest(
        now() + interval '1 hour',
        least(
            now() + make_interval(hours => hours),
            (last_day + 1)::timestamp at time zone zone
        )
    );
end
$$;
