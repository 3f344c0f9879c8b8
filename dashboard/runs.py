"""The log of what people do here: one event for every run of a page and every action. No names, no parameters."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import LmsError, Refused, Unavailable

if TYPE_CHECKING:
    from dashboard.viewer import Viewer

_log = logging.getLogger(__name__)


@dataclass
class Asked:
    """What one run has asked of the database: statements that no cache had the answer to, and their seconds."""

    statements: int = 0
    seconds: float = 0


_asked: ContextVar[Asked | None] = ContextVar("asked", default=None)


@contextmanager
def page(name: str, viewer: "Viewer") -> Iterator[None]:
    """Writes down one run of a page for a viewer: its seconds, the database's part of them, and how it ended."""
    with _logged("page run", page=name or "overview", viewer=viewer.user_id):
        yield


@contextmanager
def action(function: str, viewer: "Viewer") -> Iterator[None]:
    """Writes down one action: the function that was called, for whom, and how it ended."""
    with _logged("action", function=function, viewer=viewer.user_id):
        yield


def failed(failure: LmsError) -> None:
    """Writes down why a person saw a failure instead of a page; a refusal is none of that."""
    if not isinstance(failure, Refused):
        _log.warning("no page", exc_info=failure)


@contextmanager
def statement() -> Iterator[None]:
    """Adds what is asked in here to the run that asks it."""
    began = time.perf_counter()
    try:
        yield
    finally:
        if (asked := _asked.get()) is not None:
            asked.statements += 1
            asked.seconds += time.perf_counter() - began


@contextmanager
def _logged(event: str, **values: str) -> Iterator[None]:
    began, asked = time.perf_counter(), Asked()
    before = _asked.set(asked)
    outcome = "done"
    try:
        yield
    except Exception as error:
        outcome = _outcome(error)
        raise
    finally:
        _asked.reset(before)
        _log.info(
            event,
            extra=values
            | {
                "seconds": round(time.perf_counter() - began, 3),
                "database_seconds": round(asked.seconds, 3),
                "statements": asked.statements,
                "outcome": outcome,
            },
        )


def _outcome(error: Exception) -> str:
    """How a run ended that did not end well; st.stop and st.rerun are no errors, and never come here."""
    kinds = {Refused: "refused", Unavailable: "no database", LmsError: "failed"}
    return next((word for kind, word in kinds.items() if isinstance(error, kind)), "bug")
