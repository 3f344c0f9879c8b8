-- Whether the database role that is connected owns, administers or maintains this database.
create or replace function lms_ops.runs_the_database() returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select pg_has_role(session_user, databases.datdba, 'member')
            or pg_has_role(session_user, 'lms_admin', 'member')
            or pg_has_role(session_user, 'lms_maintainer', 'member')
        from pg_database as databases
        where databases.datname = current_database()
    );
end
$$;
