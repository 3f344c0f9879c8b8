-- The roles of the database: created where they are missing, left alone where they are not.
-- Roles belong to the whole server, so another database's installation may create them at the same moment.
do $$
declare
    roles constant text[] := array['lms_dashboard login', 'lms_app nologin', 'lms_maintainer nologin', 'lms_admin nologin'];
    role text;
begin
    foreach role in array roles
    loop
        if to_regrole(split_part(role, ' ', 1)) is not null then
            continue;
        end if;
        begin
            execute 'create role ' || role;
        exception
            when duplicate_object or unique_violation then
                null;
            when insufficient_privilege then
                raise insufficient_privilege using message = format(
                    '%I may not create roles: let a superuser run "%s", then install again',
                    current_user,
                    (
                        select string_agg('create role ' || missing.role, '; ' order by missing.place)
                        from unnest(roles) with ordinality as missing (role, place)
                        where to_regrole(split_part(missing.role, ' ', 1)) is null
                    )
                );
        end;
    end loop;
end
$$;
