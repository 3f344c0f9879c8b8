-- The statements that give another database the rights, settings and comment of this one; %s stands for its name.
with this as (
    select *
    from pg_database as databases
    where databases.datname = current_database()
)

select 'revoke all on database %s from public' as statement, 1 as place
union all
select
    format(
        'grant %s on database %%s to %s%s',
        string_agg(lower(rights.privilege_type), ', '),
        case rights.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(rights.grantee)) end,
        case when rights.is_grantable then ' with grant option' else '' end
    ),
    2
from this
cross join lateral aclexplode(coalesce(this.datacl, acldefault('d', this.datdba))) as rights
group by
    rights.grantee,
    rights.is_grantable
union all
select
    format(
        'alter %s set %I to %s',
        case settings.setrole
            when 0 then 'database %s'
            else format('role %I in database %%s', pg_get_userbyid(settings.setrole))
        end,
        split_part(setting, '=', 1),
        -- a list is written item by item, as it was given
        case
            when split_part(setting, '=', 1) in ('search_path', 'temp_tablespaces', 'session_preload_libraries')
                then substring(setting from position('=' in setting) + 1)
            else quote_literal(substring(setting from position('=' in setting) + 1))
        end
    ),
    3
from this
join pg_db_role_setting as settings on settings.setdatabase = this.oid
cross join lateral unnest(settings.setconfig) as setting
union all
select
    format('comment on database %%s is %L', shobj_description(this.oid, 'pg_database')),
    4
from this
where shobj_description(this.oid, 'pg_database') is not null
order by place
