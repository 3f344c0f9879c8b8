-- Publications that send these tables to subscribers: a subscriber gets rows with our columns, and never the columns.
-- level: notice
-- remedy: install at the subscribers first, or add our columns there; restrict publications of all tables to the tables that are meant
with published as (
    select
        publications.pubname,
        publications.puballtables,
        count(tables.tablename) as tables
    from pg_publication as publications
    left join pg_publication_tables as tables
        on tables.pubname = publications.pubname
        and tables.schemaname = 'public'
    group by
        publications.pubname,
        publications.puballtables
)

select
    count(*) as count,
    array_agg(
        format(
            '%s: %s',
            published.pubname,
            case when published.puballtables then 'all tables' else published.tables || ' tables' end
        )
        order by published.pubname
    ) as sample
from published
where published.puballtables
    or published.tables > 0
