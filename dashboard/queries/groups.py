"""Groups of students that work on an assessment together."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def groups(viewer: Viewer, offering_id: str) -> pd.DataFrame:
    """The groups of an offering's assessments: those of the latest assessment first, open ones first, by name."""
    return fetch(
        viewer,
        """
        select
            group_id,
            assessment_title,
            group_name,
            state,
            leader_name,
            member_names,
            members,
            max_members,
            past_members
        from report.groups
        where offering_id = cast(:id as uuid)
        order by
            due_at desc nulls last,
            assessment_id,
            state desc,
            length(group_name),
            group_name
        """,
        id=offering_id,
    )
