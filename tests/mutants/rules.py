"""The tests of the catalog, asked about a database with a mutant in it: which of them go red."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

MODULES = (
    "test_access",
    "test_access_matrix",
    "test_actions",
    "test_catalog_rules",
    "test_escalation",
    "test_report",
    "test_roles",
)
GIVEN = {"owner", "catalog"}  # fixtures that are a connection to the database, or an engine of one


class Borrowed:
    """Stands in for an engine and for a connection: everything happens in one transaction, and is undone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        attempt = self._connection.begin_nested()
        try:
            yield self._connection
        finally:
            attempt.rollback()

    begin = connect


def rules() -> dict[str, Callable[[Connection], bool]]:
    """Name of a test -> whether it passes. Those that ask for nothing but the database, and leave it as it is."""
    found = {}
    for name in MODULES:
        for test_name, test in inspect.getmembers(import_module(name), inspect.isfunction):
            asked = inspect.signature(test).parameters
            if test_name.startswith("test_") and asked and set(asked) <= GIVEN:
                found[test_name] = _asked(test, tuple(asked))
    return found


def _asked(test: Callable[..., None], names: tuple[str, ...]) -> Callable[[Connection], bool]:
    def passes(connection: Connection) -> bool:
        try:
            test(**dict.fromkeys(names, Borrowed(connection)))
        except (AssertionError, DBAPIError):
            return False
        return True

    return passes
