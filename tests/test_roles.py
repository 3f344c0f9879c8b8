"""The roles of the database: created by an installation with the least that each needs, and none above the policies."""

import pytest
from sqlalchemy import Engine, text

OURS = ("lms_admin", "lms_app", "lms_dashboard", "lms_maintainer")
# What a program that delivers messages may do with tables, by column where not wholly; all else is done by functions.
MAINTAINER = {
    "notifications": "select",
    "notifications.delivered_at": "update",
    "notifications.error_message": "update",
    "notifications.retry_count": "update",
    "notifications.scheduled_for": "update",
    "notifications.sent_at": "update",
    "notifications.status": "update",
    "persons.phone_primary": "select",
    "persons.user_id": "select",
    "users.email": "select",
    "users.id": "select",
}
# Nobody deletes or rewrites these, whoever they are and whatever they may: what happened has happened.
KEPT = ("audit_logs", "grade_change_history", "academic_standing_history")


@pytest.mark.every_server
def test_no_role_of_ours_is_above_the_policies_or_makes_others(owner: Engine) -> None:
    with owner.connect() as connection:
        found = connection.execute(
            text("""
                select
                    rolname,
                    rolcanlogin,
                    rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as is_powerful,
                    (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships
                from pg_roles
                where rolname = any (:ours)
                order by rolname
            """),
            {"ours": list(OURS)},
        ).all()
    assert [tuple(row) for row in found] == [
        ("lms_admin", False, False, 0),
        ("lms_app", False, False, 0),
        ("lms_dashboard", True, False, 0),
        ("lms_maintainer", False, False, 0),
    ]


def test_the_maintainer_has_the_rights_on_tables_that_are_written_here(owner: Engine) -> None:
    with owner.connect() as connection:
        rows = connection.execute(
            text("""
                select
                    split_part(name, ' on public.', 2) as object,
                    definition
                from lms_ops.catalog_objects()
                where kind = 'right'
                    and name like 'lms_maintainer on public.%'
                    and name not like '%(%'
            """)
        )
        assert {row.object: row.definition for row in rows} == MAINTAINER


def test_what_happened_is_deleted_and_rewritten_by_no_role(owner: Engine) -> None:
    with owner.connect() as connection:
        changing = connection.execute(
            text("""
                select roles.name, tables.name
                from unnest(cast(:roles as text[])) as roles (name)
                cross join unnest(cast(:tables as text[])) as tables (name)
                where has_table_privilege(roles.name, tables.name, 'update, delete, truncate')
                    or has_any_column_privilege(roles.name, tables.name, 'update')
            """),
            {"roles": list(OURS), "tables": list(KEPT)},
        ).all()
    assert changing == []


def test_only_the_lms_and_its_administrators_write_tables(owner: Engine) -> None:
    with owner.connect() as connection:
        writing = connection.scalars(
            text("""
                select distinct split_part(name, ' on ', 1)
                from lms_ops.catalog_objects()
                where kind = 'right'
                    and name like '% on public.%'
                    and name not like '%(%'
                    and definition ~ 'insert|delete|truncate|references|trigger'
                order by 1
            """)
        ).all()
    assert writing == ["lms_admin", "lms_app"]
