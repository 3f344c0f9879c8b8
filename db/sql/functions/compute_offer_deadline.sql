-- Until when a seat that is offered now is kept: shorter in the last week before the add and drop deadline, and after.
create or replace function lms_ops.offer_deadline(offering uuid) returns timestamptz
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select now() + make_interval(hours => coalesce(
        case
            when terms.add_drop_deadline - 7 <= (now() at time zone lms_ops.timezone())::date
                then lms_ops.setting('waitlist', 'offer_hours_near_deadline')
        end,
        lms_ops.setting('waitlist', 'offer_hours'),
        48
    )::integer)
    from public.course_offerings as offerings
    join public.academic_terms as terms on terms.id = offerings.academic_term_id
    where offerings.id = offering
$$;
