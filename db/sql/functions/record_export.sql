-- Writes down that the viewer takes rows out of the dashboard: what, filtered by what, how many and what for.
create or replace function lms_ops.record_export(topic text, filters jsonb, rows integer, purpose text) returns uuid
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.require_right('export', 'create');
    if length(btrim(coalesce(purpose, ''))) < 3 then
        raise 'Say what the download is for: it is kept with your name.';
    end if;

    return lms_ops.record_action(
        'export', topic, null, null, jsonb_build_object('filters', filters, 'rows', rows), btrim(purpose)
    );
end
$$;
