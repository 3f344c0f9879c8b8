-- Why nobody registers for a term today, as a sentence; null while registration is open.
--
-- It is open from the first day of registration to its last or, where that is later, the add and drop deadline. A date
-- that is not set is no bound, but a term that is over is closed. Days are those of the university's zone.
create or replace function lms_ops.registration_closed(term uuid) returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    today constant date := (now() at time zone lms_ops.timezone())::date;
begin
    return (
        select case
            when terms.end_date < today
                then format('%s %s ended on %s.', terms.academic_year, terms.term_type, terms.end_date)
            when terms.registration_start_date > today
                then format(
                    'Registration for %s %s begins on %s.',
                    terms.academic_year, terms.term_type, terms.registration_start_date
                )
            when greatest(terms.registration_end_date, terms.add_drop_deadline) < today
                then format(
                    'Registration for %s %s ended on %s.',
                    terms.academic_year,
                    terms.term_type,
                    greatest(terms.registration_end_date, terms.add_drop_deadline)
                )
        end
        from public.academic_terms as terms
        where terms.id = term
    );
end
$$;
