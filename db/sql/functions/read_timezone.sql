-- The university's time zone; Baku's where nobody has set one.
create or replace function lms_ops.timezone() returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select coalesce(
            (
                select settings.value #>> '{}'
                from public.system_settings as settings
                where settings.category = 'university'
                    and settings.key = 'timezone'
            ),
            'Asia/Baku'
        )
    );
end
$$;
