-- Terms without registration dates: registration for them is open until the term is over.
-- level: notice
-- reads: academic_terms
-- remedy: enter the dates of the coming term; they are kept in the columns that the LMS has for them
with terms as (
    select
        terms.start_date,
        format('%s %s', terms.academic_year, terms.term_type) as term,
        -- an LMS may call these dates otherwise: as JSON a column that is not there is null
        coalesce(
            to_jsonb(terms) ->> 'registration_start_date',
            to_jsonb(terms) ->> 'registration_start'
        ) as registration_start,
        coalesce(
            to_jsonb(terms) ->> 'registration_end_date',
            to_jsonb(terms) ->> 'registration_end'
        ) as registration_end
    from public.academic_terms as terms
)

select
    count(*) as count,
    array_agg(terms.term order by terms.start_date desc) as sample
from terms
where terms.registration_start is null
    or terms.registration_end is null
