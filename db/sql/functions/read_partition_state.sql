-- The table that a partition belongs to, whether it is half detached, and whether the connected role owns that table.
-- No row for a table that is no partition.
create or replace function lms_ops.partition_state(partition_name text)
returns table (parent_name text, is_detaching boolean, is_owner boolean)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        parents.relname::text,
        inherits.inhdetachpending,
        pg_has_role(session_user, parents.relowner, 'usage')
    from pg_inherits as inherits
    join pg_class as parents on parents.oid = inherits.inhparent
    where inherits.inhrelid = to_regclass(format('public.%I', partition_state.partition_name))
$$;
