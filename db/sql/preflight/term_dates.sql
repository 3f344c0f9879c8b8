-- Terms that end before they begin, or whose registration does.
-- level: impossible
-- reads: academic_terms
-- remedy: correct the dates: a term starts before it ends, its registration opens before it closes and not after the term's start
with terms as (
    select
        terms.academic_year,
        terms.term_type,
        terms.start_date,
        terms.end_date,
        -- an LMS may call these dates otherwise: as JSON a column that is not there is null
        coalesce(
            to_jsonb(terms) ->> 'registration_start_date',
            to_jsonb(terms) ->> 'registration_start'
        )::date as registration_start,
        coalesce(
            to_jsonb(terms) ->> 'registration_end_date',
            to_jsonb(terms) ->> 'registration_end'
        )::date as registration_end
    from public.academic_terms as terms
),

impossible as (
    select
        terms.start_date,
        format(
            '%s %s: %s to %s, registration %s to %s',
            terms.academic_year,
            terms.term_type,
            terms.start_date,
            terms.end_date,
            coalesce(terms.registration_start::text, 'without start'),
            coalesce(terms.registration_end::text, 'without end')
        ) as term
    from terms
    where terms.start_date >= terms.end_date
        or terms.registration_start >= terms.registration_end
        or terms.registration_start > terms.start_date
)

select
    count(*) as count,
    array_agg(impossible.term order by impossible.start_date) as sample
from impossible
