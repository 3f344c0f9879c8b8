"""The database that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from db import connection, server
from db.config import settings


@contextmanager
def owner_url(command: str) -> Iterator[str]:
    """The owner's URL, on a server that runs at least as long as the command."""
    wanted = settings()
    with server.using(wanted, name=f"lms-db {command}"):
        yield connection.owner_url(wanted)


@contextmanager
def owner_engine(command: str, *, lock_timeout: float = 5) -> Iterator[Engine]:
    """The same as an engine, for statements that may take their time; they wait so many seconds for a lock."""
    with owner_url(command) as url:
        engine = connection.engine(
            url, application_name=f"lms-db {command}", statement_timeout=0, lock_timeout=lock_timeout
        )
        try:
            yield engine
        finally:
            engine.dispose()
