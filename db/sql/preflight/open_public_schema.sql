-- Everybody may create objects in the schema public, as before version 15.
-- level: notice
-- remedy: run "revoke create on schema public from public" when the existing application does not need it; our functions look nowhere else than they say
select
    count(*) as count,
    array_agg('everybody may create in public'::text) as sample
from pg_namespace as schemas
cross join lateral aclexplode(schemas.nspacl) as rights
where schemas.nspname = 'public'
    and rights.grantee = 0
    and rights.privilege_type = 'CREATE'
