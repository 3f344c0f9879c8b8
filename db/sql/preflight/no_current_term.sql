-- No term is marked as the current one: what asks for "this term" says so instead of an answer.
-- level: notice
-- reads: academic_terms
-- remedy: mark the one that is current: set its is_current to true
select
    case when count(*) filter (where terms.is_current) = 0 then 1 else 0 end as count,
    array[format('%s terms', count(*))] as sample
from public.academic_terms as terms
