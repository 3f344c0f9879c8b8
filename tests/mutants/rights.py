"""Mutants of rights: one that is taken away, one that is given to a role that has none, membership in another role."""

from collections.abc import Iterator

from psycopg import sql
from sqlalchemy import Connection, text

from mutants.mutant import Mutant

ROLES = ("lms_app", "lms_dashboard")
WAYS = {"SELECT": ("read",), "INSERT": ("insert",), "UPDATE": ("update",), "DELETE": ("delete",)}
HELD = text("""
    select
        namespaces.nspname as schema_name,
        relations.relname as relation_name,
        null::name as column_name,
        rights.privilege_type as privilege,
        roles.rolname as role_name
    from pg_class as relations
    join pg_namespace as namespaces on namespaces.oid = relations.relnamespace
    cross join lateral aclexplode(relations.relacl) as rights
    join pg_roles as roles on roles.oid = rights.grantee
    where roles.rolname = any (:roles)
        and namespaces.nspname in ('public', 'lms_ops', 'report')
    union all
    select
        namespaces.nspname,
        relations.relname,
        columns.attname,
        rights.privilege_type,
        roles.rolname
    from pg_attribute as columns
    join pg_class as relations on relations.oid = columns.attrelid
    join pg_namespace as namespaces on namespaces.oid = relations.relnamespace
    cross join lateral aclexplode(columns.attacl) as rights
    join pg_roles as roles on roles.oid = rights.grantee
    where roles.rolname = any (:roles)
        and namespaces.nspname in ('public', 'lms_ops', 'report')
    order by 1, 2, 3, 4, 5
""")
LACKED = text("""
    select
        namespaces.nspname as schema_name,
        relations.relname as relation_name,
        privileges.name as privilege,
        roles.name as role_name
    from pg_class as relations
    join pg_namespace as namespaces on namespaces.oid = relations.relnamespace
    cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privileges (name)
    cross join unnest(cast(:roles as text[]) || 'public'::text) as roles (name)
    where namespaces.nspname in ('public', 'lms_ops', 'report')
        and relations.relkind in ('r', 'p', 'v', 'm')
        and not has_table_privilege(roles.name, relations.oid, privileges.name)
        and not (relations.relkind in ('v', 'm') and privileges.name <> 'SELECT')
    order by 1, 2, 3, 4
""")
EXECUTED = text("""
    select
        functions.oid::regprocedure::text as signature,
        roles.rolname as role_name
    from pg_proc as functions
    cross join lateral aclexplode(functions.proacl) as rights
    join pg_roles as roles on roles.oid = rights.grantee
    where roles.rolname = any (:roles)
        and rights.privilege_type = 'EXECUTE'
        and functions.pronamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
    order by 1, 2
""")


def mutants(connection: Connection) -> Iterator[Mutant]:
    roles = {"roles": list(ROLES)}
    for right in connection.execute(HELD, roles).all():
        change = sql.SQL("revoke {} on {} from {}").format(
            _privilege(right.privilege, right.column_name), _relation(right), sql.Identifier(right.role_name)
        )
        column = f"({right.column_name})" if right.column_name else ""
        yield Mutant(
            f"right {right.privilege.lower()}{column} on {_called(right)}: taken from {right.role_name}",
            (change,),
            thing=_called(right),
            ways=WAYS.get(right.privilege, ()),
        )
    for right in connection.execute(LACKED, roles).all():
        role = sql.SQL("public") if right.role_name == "public" else sql.Identifier(right.role_name)
        change = sql.SQL("grant {} on {} to {}").format(_privilege(right.privilege, None), _relation(right), role)
        yield Mutant(
            f"right {right.privilege.lower()} on {_called(right)}: given to {right.role_name}",
            (change,),
            thing=_called(right),
            ways=WAYS.get(right.privilege, ()),
        )
    for right in connection.execute(EXECUTED, roles).all():
        change = sql.SQL("revoke execute on function {} from {}").format(
            sql.SQL(right.signature), sql.Identifier(right.role_name)
        )
        yield Mutant(
            f"right execute on {right.signature}: taken from {right.role_name}",
            (change,),
            thing=right.signature,
        )
    for role in ROLES:
        for change in ("superuser", "bypassrls", "createrole"):
            yield Mutant(
                f"role {role}: {change}", (sql.SQL("alter role {} {}").format(sql.Identifier(role), sql.SQL(change)),)
            )
        for group in ("lms_admin", "lms_maintainer", "lms_owner", "pg_read_all_data"):
            change = sql.SQL("grant {} to {}").format(sql.Identifier(group), sql.Identifier(role))
            yield Mutant(f"role {role}: a member of {group}", (change,))


def _privilege(name: str, column: str | None) -> sql.Composable:
    return sql.SQL("{} ({})").format(sql.SQL(name), sql.Identifier(column)) if column else sql.SQL(name)


def _relation(right) -> sql.Identifier:
    return sql.Identifier(right.schema_name, right.relation_name)


def _called(right) -> str:
    return f"{right.schema_name}.{right.relation_name}"
