"""Search: what the box at the top finds for the viewer, and how much it looks through."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def found(viewer: Viewer, words: str, *, most: int) -> pd.DataFrame:
    """What has these words, or is spelled like them, best first; at most so many of each kind.

    `rank` is below 1 for what is only spelled like them, and `meant` is how. Any text is fine for words.
    """
    return fetch(
        viewer,
        """
        select
            kind,
            id,
            code,
            title,
            detail,
            rank,
            matches,
            meant
        from lms_ops.search(:words, most => :most)
        """,
        # PostgreSQL's texts hold every character but this one
        words=words.replace("\0", " "),
        most=most,
    )


def things(viewer: Viewer) -> pd.DataFrame:
    """How many things of each kind the box looks through for this viewer; a kind without any has no row."""
    return fetch(viewer, "select kind, things from report.search")


def announcements(viewer: Viewer, *, ids: list[str]) -> pd.DataFrame:
    """These announcements with their content, as far as they are for the viewer."""
    return fetch(
        viewer,
        """
        select
            announcement_id,
            title,
            content,
            announcement_type,
            published_at,
            published_by_name
        from report.announcements
        where announcement_id = any (cast(:ids as uuid[]))
        """,
        ids=ids,
    )
