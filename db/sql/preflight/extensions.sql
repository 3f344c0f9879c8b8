-- Extensions that the server does not have.
-- level: impossible
-- remedy: install PostgreSQL's contrib package (postgresql-contrib; Red Hat: postgresql15-contrib for version 15), then install again
with needed as (
    select jsonb_array_elements_text(current_setting('lms.preflight')::jsonb -> 'extensions') as name
)

select
    count(*) as count,
    array_agg(format('the server lacks the extension %s', needed.name) order by needed.name) as sample
from needed
where not exists (
    select
    from pg_available_extensions as extensions
    where extensions.name = needed.name
)
