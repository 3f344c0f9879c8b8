-- Default rights: what the role that installs makes, others may use at once.
-- level: notice
-- remedy: revoke them with "alter default privileges ... revoke" before the installation, or accept that these roles read the new tables
with given as (
    select
        defaults.defaclobjtype,
        defaults.defaclnamespace,
        case rights.grantee when 0 then 'everybody' else pg_get_userbyid(rights.grantee) end as holder,
        string_agg(lower(rights.privilege_type), ', ' order by rights.privilege_type) as rights
    from pg_default_acl as defaults
    cross join lateral aclexplode(defaults.defaclacl) as rights
    where pg_get_userbyid(defaults.defaclrole) = current_user
        and rights.grantee <> defaults.defaclrole
        and defaults.defaclobjtype in ('r', 'f')
        -- everybody may run a new function anyway
        and not (defaults.defaclobjtype = 'f' and rights.grantee = 0)
        and defaults.defaclnamespace in (0, 'public'::regnamespace)
    group by
        defaults.defaclobjtype,
        defaults.defaclnamespace,
        rights.grantee
)

select
    count(*) as count,
    array_agg(
        format(
            '%s may %s new %s',
            given.holder,
            given.rights,
            case given.defaclobjtype when 'r' then 'tables' else 'functions' end
        )
        order by
            given.holder,
            given.defaclobjtype
    ) as sample
from given
