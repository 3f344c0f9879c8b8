"""Who is looking, and the units and terms that their filters offer."""

import pandas as pd

from dashboard.data import fetch


def person(viewer) -> pd.DataFrame:
    """The viewer as `report.viewer` describes them: one row, or none for somebody unknown."""
    return fetch(viewer, "select * from report.viewer")


def demo_viewers(viewer) -> pd.DataFrame:
    """Whom a demo offers to look as, most powerful role first; no row unless the people are invented."""
    return fetch(viewer, "select * from lms_ops.demo_viewers()")


def user_for_email(viewer, email: str) -> str | None:
    """The id of the person with this verified address; None when nobody has it."""
    return fetch(viewer, "select lms_ops.user_for_email(:email) as user_id", email=email).user_id[0]


def units(viewer) -> pd.DataFrame:
    """Units whose offerings the viewer may see, each after the unit it belongs to."""
    return fetch(viewer, "select * from report.units order by path")


def terms(viewer) -> pd.DataFrame:
    """Terms, latest first."""
    return fetch(viewer, "select * from report.terms order by start_date desc")


def sentence(viewer, view: str) -> str:
    """The sentence that stands over a report view in its file: what a row is, and the order."""
    found = fetch(
        viewer,
        "select obj_description(to_regclass(:view), 'pg_class') as sentence",
        view=f"report.{view}",
    )
    return found.sentence[0] or ""


def freshness(viewer, statistics: str) -> pd.DataFrame:
    """When a materialized view was refreshed last, its age and its budget in minutes; one row or none."""
    return fetch(viewer, "select * from report.freshness where view_name = :statistics", statistics=statistics)
