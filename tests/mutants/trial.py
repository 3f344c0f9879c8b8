"""One trial: the databases in which mutants are made, and what becomes of each."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager

from cluster import Cluster
from oracle.database import asked

from db.connection import engine
from mutants.callers import Callers
from mutants.mutant import Mutant
from mutants.panel import Panel, Readers


@contextmanager
def panels(cluster: Cluster) -> Iterator[tuple[Panel, ...]]:
    """Readers in the oracle's world and callers in a database of their own, each in a transaction to be rolled back."""
    with ExitStack() as stack:
        connections = []
        for database in (asked(cluster), cluster.create(cluster.template)):
            made = engine(database.superuser_url, application_name="tests try mutants", statement_timeout=60)
            stack.callback(made.dispose)
            connections.append(stack.enter_context(made.connect()))
        yield Readers(connections[0]), Callers(connections[1])


def verdict(panels: Iterable[Panel], mutant: Mutant) -> str | None:
    """What shows the mutant, in words; None: nothing does, it survives."""
    return next(filter(None, (panel.verdict(mutant) for panel in panels)), None)
