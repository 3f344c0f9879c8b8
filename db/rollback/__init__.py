"""Takes an installation back: everything that was made and only that, or what came after a step.

Works while the application of the LMS goes on: each statement that locks a table of it is a transaction of its own,
gives up after a tenth of a second and is tried again. What to do is asked of the catalog and of lms_ops.made_objects
before each phase, so a rollback that was killed goes on where it stopped when it is run again.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db import connection as connections
from db.errors import LmsError
from db.install import DEPENDED_ON
from db.patience import LOCK_TIMEOUT, cause
from db.rollback.export import Saved
from db.rollback.removal import Progress, Removal, phases

NOT_ALLOWED = "42501"
ROLES = ("lms_dashboard", "lms_app", "lms_maintainer", "lms_admin")


@dataclass(frozen=True)
class RolledBack:
    """What a rollback came to. `step`: where the database stands now, None where nothing of ours is left.

    `longest_wait`: the most seconds that an application could have waited. `kept`: what is not as it was before.
    """

    step: str | None
    statements: int
    seconds: float
    longest_wait: float
    saved: tuple[Saved, ...]
    kept: tuple[str, ...]


def rollback(
    url: str,
    *,
    to: str | None = None,
    directory: Path | None = None,
    drop_roles: bool = False,
    progress: Progress | None = None,
) -> RolledBack:
    """Take out what was installed; `to`: only what came after that step, and what is replaced whole.

    Refuses, before anything is changed, where something that is not ours reads what would go, and where rows would
    be lost that somebody entered: unless `directory` is given, to which they are exported.
    """
    started = time.monotonic()
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            removal = Removal(connection, to, progress or (lambda line: None))
            removal.refuse_unsuitable(directory)
            removal.begin()
            saved = removal.take_out(directory)
            kept = removal.finish()
        dropped = _drop_roles(engine, progress or (lambda line: None)) if drop_roles else []
    except (DBAPIError, psycopg.Error) as error:
        if cause(error).sqlstate == DEPENDED_ON:
            raise LmsError(f"{cause(error).diag.message_detail}: drop that, then run this again") from error
        raise connections.translate(error) from error
    finally:
        engine.dispose()
    seconds = round(time.monotonic() - started, 3)
    return RolledBack(to, removal.statements, seconds, round(removal.longest, 3), tuple(saved), (*kept, *dropped))


def planned(url: str, *, to: str | None = None) -> list[str]:
    """The statements that a rollback would run now, in their order, with the tables that they lock; changes nothing."""
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            removal = Removal(connection, to, lambda line: None)
            return [
                f"{' '.join(row.statement.split())};" + (f"  -- locks {row.locked}" if row.locked else "")
                for file in phases()
                for row in removal.ask(file)
            ]
    except (DBAPIError, psycopg.Error) as error:
        raise connections.translate(error) from error
    finally:
        engine.dispose()


def _engine(url: str) -> Engine:
    return connections.engine(
        url, application_name="lms-db rollback", statement_timeout=0, lock_timeout=LOCK_TIMEOUT, pool_size=1
    )


def _drop_roles(engine: Engine, progress: Progress) -> list[str]:
    """Drop our roles from the server, where nothing else on it uses them; why one stays, as sentences."""
    kept = []
    for role in ROLES:
        with engine.connect() as connection:
            if connection.scalar(text("select to_regrole(:role)"), {"role": role}) is None:
                continue
            try:
                with connection.begin():
                    connection.connection.dbapi_connection.execute(sql.SQL("drop role {}").format(sql.Identifier(role)))
            except psycopg.Error as error:
                if error.sqlstate not in (DEPENDED_ON, NOT_ALLOWED):
                    raise
                reason = error.diag.message_detail or error.diag.message_primary
                kept.append(f"the role {role} stays: {' '.join(reason.split())}")
            else:
                progress(f"dropped the role {role}")
    return kept
