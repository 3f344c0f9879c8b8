-- The roles of the database: created where they are missing, left alone where they are not.
-- Roles belong to the whole server, so another database's installation may create them at the same moment.
do $$
declare
    missing_role record;
begin
    for missing_role in
        select wanted.role_name, wanted.kind
        from (
            values
                (1, 'lms_dashboard', 'login'),
                (2, 'lms_app', 'nologin'),
                (3, 'lms_maintainer', 'nologin'),
                (4, 'lms_admin', 'nologin')
        ) as wanted (place, role_name, kind)
        where to_regrole(wanted.role_name) is null
        order by wanted.place
    loop
        begin
            execute format('create role %I %s', missing_role.role_name, missing_role.kind);
        exception
            when duplicate_object or unique_violation then
                null;
            when insufficient_privilege then
                raise insufficient_privilege using message = format(
                    '%I may not create the role %I: let a superuser run "create role %2$I %s", then install again',
                    current_user, missing_role.role_name, missing_role.kind
                );
        end;
    end loop;
end
$$;
