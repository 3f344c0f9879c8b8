-- Whether nobody is set as the viewer and the connected role runs the database: an import, a seed, maintenance, a DBA.
create or replace function lms_ops.runs_unattended() returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return coalesce(current_setting('app.current_user_id', true), '') = '' and lms_ops.runs_the_database();
end
$$;
