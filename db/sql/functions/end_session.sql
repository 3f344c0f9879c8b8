-- Signs the viewer out of the dashboard: their sign-in opens nothing any more, in no tab.
create or replace function lms_ops.end_session(key text) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform lms_ops.close_session(key, now(), 'ended');
end
$$;
