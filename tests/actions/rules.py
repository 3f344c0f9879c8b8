"""Rules of a unit's courses and programmes: what they ask for, and what counts as them."""

from datetime import date
from uuid import UUID

import sample
from psycopg.types.json import Jsonb
from sqlalchemy import Connection

from actions import scene
from actions.function import Function
from actions.scene import REASON, Scene

ACTIONS = (
    Function(
        "lms_ops.set_prerequisite(uuid,uuid,boolean,text,boolean)",
        lambda connection, at: _two_courses(connection, at),
        "course.manage",
        audited="set_prerequisite",
    ),
    Function(
        "lms_ops.remove_prerequisite(uuid,uuid)",
        lambda connection, at: _joined_by(sample.prerequisite, connection, at),
        "course.manage",
        audited="remove_prerequisite",
    ),
    Function(
        "lms_ops.set_prerequisite_rule(uuid,jsonb)",
        lambda connection, at: {
            "course": scene.course(connection, at),
            "rule": Jsonb({"any": [_code(connection, at), _code(connection, at)]}),
        },
        "course.manage",
        audited="set_prerequisite_rule",
    ),
    Function(
        "lms_ops.set_corequisite(uuid,uuid,boolean)",
        lambda connection, at: _two_courses(connection, at),
        "course.manage",
        audited="set_corequisite",
    ),
    Function(
        "lms_ops.remove_corequisite(uuid,uuid)",
        lambda connection, at: _joined_by(sample.corequisite, connection, at),
        "course.manage",
        audited="remove_corequisite",
    ),
    Function(
        "lms_ops.propose_equivalency(uuid,text,uuid,text,text,text,numeric,date,date,text)",
        lambda connection, at: {
            "course": scene.course(connection, at),
            "equivalency_type": "exact",
            "equivalent_course": scene.course(connection, at),
        },
        "course.manage",
        audited="propose_equivalency",
    ),
    Function(
        "lms_ops.decide_equivalency(uuid,text,text)",
        lambda connection, at: {
            "equivalency": _equivalency(connection, at, approval_status="proposed", approved_by=None),
            "decision": "approved",
        },
        "equivalency.decide",
        audited="decide_equivalency",
    ),
    Function(
        "lms_ops.end_equivalency(uuid,date,text)",
        lambda connection, at: {
            "equivalency": _equivalency(connection, at),
            "last_day": date(2030, 1, 1),
            "reason": REASON,
        },
        "equivalency.decide",
        audited="end_equivalency",
    ),
    Function(
        "lms_ops.set_course_categories(uuid,text[])",
        lambda connection, at: {"course": scene.course(connection, at), "categories": ["humanities"]},
        "course.manage",
        audited="set_course_categories",
    ),
    Function(
        "lms_ops.share_requirements(uuid,uuid,numeric)",
        lambda connection, at: {
            "requirement": _requirement(connection, at),
            "other_requirement": _requirement(connection, at),
            "most_credits": 6,
        },
        "course.manage",
        audited="share_requirements",
    ),
)


def _two_courses(connection: Connection, at: Scene) -> dict[str, object]:
    return {"course": scene.course(connection, at), "required_course": scene.course(connection, at)}


def _joined_by(join, connection: Connection, at: Scene) -> dict[str, object]:
    pair = _two_courses(connection, at)
    join(connection, *pair.values())
    return pair


def _code(connection: Connection, at: Scene) -> str:
    """The code of another course of the unit."""
    code = f"RULE{scene.course(connection, at).hex[:8]}"
    sample.course(connection, at.unit, code)
    return code


def _equivalency(connection: Connection, at: Scene, **columns: object) -> UUID:
    return sample.equivalency(connection, scene.course(connection, at), scene.course(connection, at), **columns)


def _requirement(connection: Connection, at: Scene) -> UUID:
    return sample.insert(
        connection,
        "degree_requirements",
        academic_program_id=at.program,
        requirement_type="core",
        requirement_name=sample.words("Core"),
        required_credits=30,
    )
