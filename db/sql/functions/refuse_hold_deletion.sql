-- Refuses to delete a hold: what was placed and released stays to be read.
create or replace function lms_ops.refuse_hold_deletion() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    raise insufficient_privilege using message = 'A hold is never deleted: release it with a reason instead.';
end
$$;
