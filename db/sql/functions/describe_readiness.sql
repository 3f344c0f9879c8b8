-- What a load balancer's question needs: the step that the schema stands at, and whether all statistics are filled.
-- One row, for anybody who may connect: no person's data, no figure.
create or replace function lms_ops.readiness() returns table (step text, statistics_filled boolean)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select
        (select versions.version_num from lms_ops.alembic_version as versions),
        (select count(*) = 3 and bool_and(views.is_filled) from lms_ops.statistics_views() as views)
$$;
