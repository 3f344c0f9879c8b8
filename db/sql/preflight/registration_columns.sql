-- The columns with a term's registration dates hold something other than dates.
-- level: impossible
-- reads: academic_terms
-- remedy: change them to the type date: what is added over them cannot follow another type
select
    count(*) as count,
    array_agg(
        format('academic_terms.%s is %s', attributes.attname, format_type(attributes.atttypid, attributes.atttypmod))
        order by attributes.attname
    ) as sample
from pg_attribute as attributes
where attributes.attrelid = 'public.academic_terms'::regclass
    and attributes.attname in ('registration_start', 'registration_end')
    and not attributes.attisdropped
    and attributes.atttypid <> 'date'::regtype
