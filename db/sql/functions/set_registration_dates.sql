-- Sets the first and last day on which a term is registered for; a term that has them already is not written.
-- Where an LMS has columns of its own for them, ours are generated from those: then theirs are written.
create or replace function lms_ops.set_registration_dates(term uuid, first_day date, last_day date) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    first_column text;
    last_column text;
begin
    select
        min(case attributes.attgenerated when 's' then 'registration_start' else 'registration_start_date' end)
            filter (where attributes.attname = 'registration_start_date'),
        min(case attributes.attgenerated when 's' then 'registration_end' else 'registration_end_date' end)
            filter (where attributes.attname = 'registration_end_date')
    into
        first_column,
        last_column
    from pg_attribute as attributes
    where attributes.attrelid = 'public.academic_terms'::regclass;

    execute format(
        'update public.academic_terms set %1$I = $2, %2$I = $3 '
        'where id = $1 and (registration_start_date, registration_end_date) is distinct from ($2, $3)',
        first_column, last_column
    ) using term, first_day, last_day;
end
$$;
