"""Transactions that give way to an application: a short wait for locks, then another try.

A statement that waits for its table makes everybody wait who comes after it. So it waits for a tenth of a
second at most, lets them pass, and asks again.
"""

from collections.abc import Callable
from typing import TypeVar

import psycopg
import tenacity
from sqlalchemy.exc import DBAPIError

from db.errors import LmsError

LOCK_TIMEOUT = 0.1  # seconds; the engine's, for every transaction
PATIENCE = 60  # seconds after which a transaction that never gets its locks gives up
LOCK_CONFLICTS = {"55P03", "40P01"}  # lock not available, deadlock detected

Result = TypeVar("Result")


def patiently(work: Callable[[], Result]) -> Result:
    """Do `work`, one transaction, again and again while somebody else holds what it needs."""
    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(_is_lock_conflict),
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
