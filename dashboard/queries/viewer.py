"""Who is looking, and the units and terms that their filters offer."""

from datetime import datetime

import pandas as pd

from dashboard.data import fetch


def person(viewer) -> pd.DataFrame:
    """The viewer as `report.viewer` describes them: one row, or none for somebody unknown."""
    return fetch(viewer, "select * from report.viewer")


def demo_viewers(viewer) -> pd.DataFrame:
    """Whom a demo offers to look as, most powerful role first; no row unless the people are invented."""
    return fetch(viewer, "select * from lms_ops.demo_viewers()")


def account(viewer, address: str) -> pd.Series:
    """Whose this verified address is: `user_id`, or why nobody's account is open to it: `refusal`, one of them None."""
    return fetch(viewer, "select * from lms_ops.account_of(:address)", address=address).iloc[0]


def session(viewer, *, key: str, signed_in_at: datetime, acting: bool, address: str | None, browser: str | None) -> str:
    """What is said of the viewer's session, which the first question opens: 'open', 'ended', 'idle' or 'late'."""
    return fetch(
        viewer,
        "select lms_ops.keep_session(:key, :signed_in_at, :acting, cast(:address as inet), :browser) as state",
        key=key,
        signed_in_at=signed_in_at,
        acting=acting,
        address=address,
        browser=browser,
    ).state[0]


def absent_roles(viewer) -> pd.DataFrame:
    """The viewer's roles that do not hold today: ended ones, latest first, then those to come."""
    return fetch(viewer, "select * from lms_ops.absent_roles()")


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
