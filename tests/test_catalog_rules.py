"""Rules that the whole catalog keeps, whatever is added to it: who owns, who may, and what nobody may.

Each test asks the catalog for what breaks a rule. What is let off stands here by name with its reason, so that
letting something off is a change that is read.
"""

import pytest
from sqlalchemy import Connection, text

from db import structure
from db.connection import engine

OURS = ("lms_app", "lms_dashboard", "lms_maintainer", "lms_admin")

# Tables that point at people and are seen whole by the LMS: what is said of a person there is what everybody at the
# university may know: who teaches, heads, published or decided it.
ABOUT_EVERYBODY = {
    "announcements",
    "assessments",
    "calendar_events",
    "class_schedules",
    "course_equivalencies",
    "course_instructors",
    "course_materials",
    "degree_requirements",
    "organization_units",
}

# Functions that people may call and that run with their caller's rights: they read nothing, or ask before they read.
AS_CALLER = {
    "calculate_student_gpa(uuid,uuid)",  # of the LMS; asks for the right to the record
    "lms_ops.conflict_sentence(text,jsonb,text)",
    "lms_ops.day_name(integer)",
    "lms_ops.fold(text)",
    "lms_ops.full_name(persons)",
    "lms_ops.grade_change_form(grade_change_history)",
    "lms_ops.hide_small_groups(bigint[])",
    "lms_ops.values_sentence(jsonb)",
    "lms_ops.waitlist_event_name(text)",
}

# Functions of a missing extension, made in its place: they read nothing.
STAND_INS = "uuid\\_%"


@pytest.fixture
def catalog(database) -> Connection:
    """A connection as the owner, who asks about everybody."""
    made = engine(database.url, application_name="tests read the catalog")
    with made.connect() as connection:
        yield connection
    made.dispose()


def found(connection: Connection, question: str, **parameters: object) -> list[str]:
    """The first column of an answer, in order."""
    return sorted(connection.scalars(text(question), parameters))


def test_our_roles_have_no_power_over_the_server(catalog):
    assert (
        found(
            catalog,
            """
            select roles.rolname
            from pg_roles as roles
            where roles.rolname = any (:ours)
                and (
                    roles.rolsuper
                    or roles.rolbypassrls
                    or roles.rolcreaterole
                    or roles.rolcreatedb
                    or roles.rolreplication
                )
            """,
            ours=list(OURS),
        )
        == []
    )


def test_the_roles_of_programs_are_members_of_no_role(catalog):
    assert (
        found(
            catalog,
            """
            select memberships.roleid::regrole::text
            from pg_auth_members as memberships
            where memberships.member::regrole::text in ('lms_app', 'lms_dashboard', 'lms_maintainer')
            """,
        )
        == []
    )


def test_nobody_but_the_owner_makes_anything_in_our_schemas(catalog):
    assert (
        found(
            catalog,
            """
            select format('%s in %s', roles.rolname, schemas.nspname)
            from pg_namespace as schemas
            cross join pg_roles as roles
            where schemas.nspname in ('public', 'report', 'lms_ops')
                and roles.rolname = any (:ours)
                and has_schema_privilege(roles.oid, schemas.oid, 'create')
            """,
            ours=list(OURS),
        )
        == []
    )


def test_the_public_has_no_right_on_anything_of_ours(catalog):
    given = found(
        catalog,
        """
        select relations.oid::regclass::text
        from pg_class as relations
        cross join lateral aclexplode(relations.relacl) as rights
        where relations.relnamespace in ('public'::regnamespace, 'report'::regnamespace, 'lms_ops'::regnamespace)
            and rights.grantee = 0
            and not exists (
                select
                from pg_depend as dependencies
                where dependencies.objid = relations.oid
                    and dependencies.deptype = 'e'
            )
        union all
        select columns.attrelid::regclass || '.' || columns.attname
        from pg_attribute as columns
        cross join lateral aclexplode(columns.attacl) as rights
        where rights.grantee = 0
            and columns.attrelid >= 16384
        union all
        select functions.oid::regprocedure::text
        from pg_proc as functions
        cross join lateral aclexplode(coalesce(functions.proacl, acldefault('f', functions.proowner))) as rights
        where functions.pronamespace in ('public'::regnamespace, 'report'::regnamespace, 'lms_ops'::regnamespace)
            and rights.grantee = 0
            -- a trigger's function cannot be called
            and functions.prorettype <> 'trigger'::regtype
            and functions.proname not like :stand_ins
            and not exists (
                select
                from pg_depend as dependencies
                where dependencies.objid = functions.oid
                    and dependencies.deptype = 'e'
            )
        """,
        stand_ins=STAND_INS,
    )
    assert given == []


def test_a_function_that_runs_as_its_owner_looks_names_up_in_the_catalog_alone(catalog):
    assert (
        found(
            catalog,
            """
            select functions.oid::regprocedure::text
            from pg_proc as functions
            where functions.pronamespace in ('public'::regnamespace, 'report'::regnamespace, 'lms_ops'::regnamespace)
                and functions.prosecdef
                and not coalesce(functions.proconfig, '{}') @> '{"search_path=pg_catalog, pg_temp"}'
            """,
        )
        == []
    )


def test_applications_read_and_write_rows_of_whole_tables_and_nothing_else(catalog):
    assert (
        found(
            catalog,
            """
            select format('%s on %s by %s', privileges.name, tables.oid::regclass, roles.rolname)
            from pg_class as tables
            cross join pg_roles as roles
            cross join unnest(
                '{select,insert,update,delete,truncate,references,trigger}'::text[]
            ) as privileges (name)
            where tables.relkind in ('r', 'p')
                and tables.relnamespace in (
                    'public'::regnamespace,
                    'lms_ops'::regnamespace
                )
                and roles.rolname in ('lms_app', 'lms_dashboard')
                -- a partition has no rights of its own, and its policies are asked of nobody
                and (
                    tables.relispartition
                    or privileges.name in ('truncate', 'references', 'trigger')
                )
                and has_table_privilege(roles.oid, tables.oid, privileges.name)
            """,
        )
        == []
    )


def test_every_right_of_our_roles_and_of_the_public_is_a_declared_one(catalog):
    def rights(objects):
        return {(each.name, each.definition) for each in objects if each.kind == "right"}

    # who may run functions of the base is the affair of the LMS
    base = {each.name for each in structure.declared() if each.is_base and each.kind == "function"}
    present = {right for right in rights(structure.found(catalog)) if right[0].partition(" on ")[2] not in base}
    assert present == rights(structure.declared())


def test_statistics_of_everybody_are_read_by_no_role(catalog):
    assert (
        found(
            catalog,
            """
            select format('%s by %s', views.oid::regclass, roles.rolname)
            from pg_class as views
            cross join pg_roles as roles
            where views.relkind = 'm'
                and roles.rolname = any (:ours)
                and has_any_column_privilege(roles.oid, views.oid, 'select')
            """,
            ours=list(OURS),
        )
        == []
    )


def test_every_policy_names_the_roles_that_it_is_for(catalog):
    assert (
        found(
            catalog,
            """
            select policies.polname || ' on ' || policies.polrelid::regclass
            from pg_policy as policies
            where 0 = any (policies.polroles)
                or exists (
                    select
                    from unnest(policies.polroles) as named (role)
                    where not named.role::regrole::text = any (:ours)
                )
            """,
            ours=list(OURS),
        )
        == []
    )


def test_only_administrators_and_who_delivers_messages_are_let_see_every_row(catalog):
    assert found(
        catalog,
        """
        select policies.polname::text
        from pg_policy as policies
        where 'true' in (
                pg_get_expr(policies.polqual, policies.polrelid),
                pg_get_expr(policies.polwithcheck, policies.polrelid)
            )
            and policies.polroles <> array['lms_admin'::regrole::oid]
        """,
    ) == ["notifications_delivery", "persons_delivery", "users_delivery"]


def test_rows_of_whatever_points_at_a_person_are_protected(catalog):
    open_tables = found(
        catalog,
        """
        select distinct tables.oid::regclass::text
        from pg_constraint as pointers
        join pg_class as tables on tables.oid = pointers.conrelid
        where pointers.contype = 'f'
            and pointers.confrelid in (
                'public.users'::regclass,
                'public.persons'::regclass,
                'public.students'::regclass
            )
            and not tables.relrowsecurity
            and exists (
                select
                from unnest(array['lms_app', 'lms_dashboard']) as readers (role)
                where has_any_column_privilege(readers.role, tables.oid, 'select, insert, update')
            )
        """,
    )
    assert set(open_tables) == ABOUT_EVERYBODY


def test_what_everybody_sees_of_people_nobody_writes_through_the_lms(catalog):
    assert (
        found(
            catalog,
            """
            select tables.name
            from unnest(cast(:tables as text[])) as tables (name)
            where has_any_column_privilege('lms_app', tables.name, 'insert, update')
                or has_table_privilege('lms_app', tables.name, 'delete')
            """,
            tables=sorted(ABOUT_EVERYBODY),
        )
        == []
    )


def test_the_lms_reads_whole_tables_but_for_secrets_and_what_is_private(catalog):
    hidden = found(
        catalog,
        """
        select format('%s.%s', tables.oid::regclass, columns.attname)
        from pg_class as tables
        join pg_attribute as columns on columns.attrelid = tables.oid
        where tables.relnamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
            and columns.attnum > 0
            and not columns.attisdropped
            and has_any_column_privilege('lms_app', tables.oid, 'select')
            and not has_column_privilege('lms_app', tables.oid, columns.attnum, 'select')
        """,
    )
    assert hidden == [
        "audit_logs.session_id",
        "page_views.session_id",
        "persons.address",
        "persons.date_of_birth",
        "persons.emergency_contact",
        "persons.gender",
        "persons.national_id",
        "persons.nationality",
        "persons.passport_number",
        "persons.phone_primary",
        "persons.phone_secondary",
        "users.mfa_secret",
        "users.password_hash",
    ]


def test_secrets_are_read_by_no_role(catalog):
    assert (
        found(
            catalog,
            """
            select format('%s by %s', secrets.name, roles.rolname)
            from unnest(array['password_hash', 'mfa_secret']) as secrets (name)
            cross join pg_roles as roles
            where roles.rolname = any (:ours)
                and has_column_privilege(roles.oid, 'public.users', secrets.name, 'select')
            """,
            ours=list(OURS),
        )
        == []
    )


def test_a_table_with_policies_is_under_them(catalog):
    assert (
        found(
            catalog,
            """
            select distinct policies.polrelid::regclass::text
            from pg_policy as policies
            join pg_class as tables on tables.oid = policies.polrelid
            where not tables.relrowsecurity
            """,
        )
        == []
    )


def test_functions_that_need_no_more_than_their_caller_may_run_as_their_caller(catalog):
    as_caller = found(
        catalog,
        """
        select functions.oid::regprocedure::text
        from pg_proc as functions
        where functions.pronamespace in ('public'::regnamespace, 'lms_ops'::regnamespace)
            and not functions.prosecdef
            and functions.proname not like :stand_ins
            and (
                has_function_privilege('lms_app', functions.oid, 'execute')
                or has_function_privilege('lms_dashboard', functions.oid, 'execute')
            )
            and functions.prorettype <> 'trigger'::regtype
            and not exists (
                select
                from pg_depend as dependencies
                where dependencies.objid = functions.oid
                    and dependencies.deptype = 'e'
            )
        """,
        stand_ins=STAND_INS,
    )
    assert set(as_caller) == AS_CALLER
