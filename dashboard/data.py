"""The one way to fetch: a plain select, as the viewer, and the only cache of what came back."""

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from sqlalchemy import Engine, text

from db import connection
from db.config import Settings, settings

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


def engine() -> Engine:
    """The pool of connections with the dashboard's own rights; one a process and database."""
    return _engine(_database(settings()))


def fetch(viewer: "Viewer", statement: str, /, **parameters) -> pd.DataFrame:
    """The rows of one select as this viewer sees them, in the statement's order.

    `parameters` are the statement's :names. Numbers, dates, times (UTC) and booleans arrive with
    their pandas types, uuids as text, jsonb as dict, arrays as list. A frame is a copy: change it freely.
    Raises LmsError, whose message is the line to show.
    """
    return _rows(viewer.user_id, _database(settings()), statement, parameters)


def clear() -> None:
    """Forgets every fetched row, of all viewers: somebody changed something, or started the server anew."""
    _rows.clear()
    _database.cache_clear()


# To find the embedded server takes longer than a query.
@lru_cache(maxsize=8)
def _database(asked: Settings) -> str:
    return connection.dashboard_url(asked)


@st.cache_resource(show_spinner=False, on_release=Engine.dispose)
def _engine(url: str) -> Engine:
    return connection.engine(url, application_name="lms-dashboard", statement_timeout=10, pool_size=10)


# The viewer is part of the key, explicitly: a row fetched for one must never reach another.
@st.cache_data(show_spinner=False, ttl=SECONDS_KEPT, max_entries=1000)
def _rows(user_id: str, database: str, statement: str, parameters: dict) -> pd.DataFrame:
    with connection.acting_as(_engine(database), user_id) as transaction:
        result = transaction.execute(text(statement), parameters)
        types = {column.name: column.type_code for column in result.cursor.description}
        frame = pd.DataFrame(result.fetchall(), columns=list(types), dtype=object)
    for column, oid in types.items():
        if oid in _DTYPES:
            frame[column] = frame[column].astype(_DTYPES[oid])
        elif oid == _UUID:
            frame[column] = frame[column].map(str, na_action="ignore")
    return frame
