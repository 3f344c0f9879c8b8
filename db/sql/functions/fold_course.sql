-- A course's code and its titles in all languages as search compares them.
create or replace function lms_ops.folded_course(code text, name jsonb) returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select lms_ops.fold(
        coalesce(code, '')
            || ' ' || coalesce(name ->> 'az', '')
            || ' ' || coalesce(name ->> 'en', '')
            || ' ' || coalesce(name ->> 'ru', '')
    )
$$;
