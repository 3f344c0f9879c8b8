"""What is said where a figure is missing because it is about too few students."""

from dashboard.queries import small_groups
from dashboard.viewer import Viewer


def rule(viewer: Viewer) -> str:
    """Why groups are missing among others of a table or chart, as a sentence."""
    return (
        f"Groups of {few(viewer)} are not shown, nor others from which one could be worked out: "
        "what is known of a few people is known of each."
    )


def few(viewer: Viewer) -> str:
    """'fewer than 10 students'; where nobody has set how many are enough, no number is."""
    smallest = small_groups.smallest(viewer)
    return "students" if smallest is None else f"fewer than {smallest} students"
