"""Can this process serve people: asked by load balancers, answered to anybody, so without internals.

Ready: the database answers, its schema stands at the step that this version needs or a later one, and the statistics
are filled. A replica that is down or late is told and is no reason against: the primary serves its readers too.
"""

import logging
import threading
import time
from dataclasses import dataclass, field

import streamlit as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from dashboard import data, startup
from db import connection
from db.errors import LmsError, Unavailable
from db.version import needed_step

KEPT = 1.0  # seconds; whoever asks more often is told the same again
WITHIN = 2  # seconds that the connection and the answer may take, each

_QUESTION = text("select step, statistics_filled from lms_ops.readiness()")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """Why people cannot be served (None: they can), what only the log may know of it, and whether a replica serves."""

    reason: str | None = None
    cause: str | None = None
    replica_used: bool | None = None

    @property
    def ready(self) -> bool:
        return self.reason is None

    def as_json(self) -> dict[str, bool | str]:
        """What anybody may know."""
        told = {"ready": self.ready, "reason": self.reason, "replica_used": self.replica_used}
        return {name: value for name, value in told.items() if value is not None}


@dataclass
class Memory:
    """The latest answer and when it was found, while this process runs."""

    answer: Answer | None = None
    found_at: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


_memory = Memory()


def answer() -> Answer:
    """The answer of this second. What changes is written to the log."""
    with _memory.lock:
        if _memory.answer is None or time.monotonic() - _memory.found_at > KEPT:
            before, _memory.answer = _memory.answer, _find()
            _memory.found_at = time.monotonic()
            _write_down(before, _memory.answer)
        return _memory.answer


def forget() -> None:
    """The next question is asked of the database again."""
    _memory.answer = None


def _find() -> Answer:
    try:
        if not startup.is_ready():
            return Answer("the database is being prepared")
        with connection.acting_as(_engine(data.primary_url()), None) as transaction:
            found = transaction.execute(_QUESTION).one()
    except Unavailable as failure:
        return Answer("the database does not answer", str(failure))
    except (LmsError, DBAPIError) as failure:  # nothing is installed, or it is being installed or restored
        return Answer("the database is not ready", " ".join(str(failure).split()))
    if (found.step or "") < needed_step():
        return Answer("the database is not ready", f"it stands at step {found.step}: run `lms-db install`")
    if not found.statistics_filled:
        return Answer("the statistics are not filled", "run `lms-db refresh`")
    return Answer(replica_used=data.replica_is_used())


# Beside the pages' pool: when they have all its connections, the question is answered all the same.
@st.cache_resource(show_spinner=False, on_release=Engine.dispose)
def _engine(url: str) -> Engine:
    return connection.engine(
        url,
        application_name="lms-dashboard readiness",
        statement_timeout=WITHIN,
        lock_timeout=WITHIN,
        connect_timeout=WITHIN,
        pool_size=1,
    )


def _write_down(before: Answer | None, now: Answer) -> None:
    if not now.ready and now != before:
        _log.warning("not ready", extra={"reason": now.reason, "cause": now.cause})
    elif now.ready and before and not before.ready:
        _log.info("ready")
