-- Fills search columns that were left empty, a batch of 2,000 rows of each table; returns how many rows.
create or replace function lms_ops.maintain_search() returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    filled constant integer := lms_ops.fill_search_rows(2000);
begin
    return jsonb_strip_nulls(jsonb_build_object('filled', filled, 'more', case when filled > 0 then 1 end));
end
$$;
