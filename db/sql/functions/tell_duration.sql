-- How long something lasts, for people, in the largest unit that fits: '1 minute', '40 minutes', '3 hours', '12 days'.
create or replace function lms_ops.told_duration(duration interval) returns text
language plpgsql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    minutes constant bigint := greatest(round(extract(epoch from duration) / 60), 0);
begin
    return case
        when minutes = 1 then '1 minute'
        when minutes < 120 then minutes || ' minutes'
        when minutes < 48 * 60 then round(minutes / 60.0) || ' hours'
        else round(minutes / 1440.0) || ' days'
    end;
end
$$;
