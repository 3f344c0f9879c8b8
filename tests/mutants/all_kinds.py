"""All mutants of a database, kind by kind."""

from collections.abc import Iterator

from sqlalchemy import Connection

from mutants import functions, policies, rights, views
from mutants.mutant import Mutant


def made(connection: Connection) -> Iterator[Mutant]:
    for kind in (policies, rights, views, functions):
        yield from kind.mutants(connection)
