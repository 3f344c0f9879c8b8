-- A reason without the blanks around it; refuses with a sentence when there is none.
create or replace function lms_ops.require_reason(reason text) returns text
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
    if length(btrim(coalesce(reason, ''))) < 3 then
        raise 'Give a reason: it is kept with your name.';
    end if;
    return btrim(reason);
end
$$;
