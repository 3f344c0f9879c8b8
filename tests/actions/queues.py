"""Queues: joined and left by the student or for the student, and decided about by those of the course's unit."""

import sample

from actions import scene
from actions.function import Function

_STUDENT = frozenset({"student"})

ACTIONS = (
    Function(
        "lms_ops.join_waitlist(uuid,uuid,integer)",
        lambda connection, at: {"student": at.student, "offering": scene.full_section(connection, at)},
        "enrollment.manage",
        own=_STUDENT,
        audited="waitlist.joined",
    ),
    Function(
        "lms_ops.accept_offer(uuid)",
        lambda connection, at: {"entry": scene.offer(connection, at)},
        "enrollment.manage",
        own=_STUDENT,
        audited="enrollment.enrolled",
    ),
    Function(
        "lms_ops.decline_offer(uuid,text)",
        lambda connection, at: {"entry": scene.offer(connection, at), "reason": scene.REASON},
        "enrollment.manage",
        own=_STUDENT,
        audited="waitlist.declined",
    ),
    Function(
        "lms_ops.leave_waitlist(uuid)",
        lambda connection, at: {"entry": scene.place(connection, at)},
        "enrollment.manage",
        own=_STUDENT,
        audited="waitlist.left",
    ),
    Function(
        "lms_ops.set_waitlist_rule(uuid,text,boolean,text)",
        lambda connection, at: {
            "offering": scene.section(connection, at),
            "mode": "manual",
            "allows_swap": True,
            "reason": scene.REASON,
        },
        "offering.manage",
        audited="waitlist.rule",
    ),
    Function(
        "lms_ops.offer_next_seat(uuid)",
        lambda connection, at: {"offering": _wanted(connection, at)},
        "waitlist.manage",
        audited="waitlist.offered",
    ),
    Function(
        "lms_ops.extend_offer(uuid,integer,text)",
        lambda connection, at: {"entry": scene.offer(connection, at), "hours": 48, "reason": scene.REASON},
        "waitlist.manage",
        audited="waitlist.extended",
    ),
    Function(
        "lms_ops.withdraw_offer(uuid,text)",
        lambda connection, at: {"entry": scene.offer(connection, at), "reason": scene.REASON},
        "waitlist.manage",
        audited="waitlist.withdrawn",
    ),
    Function(
        "lms_ops.remove_from_waitlist(uuid,text)",
        lambda connection, at: {"entry": scene.place(connection, at), "reason": scene.REASON},
        "waitlist.manage",
        audited="waitlist.cancelled",
    ),
)


def _wanted(connection, at):
    """An offering with a free seat and the student in its queue."""
    offering = scene.section(connection, at)
    sample.waiting(connection, offering, at.student)
    return offering
