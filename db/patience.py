"""Transactions that give way to an application: a short wait for locks, then another try.

A statement that waits for its table makes everybody wait who comes after it. So it waits for a tenth of a
second at most, lets them pass, and asks again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import psycopg
import tenacity
from sqlalchemy.exc import DBAPIError

from db.errors import LmsError

LOCK_TIMEOUT = 0.1  # seconds; the engine's, for every transaction
PATIENCE = 60  # seconds after which a transaction that never gets its locks gives up
LOCK_CONFLICTS = {"55P03", "40P01"}  # lock not available, deadlock detected

Result = TypeVar("Result")


@dataclass
class Tries:
    """How often one transaction was tried, the seconds since the first try, and the longest of the tries.

    A try asks for its locks or holds them, so nobody waited for it longer than it took.
    """

    count: int = 0
    started: float = field(default_factory=time.monotonic)
    _try_started: float = 0.0
    _longest_before: float = 0.0

    def begin(self) -> None:
        """Count another try, which begins now."""
        if self.count:
            self._longest_before = self.longest
        self.count += 1
        self._try_started = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def longest(self) -> float:
        """Seconds of the longest try so far, the present one included."""
        return max(self._longest_before, time.monotonic() - self._try_started)


def patiently(work: Callable[[], Result], *, tries: Tries | None = None) -> Result:
    """Do `work`, one transaction, again and again while somebody else holds what it needs."""
    counted = tries or Tries()
    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(_is_lock_conflict),
        before=lambda _: counted.begin(),
        wait=tenacity.wait_random(0.05, 0.3),
        stop=tenacity.stop_after_delay(PATIENCE),
        reraise=True,
    )
    try:
        return retrying(work)
    except (DBAPIError, psycopg.Error) as error:
        if not _is_lock_conflict(error):
            raise
        raise LmsError(
            f"a table stayed locked by another session for {PATIENCE} s: end the transactions that "
            "pg_stat_activity shows as idle in transaction, then run this again; what was done so far stays"
        ) from error


def cause(error: DBAPIError | psycopg.Error) -> psycopg.Error:
    """The driver's error, also inside SQLAlchemy's."""
    return error.orig if isinstance(error, DBAPIError) else error


def _is_lock_conflict(error: BaseException) -> bool:
    return isinstance(error, DBAPIError | psycopg.Error) and cause(error).sqlstate in LOCK_CONFLICTS
