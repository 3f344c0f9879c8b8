"""The degree of one student: progress by requirement, for their own or another programme."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer


def programs(viewer: Viewer) -> pd.DataFrame:
    """Active programmes, by code."""
    return fetch(viewer, "select * from report.programs order by program_code")


def audit(viewer: Viewer, student_id: str) -> pd.DataFrame:
    """Progress towards the degree of the student's own programme, in the order of its requirements."""
    return fetch(viewer, "select * from public.generate_degree_audit(cast(:student as uuid))", student=student_id)
