-- What an entry of the audit log says of a row, as 'reason: unpaid, status: active', by name; null when it says nothing.
create or replace function lms_ops.values_sentence(written jsonb) returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
return (
    select string_agg(format('%s: %s', replace(written_value.key, '_', ' '), written_value.value), ', ' order by written_value.key)
    -- another application's entry may be anything
    from jsonb_each_text(case when jsonb_typeof(written) = 'object' then written end) as written_value
    where written_value.value is not null
);
