"""The one way to fetch: a plain select, as the viewer, and the only cache of what came back."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from sqlalchemy import Engine, text

from dashboard import runs
from dashboard.replica import Replica, told
from db import connection
from db.config import Settings, settings
from db.errors import LmsError

if TYPE_CHECKING:
    from dashboard.viewer import Viewer

# What a person may see is asked again after this many seconds, and so are the figures.
SECONDS_KEPT = 20

# How PostgreSQL's types arrive on a page. Without this an empty result would have no types at all,
# and a null would turn whole numbers into floats.
_DTYPES = {
    16: "boolean",
    20: "Int64",
    21: "Int64",
    23: "Int64",
    700: "float64",
    701: "float64",
    1700: "float64",  # numeric
    1082: "datetime64[s]",  # date
    1184: "datetime64[us, UTC]",  # timestamptz
}
_UUID = 2950
_primary_only: ContextVar[bool] = ContextVar("primary_only", default=False)
_reached: set[str] = set()  # databases that have answered since this process began


def engine() -> Engine:
    """The pool of connections to the primary with the dashboard's own rights; one a process and database."""
    return _engine(primary_url())


def primary_url() -> str:
    """The primary's URL for the dashboard's role."""
    return _database(settings())


def fetch(viewer: "Viewer", statement: str, /, **parameters) -> pd.DataFrame:
    """The rows of one select as this viewer sees them, in the statement's order.

    `parameters` are the statement's :names. Numbers, dates, times (UTC) and booleans arrive with
    their pandas types, uuids as text, jsonb as dict, arrays as list. A frame is a copy: change it freely.
    Raises LmsError, whose message is the line to show.
    """
    asked = settings()
    replica = _replica(asked)
    if replica and not _primary_only.get() and replica.serves(_replica_engine(replica.url), viewer.user_id):
        try:
            return _rows(viewer.user_id, replica.url, statement, parameters, from_replica=True)
        except LmsError as failure:
            if not replica.gave_up(failure):
                raise
    return _rows(viewer.user_id, _database(asked), statement, parameters)


def was_reached() -> bool:
    """Whether the primary has answered before: then the settings are right, and it is only away for a while."""
    return primary_url() in _reached


def source(viewer: "Viewer") -> str | None:
    """Where this viewer's figures come from, in words for the as-of badge; None without a replica."""
    replica = _replica(settings())
    if replica is None:
        return None
    return told(replica.seen_by(_replica_engine(replica.url), viewer.user_id))


def replica_is_used() -> bool | None:
    """Whether reads go to the replica now; None without one."""
    replica = _replica(settings())
    return replica and replica.look(_replica_engine(replica.url)).problem is None


@contextmanager
def from_primary() -> Iterator[None]:
    """Fetches from the primary whatever is fetched in here: rows whose reading leaves a row in the audit log."""
    before = _primary_only.set(True)
    try:
        yield
    finally:
        _primary_only.reset(before)


def changed(viewer: "Viewer", *, forget: bool = True) -> None:
    """Lets this viewer see what they changed, and forgets every fetched row, of all viewers, unless told not to."""
    if forget:
        clear()
    if replica := _replica(settings()):
        replica.note_change(engine(), viewer.user_id)


def clear() -> None:
    """Forgets every fetched row, of all viewers: somebody changed something, or started the server anew."""
    _rows.clear()
    _database.cache_clear()


# To find the embedded server takes longer than a query.
@lru_cache(maxsize=8)
def _database(asked: Settings) -> str:
    return connection.dashboard_url(asked)


def _replica(asked: Settings) -> Replica | None:
    return _known_replica(asked.replica_url, asked.replica_lag) if asked.replica_url else None


@lru_cache(maxsize=8)
def _known_replica(url: str, limit: float) -> Replica:
    return Replica(url, limit)


@st.cache_resource(show_spinner=False, on_release=Engine.dispose)
def _engine(url: str) -> Engine:
    return connection.engine(url, application_name="lms-dashboard", statement_timeout=10, pool_size=10)


@st.cache_resource(show_spinner=False, on_release=Engine.dispose)
def _replica_engine(url: str) -> Engine:
    # the primary stands in for it, so nobody waits long for it
    return connection.engine(
        url, application_name="lms-dashboard", statement_timeout=10, connect_timeout=2, pool_size=10
    )


# The viewer is part of the key, explicitly: a row fetched for one must never reach another.
@st.cache_data(show_spinner=False, ttl=SECONDS_KEPT, max_entries=1000)
def _rows(user_id: str, database: str, statement: str, parameters: dict, from_replica: bool = False) -> pd.DataFrame:
    pool = _replica_engine(database) if from_replica else _engine(database)
    with runs.statement(), connection.acting_as(pool, user_id) as transaction:
        result = transaction.execute(text(statement), parameters)
        _reached.add(database)
        types = {column.name: column.type_code for column in result.cursor.description}
        frame = pd.DataFrame(result.fetchall(), columns=list(types), dtype=object)
    for column, oid in types.items():
        if oid in _DTYPES:
            frame[column] = frame[column].astype(_DTYPES[oid])
        elif oid == _UUID:
            frame[column] = frame[column].map(str, na_action="ignore")
    return frame
