-- What the base tables do by themselves: updated_at follows every change, a closed session knows its length.
--
-- These functions belong to the base schema. An existing database has its own; they are never replaced.
create function update_updated_at_column() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create function close_user_session() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.logout_timestamp is not null and old.logout_timestamp is null then
        new.is_active := false;
        new.session_duration_seconds :=
            extract(epoch from new.logout_timestamp - new.login_timestamp)::integer;
    end if;
    return new;
end
$$;

create trigger close_session before update on user_sessions
for each row execute function close_user_session();

do $$
declare
    changed_table text;
begin
    for changed_table in
        select columns.table_name
        from information_schema.columns as columns
        where columns.table_schema = 'public'
            and columns.column_name = 'updated_at'
        order by columns.table_name
    loop
        execute format(
            'create trigger set_updated_at before update on public.%I '
            'for each row execute function public.update_updated_at_column()',
            changed_table
        );
    end loop;
end
$$;
