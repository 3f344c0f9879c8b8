"""What a database must offer before anything is installed into it."""

from sqlalchemy import Connection, text

from db.errors import LmsError, Refused

EXTENSIONS = ("pgcrypto", "pg_trgm", "btree_gist")  # uuid-ossp too, but step 0001 can do without
NAMED_AT_MOST = 5


def refuse_unsuitable(connection: Connection) -> None:
    """Say in one line why nothing can be installed here; a suitable database passes in silence."""
    _refuse_without_right(connection)
    _refuse_other_encodings(connection)
    _refuse_without_extensions(connection)


def refuse_foreign_tables(connection: Connection) -> None:
    """A database without our ledger must be empty: another's tables are never mixed with ours."""
    names = connection.scalars(
        text("""
            select relations.oid::regclass::text
            from pg_class as relations
            join pg_namespace as schemas on schemas.oid = relations.relnamespace
            where relations.relkind in ('r', 'p', 'f', 'm', 'v')
                and schemas.nspname !~ '^pg_'
                and schemas.nspname not in ('information_schema', 'lms_ops')
                and not exists (
                    select
                    from pg_depend as dependencies
                    where dependencies.classid = 'pg_class'::regclass
                        and dependencies.objid = relations.oid
                        and dependencies.deptype = 'e'
                )
            order by 1
        """)
    ).all()
    if names:
        shown = ", ".join(names[:NAMED_AT_MOST])
        more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
        raise LmsError(
            f"the database {_database(connection)} already holds {shown}{more}: install into an empty one; "
            "upgrading an existing database is a path of its own, which this version does not have"
        )


def _refuse_without_right(connection: Connection) -> None:
    if not connection.scalar(
        text("""
            select has_database_privilege(current_database(), 'create')
                and has_schema_privilege('public', 'create')
        """)
    ):
        role, database = connection.scalar(text("select current_user")), _database(connection)
        raise Refused(
            f"{role} may not create schemas and tables in {database}: let a superuser run "
            f'"alter database {database} owner to {role}", then install again'
        )


def _refuse_other_encodings(connection: Connection) -> None:
    encoding = connection.scalar(text("select current_setting('server_encoding')"))
    if encoding != "UTF8":
        raise LmsError(
            f"the database {_database(connection)} stores text as {encoding}, which has no Azerbaijani or "
            "Russian letters: install into one that was created with encoding 'UTF8'"
        )


def _refuse_without_extensions(connection: Connection) -> None:
    available = set(connection.scalars(text("select name from pg_available_extensions")))
    missing = [name for name in EXTENSIONS if name not in available]
    if missing:
        raise LmsError(
            f"the server lacks the extension {', '.join(missing)}: install PostgreSQL's contrib package "
            "(postgresql-contrib; Red Hat: postgresql15-contrib for version 15), then install again"
        )


def _database(connection: Connection) -> str:
    return connection.scalar(text("select current_database()"))
