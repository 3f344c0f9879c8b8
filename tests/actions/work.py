"""Work and its marks: groups of students, corrections of grades, progress towards a degree."""

import sample

from actions import scene
from actions.function import Function
from actions.scene import REASON

_TEACHER = frozenset({"teacher"})

ACTIONS = (
    Function(
        "lms_ops.create_group(uuid,text,integer)",
        lambda connection, at: {
            "assessment": sample.assessment(connection, scene.section(connection, at), is_group_work=True),
            "name": "First group",
        },
        "group.manage",
        own=_TEACHER,
        audited="create_group",
    ),
    Function(
        "lms_ops.join_group(uuid,uuid,text)",
        lambda connection, at: {"group_id": scene.group(connection, at), "student": at.student},
        "group.manage",
        own=_TEACHER,
        audited="join_group",
    ),
    Function(
        "lms_ops.leave_group(uuid,uuid)",
        lambda connection, at: {"group_id": scene.group(connection, at, at.student), "student": at.student},
        "group.manage",
        own=_TEACHER,
        audited="leave_group",
    ),
    Function(
        "lms_ops.change_leader(uuid,uuid)",
        lambda connection, at: {
            "group_id": scene.group(connection, at, sample.student(connection, at.program), at.student),
            "student": at.student,
        },
        "group.manage",
        own=_TEACHER,
        audited="change_group_leader",
    ),
    Function(
        "lms_ops.close_group(uuid)",
        lambda connection, at: {"group_id": scene.group(connection, at, at.student)},
        "group.manage",
        own=_TEACHER,
        audited="close_group",
    ),
    Function(
        "lms_ops.correct_grade(text,uuid,numeric,numeric,text,numeric,text,text,uuid,text[])",
        lambda connection, at: {
            "grade_table": "grades",
            "grade_id": scene.graded_work(connection, at),
            "new_marks": 61,
            "new_percentage": None,
            "new_letter": None,
            "new_points": None,
            "change_type": "correction",
            "reason": REASON,
        },
        "grade.change",
        own=_TEACHER,
        audited="correct_grade",
    ),
    Function(
        "lms_ops.record_degree_audit(uuid)",
        lambda _connection, at: {"student": at.student},
        "student.read",
        own=frozenset({"student", "advisor"}),
        audited="record_degree_audit",
    ),
)
