"""What the checks cannot find out by a select of their own, told to them as one setting of the transaction."""

import json
import shutil
from pathlib import Path

from sqlalchemy import Connection, text

from db import config
from db.preflight.estimate import needed_bytes
from db.sqlfile import sql_files
from db.structure import declared

EXTENSIONS = ("pgcrypto", "pg_trgm", "btree_gist")  # uuid-ossp too, but step 0001 can do without
OPEN_FOR = "10 seconds"  # so long is a transaction open before it is worth a word
PREPARED_FOR = "1 minute"  # so long is one prepared before it is taken for forgotten


def tell(connection: Connection) -> None:
    """Set lms.preflight for the rest of the transaction: a JSON object that the files below db/sql/preflight read."""
    told = {
        "oldest_server": config.OLDEST_POSTGRESQL,
        "extensions": EXTENSIONS,
        "base_tables": _declared("table"),
        "base_columns": _declared("column"),
        "protected_tables": protected_tables(),
        # a pooler gives its clients numbers of its own
        "backend_pid": connection.connection.dbapi_connection.info.backend_pid,
        "open_for": OPEN_FOR,
        "prepared_for": PREPARED_FOR,
        "free_bytes": free_bytes(connection),
        "needed_bytes": needed_bytes(connection),
    }
    connection.execute(text("select set_config('lms.preflight', :told, true)"), {"told": json.dumps(told)})


def protected_tables() -> list[str]:
    """The tables under row-level security: each has a file of policies with its name."""
    return [file.path.removeprefix("policies/").removesuffix(".sql") for file in sql_files("policies")]


def free_bytes(connection: Connection) -> int | None:
    """Free room on the disk of the server's data; None where it cannot be known: on another machine, or hidden."""
    host = connection.connection.dbapi_connection.info.host
    if not host.startswith("/"):  # no socket of this machine
        return None
    folder = connection.scalar(text("select setting from pg_settings where name = 'data_directory'"))
    try:
        return shutil.disk_usage(Path(folder)).free if folder else None
    except OSError:
        return None


def _declared(kind: str) -> list[str]:
    """Names of the base as they stand in the schema public: students, students.status."""
    return [each.name.removeprefix("public.") for each in declared() if each.is_base and each.kind == kind]
