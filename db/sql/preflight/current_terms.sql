-- More than one term is marked as the current one.
-- level: decision
-- reads: academic_terms
-- remedy: say which term is the current one; the others keep everything but that mark
with current_terms as (
    select
        terms.id,
        terms.start_date,
        format('%s %s, from %s: %s', terms.academic_year, terms.term_type, terms.start_date, terms.id) as term
    from public.academic_terms as terms
    where terms.is_current
)

select
    case when count(*) > 1 then count(*) else 0 end as count,
    array_agg(current_terms.term order by current_terms.start_date desc) as sample,
    array_agg(current_terms.id::text order by current_terms.start_date desc) as choices
from current_terms
