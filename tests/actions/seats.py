"""Seats: taken and given up by the student or for the student, and how many there are."""

import sample

from actions import scene
from actions.function import Function

_STUDENT = frozenset({"student"})

ACTIONS = (
    Function(
        "lms_ops.enroll_student(uuid,uuid)",
        lambda connection, at: {"student": at.student, "offering": scene.section(connection, at)},
        "enrollment.manage",
        own=_STUDENT,
        audited="enrollment.enrolled",
    ),
    Function(
        "lms_ops.drop_enrollment(uuid,text)",
        lambda connection, at: {"enrollment": scene.seat(connection, at), "reason": scene.REASON},
        "enrollment.manage",
        own=_STUDENT,
        audited="enrollment.dropped",
    ),
    Function(
        "lms_ops.withdraw_enrollment(uuid,text)",
        lambda connection, at: {"enrollment": scene.seat(connection, at), "reason": scene.REASON},
        "enrollment.manage",
        own=_STUDENT,
        audited="enrollment.withdrawn",
    ),
    Function(
        "lms_ops.swap_enrollment(uuid,uuid,uuid)",
        lambda connection, at: {
            "student": at.student,
            "from_offering": _seated(connection, at),
            "to_offering": scene.section(connection, at),
        },
        "enrollment.manage",
        own=_STUDENT,
        audited="enrollment.dropped",
    ),
    Function(
        "lms_ops.enroll_over_capacity(uuid,uuid,text)",
        lambda connection, at: {
            "student": at.student,
            "offering": scene.full_section(connection, at),
            "reason": scene.REASON,
        },
        "offering.manage",
        audited="enrollment.over_capacity",
    ),
    Function(
        "lms_ops.set_capacity(uuid,integer,text)",
        lambda connection, at: {
            "offering": scene.section(connection, at),
            "new_limit": 12,
            "reason": scene.REASON,
        },
        "offering.manage",
        audited="offering.capacity",
    ),
    Function(
        "lms_ops.grant_permit(uuid,uuid,text,text,timestamp with time zone)",
        lambda connection, at: {
            "student": at.student,
            "offering": scene.section(connection, at),
            "obstacle": "clash",
            "reason": scene.REASON,
        },
        "offering.manage",
        audited="grant_permit",
    ),
    Function(
        "lms_ops.end_permit(uuid,text)",
        lambda connection, at: {
            "permit": sample.permit(connection, at.student, scene.section(connection, at), "clash"),
            "reason": scene.REASON,
        },
        "offering.manage",
        audited="end_permit",
    ),
)


def _seated(connection, at):
    """An offering in which the student sits."""
    offering = scene.section(connection, at)
    sample.enrollment(connection, offering, at.student)
    return offering
