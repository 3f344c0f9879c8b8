"""The state of everything that somebody looks after, each with a sentence that ends in what to do."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer
from db.version import needed_step


def topics(viewer: Viewer) -> pd.DataFrame:
    """The topics with status (good, watch, bad) and sentence, worst first."""
    return fetch(
        viewer,
        """
        select
            topics.topic,
            topics.status,
            topics.sentence
        from lms_ops.status(:needed_step) with ordinality as topics (topic, status, sentence, facts, place)
        order by
            array_position(array['bad', 'watch', 'good'], topics.status),
            topics.place
        """,
        needed_step=needed_step(),
    )
