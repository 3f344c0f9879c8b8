-- All offerings hang on one term, although their section codes tell of several years.
-- level: notice
-- reads: course_offerings, academic_terms
-- remedy: give the offerings their terms; until then trends and clashes see a single term
with years as (
    select
        offerings.academic_term_id,
        substring(offerings.section_code from '^[0-9]{4}/[0-9]{4}') as section_year,
        count(*) as offerings
    from public.course_offerings as offerings
    group by
        offerings.academic_term_id,
        section_year
)

select
    case
        when count(distinct years.academic_term_id) = 1 and count(distinct years.section_year) > 1
            then sum(years.offerings)
        else 0
    end::bigint as count,
    array_agg(
        format('%s: %s offerings in %s %s', years.section_year, years.offerings, terms.academic_year, terms.term_type)
        order by years.section_year
    ) as sample
from years
join public.academic_terms as terms on terms.id = years.academic_term_id
