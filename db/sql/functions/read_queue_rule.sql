-- How an offering's queue hands out seats, by the offering's own rule or else by the settings.
create or replace function lms_ops.queue_rule(offering uuid) returns table (mode text, allows_swap boolean)
language plpgsql
stable
security definer
rows 1
set search_path = pg_catalog, pg_temp
as $$
begin
    return query
    select
        rules.mode,
        rules.allows_swap
    from lms_ops.waitlist_rules as rules
    where rules.course_offering_id = offering;
    if found then
        return;
    end if;

    return query
    select
        coalesce(max(settings.value #>> '{}') filter (
            where settings.key = 'mode'
                and settings.value #>> '{}' in ('automatic', 'offer', 'manual')
        ), 'offer'),
        coalesce(bool_or(settings.value = 'true') filter (where settings.key = 'allows_swap'), false)
    from public.system_settings as settings
    where settings.category = 'waitlist'
        and settings.key in ('mode', 'allows_swap');
end
$$;
