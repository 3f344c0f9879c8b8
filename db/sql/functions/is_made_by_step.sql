-- Whether a function of ours comes from a step, so that no installation makes it again; by its name with arguments.
create or replace function lms_ops.is_made_by_step(function_name text) returns boolean
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        function_name in ('public.update_updated_at_column()', 'public.close_user_session()')
        or function_name ~ '^lms_ops\.grade_(change_form|change_hash|chain_seal_digest)\('
        or function_name ~ '^(public\.uuid_|lms_ops\.uuid_of_bytes\()'
$$;
