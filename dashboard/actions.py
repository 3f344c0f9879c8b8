"""The one way to change something: one checked SQL function, as the viewer, in one transaction."""

import re
from decimal import Decimal
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import text
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

from dashboard import data, runs, session
from dashboard.viewer import Viewer
from db import connection
from db.errors import Refused

_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)?")


def act(
    viewer: Viewer, function: str, /, *, within: int = 10, forget: bool = True, **arguments: Any
) -> list[dict[str, Any]]:
    """Calls one function of `lms_ops` as the viewer; returns its rows, one dict each.

    A function that returns one value gives one row with the function's name as its column. Another
    schema is written before the name ('public.process_waitlist'). Arguments go by the function's
    parameter names; a dict becomes jsonb, a float numeric. `within` is the longest it may take, in seconds.

    Raises `Refused` with the sentence when the person is not signed in any more, or the database refuses, by an
    error or by a row whose outcome is 'refused' and which has the reasons; another `LmsError` when it cannot be
    reached or takes too long. In all cases nothing has changed. What was fetched is forgotten, unless the function
    only writes down something that no page has fetched (`forget=False`).
    """
    schema_name = function if "." in function else f"lms_ops.{function}"
    if not _NAME.fullmatch(schema_name) or not all(_NAME.fullmatch(name) for name in arguments):
        raise ValueError(f"{function} is no function name")
    named = ", ".join(f"{name} => :{name}" for name in arguments)
    values = {name: _as_sent(value) for name, value in arguments.items()}
    with runs.action(schema_name, viewer):
        session.require(viewer)
        try:
            rows = _call(viewer, f"select * from {schema_name}({named})", values, within)
        finally:
            data.changed(viewer, forget=forget)
        if rows and rows[0].get("outcome") == "refused":
            raise Refused("\n\n".join(rows[0]["reasons"]))
    return rows


def _as_sent(value: Any) -> Any:
    """What an argument is to the database, which takes no floating-point number where it wants an exact one.

    Its texts hold every character but one, which becomes a space.
    """
    if isinstance(value, dict):
        return Jsonb(value)
    if isinstance(value, str):
        return value.replace("\0", " ")
    return Decimal(str(value)) if isinstance(value, float) else value


def _met_others(error: BaseException) -> bool:
    """A deadlock or a serialization failure: nobody's mistake, and nothing was done."""
    cause = getattr(error.__cause__, "orig", None)
    return getattr(cause, "sqlstate", None) in ("40P01", "40001")


@retry(
    retry=retry_if_exception(_met_others),
    stop=stop_after_attempt(5),
    wait=wait_random_exponential(multiplier=0.02, max=0.5),
    reraise=True,
)
def _call(viewer: Viewer, statement: str, values: dict[str, Any], within: int) -> list[dict[str, Any]]:
    with runs.statement(), connection.acting_as(data.engine(), viewer.user_id) as transaction:
        transaction.execute(
            text("select set_config('statement_timeout', :milliseconds, true)"),
            {"milliseconds": str(within * 1000)},
        )
        return [dict(row) for row in transaction.execute(text(statement), values).mappings()]
