"""Refreshes the statistics views; PostgreSQL keeps when, for whom and the headline figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine, text

from db.connection import acting_as
from db.errors import LmsError


@dataclass(frozen=True)
class Refreshed:
    """A materialized view after its refresh: its name, its rows, and the seconds it took."""

    view: str
    rows: int
    seconds: float


def refresh(
    engine: Engine,
    views: Iterable[str] | None = None,
    *,
    by: UUID | str | None = None,
    concurrently: bool | None = None,
) -> list[Refreshed]:
    """Recompute these views, or all, each in a transaction of its own and after those it reads.

    `by` is the person it is done for (`users.id`), nobody for a role that maintains the database.
    `concurrently` as the function has it: None fills a view plainly and refreshes it concurrently from
    then on. The engine's statement timeout holds for each view.
    """
    with acting_as(engine, by) as connection:
        known = connection.scalars(text("select view_name from lms_ops.statistics_views()")).all()
    wanted = known if views is None else set(views)
    if unknown := sorted(set(wanted) - set(known)):
        raise LmsError(f"there is no statistics view {unknown[0]}: name one of {', '.join(known)}")
    return [_refresh(engine, view, by, concurrently) for view in known if view in wanted]


def _refresh(engine: Engine, view: str, by: UUID | str | None, concurrently: bool | None) -> Refreshed:
    with acting_as(engine, by) as connection:
        row = connection.execute(
            text("select * from lms_ops.refresh_statistics(:view, :concurrently)"),
            {"view": view, "concurrently": concurrently},
        ).one()
    return Refreshed(row.view_name, row.row_count, float(row.seconds))
