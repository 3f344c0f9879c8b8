"""How small a group of students may be for a figure about it to be shown."""

from dashboard.data import fetch
from dashboard.viewer import Viewer


def smallest(viewer: Viewer) -> int | None:
    """The fewest students that a figure may be about; None while nobody has set it, and then none is shown."""
    found = fetch(viewer, "select lms_ops.setting('students', 'smallest_group') as students").students[0]
    return None if found != found else int(found)
