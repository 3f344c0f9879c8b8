"""The declared structure is that of a fresh installation, on every server; base objects are told by their meaning.

After a change of db/sql write it anew, and read the difference before it is committed:

    python -m pytest tests/test_structure.py --write-structure
"""

import psycopg
import pytest
from cluster import Cluster, Database
from sqlalchemy import Engine

from db import structure
from db.connection import engine
from db.meaning import meaning, same_column
from db.sqlfile import SqlFile, sql_files
from db.structure import CatalogObject

LAST_BASE_STEP = "steps/0010_base_behaviour.sql"
# of the base too, though it comes from a file that is replaced: an LMS may lack it
BASE_FUNCTION = ("function", "public.calculate_student_gpa(student_id uuid, term_id uuid)")


def base_names(database: Database) -> set[tuple[str, str]]:
    """Kind and name of all that steps 0002 to 0010 make, from a database that has taken no later one."""
    files = [file for file in sql_files("steps") if file.path <= LAST_BASE_STEP]
    with psycopg.connect(database.url) as connection:
        connection.execute("set search_path to public")
        for file in [SqlFile("roles.sql"), SqlFile("ledger.sql"), *files]:
            connection.execute(file.text)
    made = engine(database.url, application_name="tests")
    with made.connect() as connection:
        found = structure.found(connection)
    made.dispose()
    public = [each for each in found if each.name.startswith("public.") or " on public." in each.name]
    return {BASE_FUNCTION} | {(each.kind, each.name) for each in public}


@pytest.mark.every_server
def test_the_declared_structure_is_that_of_a_fresh_installation(
    cluster: Cluster, owner: Engine, empty_database: Database, request: pytest.FixtureRequest
) -> None:
    base = base_names(empty_database)
    with owner.connect() as connection:
        found = structure.found(connection)
    if request.config.getoption("write_structure"):
        structure.write(found, base)
    assert structure.declared() == [
        CatalogObject(each.kind, each.name, each.definition, is_base=(each.kind, each.name) in base)
        for each in found
        if structure.is_declared(each, base)
    ]


@pytest.mark.every_server
def test_a_fresh_installation_stands_as_it_is_declared(owner: Engine) -> None:
    with owner.connect() as connection:
        counterparts = structure.counterparts(structure.found(connection))
        assert all(structure.agrees(declared, found) for declared, found in counterparts.items())
        assert all(found and found.name == declared.name for declared, found in counterparts.items())


BASE = {
    (
        "constraint",
        "public.students.students_status_check",
    ): "CHECK ((status = ANY (ARRAY['active'::text, 'left'::text])))",
    ("constraint", "public.users.users_email_key"): "UNIQUE (email)",
    ("constraint", "public.persons.persons_user_id_fkey"): "FOREIGN KEY (user_id) REFERENCES public.users(id)",
    (
        "index",
        "public.users.users_active_idx",
    ): "CREATE INDEX users_active_idx ON public.users USING btree (id) WHERE is_active",
    (
        "trigger",
        "public.users.close",
    ): "CREATE TRIGGER close BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.f()",
    ("function", "public.f(student_id uuid)"): "...",
}
SAME = {
    "other names of the values' type, their order": (
        "constraint",
        "public.students.ck_status",
        "CHECK (((status)::text = ANY ((ARRAY['left'::character varying, 'active'::character varying])::text[])))",
    ),
    "another name": ("constraint", "public.users.uq_email", "UNIQUE (email)"),
    "of another key": ("constraint", "public.persons.fk", "FOREIGN KEY (user_id) REFERENCES public.users(id)"),
    "of an index": ("index", "public.users.ix", "CREATE INDEX ix ON public.users USING btree (id) WHERE is_active"),
    "a condition of a trigger": (
        "trigger",
        "public.users.trg",
        "CREATE TRIGGER trg BEFORE UPDATE OF email ON public.users FOR EACH ROW WHEN ((new.id = old.id)) "
        "EXECUTE FUNCTION public.f()",
    ),
    "other names of arguments": ("function", "public.f(p_student uuid)", "..."),
}
OTHER = {
    "another value": (
        "constraint",
        "public.students.ck",
        "CHECK ((status = ANY (ARRAY['active'::text, 'gone'::text])))",
    ),
    "what is done on delete": (
        "constraint",
        "public.persons.fk",
        "FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE",
    ),
    "not validated": ("constraint", "public.users.uq", "FOREIGN KEY (user_id) REFERENCES public.users(id) NOT VALID"),
    "unique": ("index", "public.users.ix", "CREATE UNIQUE INDEX ix ON public.users USING btree (id) WHERE is_active"),
    "without its predicate": ("index", "public.users.ix", "CREATE INDEX ix ON public.users USING btree (id)"),
    "another table": ("index", "public.roles.ix", "CREATE INDEX ix ON public.roles USING btree (id) WHERE is_active"),
    "another event": (
        "trigger",
        "public.users.trg",
        "CREATE TRIGGER trg BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.f()",
    ),
    "disabled": (
        "trigger",
        "public.users.close",
        "CREATE TRIGGER close BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.f() disabled",
    ),
    "more arguments": ("function", "public.f(student_id uuid, term_id uuid)", "..."),
}


@pytest.mark.parametrize("host", SAME.values(), ids=SAME)
def test_a_base_object_is_told_by_its_meaning(host: tuple[str, str, str]) -> None:
    assert meaning(*host) in {meaning(*key, definition) for key, definition in BASE.items()}


@pytest.mark.parametrize("host", OTHER.values(), ids=OTHER)
def test_what_does_otherwise_is_another_object(host: tuple[str, str, str]) -> None:
    assert meaning(*host) not in {meaning(*key, definition) for key, definition in BASE.items()}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("text not null", "character varying(200) not null", True),
        ("uuid not null default gen_random_uuid()", "uuid not null default public.uuid_generate_v4()", True),
        ("timestamp with time zone default now()", "timestamp with time zone default CURRENT_TIMESTAMP", True),
        ("text default 'a'::text", "character varying(9) default 'a'::character varying", True),
        ("numeric(5,2)", "numeric(6,2)", True),
        ("text[]", "character varying(9)[]", True),
        ("text[]", "text", False),
        ("text not null", "text", False),
        ("text default 'a'::text", "text default 'b'::text", False),
        ("timestamp with time zone", "timestamp without time zone", False),
    ],
)
def test_columns_are_told_by_family_null_and_default(one: str, other: str, same: bool) -> None:
    assert same_column(one, other) is same


def test_the_fingerprint_changes_with_what_is_declared_and_with_nothing_else(database: Database, owner: Engine) -> None:
    def after(*statements: str) -> str:
        with psycopg.connect(database.superuser_url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)
        with owner.connect() as connection:
            return structure.fingerprint(connection)

    fresh = after()
    assert fresh == after(
        "create table public.gyms (id uuid primary key)",
        "create index users_by_metadata on public.users using gin (metadata)",
        "alter table public.users rename constraint users_email_key to uq_users_email",
        "alter index public.users_active_idx rename to ix_users_active",
        "alter table public.users alter column mfa_secret type varchar(99)",
        "create policy reporting on public.students to pg_monitor using (true)",
    )
    assert after("alter index public.ix_users_active rename to users_active_idx") == fresh
    assert after("drop index public.users_active_idx") != fresh
    assert after("create index anything on public.users (id) where is_active") == fresh
    assert after("drop index public.idx_courses_search_vector") != fresh


def test_the_structure_is_read_where_nothing_is_installed(empty_database: Database) -> None:
    with psycopg.connect(empty_database.url, autocommit=True) as connection:
        connection.execute("create table public.users (id uuid primary key)")
    made = engine(empty_database.url, application_name="tests")
    with made.connect() as connection:
        assert [(each.kind, each.name, each.definition) for each in structure.found(connection)] == [
            ("column", "public.users.id", "uuid not null"),
            ("constraint", "public.users.users_pkey", "PRIMARY KEY (id)"),
            ("index", "public.users.users_pkey", "CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)"),
            ("table", "public.users", "row level security disabled"),
        ]
        assert connection.exec_driver_sql("show search_path").scalar() != "pg_catalog, pg_temp"
    made.dispose()
