"""A streaming replica that answers reads while it is close behind; otherwise the primary does.

Whoever has changed something reads from the primary until the replica has replayed that change.
"""

import logging
import math
import threading
import time
from dataclasses import dataclass, replace

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.connection import acting_as
from db.errors import LmsError, Unavailable

LOOK_EVERY = 1.0  # seconds between two looks at how far behind it is
FORGET_AFTER = 300.0  # seconds: a change this old is on any replica that is used at all

_STATE = text("select is_replica, seconds_behind, log_position from lms_ops.replica_state()")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Look:
    """One look at the replica: seconds behind, how far it has replayed the log (bytes), why it is not to be used."""

    at: float
    seconds_behind: float = math.inf
    log_position: float = -1
    problem: str | None = None


class Replica:
    """The replica of one URL for as long as the process runs, shared by all threads."""

    def __init__(self, url: str, limit: float) -> None:
        """`limit`: seconds that it may be behind and still be read from."""
        self.url = url
        self.limit = limit
        self._look = Look(-math.inf, problem="it has not answered yet")
        self._caught_up_at = -math.inf
        self._looking = threading.Lock()
        self._changes: dict[str, tuple[float, float]] = {}  # user id -> place in the log, when

    def serves(self, engine: Engine, user_id: str) -> bool:
        """Whether this person's reads may go to the replica now; `engine` is the replica's."""
        return self.seen_by(engine, user_id).problem is None

    def seen_by(self, engine: Engine, user_id: str) -> Look:
        """The replica as it is for this person: it also must have what they changed."""
        look = self.look(engine)
        if look.problem or user_id not in self._changes:
            return look
        position, changed_at = self._changes[user_id]
        if look.log_position < position and time.monotonic() - changed_at < FORGET_AFTER:
            return replace(look, problem="your change is on its way to the replica")
        self._changes.pop(user_id, None)
        return look

    def look(self, engine: Engine) -> Look:
        """How the replica is, as of a second ago at most; one thread asks, the others take what is known."""
        if time.monotonic() - self._look.at > LOOK_EVERY and self._looking.acquire(blocking=False):
            try:
                self._take(self._ask(engine))
            finally:
                self._looking.release()
        return self._look

    def note_change(self, primary: Engine, user_id: str) -> None:
        """Remembers how far the log was when this person had just changed something."""
        try:
            with acting_as(primary, None) as transaction:
                position = float(transaction.execute(_STATE).one().log_position)
        except LmsError:
            position = math.inf  # whether it was changed is not known, so only time tells
        self._changes[user_id] = (position, time.monotonic())

    def gave_up(self, failure: LmsError) -> bool:
        """Whether a read failed for a reason of the replica's own, so that the primary should be asked."""
        if isinstance(failure, Unavailable):
            self._take(Look(time.monotonic(), problem="the replica does not answer"))
            return True
        cause = failure.__cause__
        return isinstance(cause, DBAPIError) and cause.orig.sqlstate == "40001"  # in the way of the replay

    def _ask(self, engine: Engine) -> Look:
        try:
            with acting_as(engine, None) as transaction:
                row = transaction.execute(_STATE).one()
        except LmsError:
            return Look(time.monotonic(), problem="the replica does not answer")
        now = time.monotonic()
        if not row.is_replica:
            return Look(now, problem="LMS_REPLICA_URL names a server that is no replica")
        told = math.inf if row.seconds_behind is None else float(row.seconds_behind)
        if told == 0:
            self._caught_up_at = now
        # the server counts from the last change, which may be long before the first that is missing
        behind = min(told, now - self._caught_up_at)
        problem = None if behind <= self.limit else f"the replica is {_seconds(behind)} behind"
        return Look(now, behind, float(row.log_position), problem)

    def _take(self, look: Look) -> None:
        """Keeps a look, and writes down when the replica is left or used again."""
        before, self._look = self._look, look
        is_first = before.at == -math.inf
        if look.problem and (is_first or not before.problem):
            _log.warning("reading from the primary", extra={"reason": look.problem})
        elif before.problem and not look.problem:
            _log.info("reading from the replica", extra={"seconds_behind": round(look.seconds_behind, 1)})


def told(look: Look) -> str:
    """Where figures come from, for the badge: 'replica 3 s behind', or why from the primary."""
    if look.problem:
        return f"from the primary: {look.problem}"
    return f"replica {_seconds(look.seconds_behind)} behind" if look.seconds_behind >= 1 else "replica up to date"


def _seconds(behind: float) -> str:
    return "too far" if math.isinf(behind) else f"{behind:.0f} s"
