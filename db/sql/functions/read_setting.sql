-- One setting as a number; null where nobody has set it.
create or replace function lms_ops.setting(setting_category text, setting_key text) returns numeric
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select (settings.value #>> '{}')::numeric
        from public.system_settings as settings
        where settings.category = setting_category
            and settings.key = setting_key
    );
end
$$;
