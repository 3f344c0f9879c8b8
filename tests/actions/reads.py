"""Functions that only answer: about the caller, about one student, about grades, the database, or nobody at all."""

from collections.abc import Callable
from uuid import UUID

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, text

from actions import scene
from actions.function import ANYBODY, ANYWHERE, Function
from actions.offices import failed_term
from actions.scene import Scene

_OF_THE_RECORD = frozenset({"student", "advisor"})


def _given(**arguments: object) -> Callable[[Connection, Scene], dict[str, object]]:
    """Arguments that need nothing to be made."""
    return lambda _connection, _at: arguments


def _of_caller(signature: str, role: str = "lms_dashboard", **arguments: object) -> Function:
    """What policies and views ask about whoever calls; nobody gets nothing."""
    return Function(signature, _given(**arguments), ANYBODY, role=role)


def _of_nobody(signature: str, **arguments: object) -> Function:
    """Words, settings and rules that are no person's."""
    return Function(signature, _given(**arguments), ANYBODY)


def _of_student(
    signature: str, arrange: Callable[[Connection, Scene], dict[str, object]], **differing: object
) -> Function:
    """About one student, for whoever may read the record."""
    return Function(signature, arrange, "student.read", **{"own": _OF_THE_RECORD} | differing)


def _of_database(signature: str, **arguments: object) -> Function:
    """About the database as a whole."""
    return Function(signature, _given(**arguments), "database.read", where=ANYWHERE)


def _student(_connection: Connection, at: Scene) -> dict[str, object]:
    return {"student": at.student}


def _student_id(_connection: Connection, at: Scene) -> dict[str, object]:
    return {"student_id": at.student}


READS = (
    _of_caller("lms_ops.current_viewer()"),
    _of_caller("lms_ops.viewer_announcements()"),
    _of_caller("lms_ops.viewer_appealed_grades()"),
    _of_caller("lms_ops.viewer_assessments()"),
    _of_caller("lms_ops.viewer_graded_enrollments()"),
    _of_caller("lms_ops.viewer_graded_students()"),
    _of_caller("lms_ops.viewer_grantable_roles()", "lms_app"),
    _of_caller("lms_ops.viewer_grants()"),
    _of_caller("lms_ops.viewer_groups()"),
    _of_caller("lms_ops.viewer_level()", "lms_app"),
    _of_caller("lms_ops.viewer_may(text,text,uuid)", wanted_resource="hold", wanted_action="manage"),
    _of_caller("lms_ops.viewer_meetings()"),
    _of_caller("lms_ops.viewer_named_students()"),
    _of_caller("lms_ops.viewer_offerings()"),
    _of_caller("lms_ops.viewer_people()"),
    _of_caller("lms_ops.viewer_reads_people()"),
    _of_caller("lms_ops.viewer_reach(text,text)", wanted_resource="student", wanted_action="read"),
    Function("lms_ops.viewer_reads_student(uuid)", _student, ANYBODY),
    _of_caller("lms_ops.viewer_roles()"),
    _of_caller("lms_ops.viewer_seats()"),
    _of_caller("lms_ops.viewer_sees_all_units(text,text)", wanted_resource="student", wanted_action="read"),
    _of_caller("lms_ops.viewer_student()"),
    _of_caller("lms_ops.viewer_students()"),
    _of_caller("lms_ops.viewer_superiors()", "lms_app"),
    _of_caller("lms_ops.viewer_taught_enrollments()"),
    _of_caller("lms_ops.viewer_unit_assessments(text,text)", wanted_resource="grade", wanted_action="read"),
    _of_caller("lms_ops.viewer_unit_offerings(text,text)", wanted_resource="grade", wanted_action="read"),
    _of_caller("lms_ops.viewer_unit_students(text,text)", wanted_resource="student", wanted_action="read"),
    _of_caller("lms_ops.viewer_units()"),
    _of_caller("lms_ops.viewer_units_for(text,text)", wanted_resource="hold", wanted_action="manage"),
    _of_nobody("lms_ops.conflict_sentence(text,jsonb,text)", conflict_type="credit_overload", facts=None),
    _of_nobody("lms_ops.day_name(integer)", day_of_week=1),
    _of_nobody("lms_ops.fold(text)", value="Əliyeva"),
    _of_nobody("lms_ops.full_name(persons)", person=None),
    _of_nobody("lms_ops.grade_change_form(grade_change_history)", change=None),
    _of_nobody("lms_ops.growing_tables()"),
    _of_nobody("lms_ops.hide_small_groups(bigint[])", sizes=[12, 3, 40]),
    _of_nobody("lms_ops.installation_is_at_work()"),
    _of_nobody("lms_ops.maintenance_schedule()"),
    _of_nobody("lms_ops.readiness()"),
    _of_nobody("lms_ops.replica_state()"),
    _of_nobody("lms_ops.setting(text,text)", setting_category="waitlist", setting_key="offer_hours"),
    _of_nobody("lms_ops.statistics_ages()"),
    _of_nobody("lms_ops.statistics_views()"),
    _of_nobody("lms_ops.timezone()"),
    _of_nobody("lms_ops.values_sentence(jsonb)", written=Jsonb({"status": "active"})),
    _of_nobody("lms_ops.waitlist_event_name(text)", event="joined"),
    Function(
        "lms_ops.queue_rule(uuid)",
        lambda connection, at: {"offering": scene.section(connection, at)},
        ANYBODY,
    ),
    Function(
        "lms_ops.prerequisite_sentence(uuid,text)",
        lambda connection, at: {"course": scene.course(connection, at)},
        ANYBODY,
    ),
    _of_database("lms_ops.differences()"),
    _of_database("lms_ops.growing_table(text)", table_name="audit_logs"),
    _of_database("lms_ops.partitions(text)", table_name="audit_logs"),
    _of_database("lms_ops.slow_statements(integer)"),
    _of_database("lms_ops.status(text)"),
    _of_student("calculate_student_gpa(uuid,uuid)", _student_id, role="lms_app"),
    _of_student(
        "check_enrollment_eligibility(uuid,uuid)",
        lambda connection, at: {"student_id": at.student, "course_offering_id": scene.section(connection, at)},
    ),
    _of_student("detect_schedule_conflicts(uuid,uuid)", _student_id),
    _of_student("generate_degree_audit(uuid)", _student_id),
    _of_student("lms_ops.degree_audit_courses(uuid,uuid)", _student),
    _of_student("lms_ops.degree_audits(uuid[])", lambda _connection, at: {"student_ids": [at.student]}, silent=True),
    _of_student("lms_ops.degree_progress(uuid,uuid)", _student),
    _of_student(
        "lms_ops.enrollment_advice(uuid,uuid)",
        lambda connection, at: {"student": at.student, "offering": scene.section(connection, at)},
    ),
    _of_student(
        "lms_ops.explain_eligibility(uuid,uuid)",
        lambda connection, at: {"student": at.student, "offering": scene.full_section(connection, at)},
    ),
    _of_student("lms_ops.explain_waiting(uuid)", lambda connection, at: {"entry": scene.place(connection, at)}),
    _of_student("lms_ops.may_graduate(uuid)", _student),
    _of_student("lms_ops.may_receive_transcript(uuid)", _student),
    _of_student("lms_ops.may_see_grades(uuid)", _student),
    _of_student("lms_ops.student_gpa(uuid,uuid)", _student_id),
    _of_student(
        "lms_ops.what_if_audit(uuid,uuid)", lambda _connection, at: {"student": at.student, "program": at.program}
    ),
    Function(
        "lms_ops.grade_approvers(uuid)",
        lambda connection, at: {"offering": scene.section(connection, at)},
        "grade.change",
        own=frozenset({"teacher"}),
    ),
    Function(
        "lms_ops.grade_history(text,uuid)",
        lambda connection, at: {"grade_table": "grades", "grade_id": _changed_grade(connection, at)},
        "grade.read",
        own=frozenset({"teacher", "student"}),
        silent=True,
    ),
    Function(
        "lms_ops.correctable_grades(text)",
        lambda connection, at: {"student_number": _graded_student(connection, at)},
        "grade.change",
        own=frozenset({"teacher"}),
        silent=True,
    ),
    Function(
        "lms_ops.preview_standing(uuid)",
        lambda connection, at: {"term": failed_term(connection, at)},
        "standing.decide",
        where=ANYWHERE,
    ),
    _of_caller("lms_ops.search(text,text[],integer)", words="section"),
    _of_nobody("lms_ops.absent_roles()"),
    _of_nobody("lms_ops.account_of(text)", address="nobody@example.edu"),
    _of_nobody("lms_ops.demo_viewers()"),
    Function("lms_ops.find_login(text)", _given(user_name="nobody"), ANYBODY, role="lms_app"),
)


def _changed_grade(connection: Connection, at: Scene) -> UUID:
    """A mark of the student that has a history of one change."""
    grade = scene.graded_work(connection, at)
    connection.execute(text("update public.grades set percentage = percentage + 1 where id = :grade"), {"grade": grade})
    return grade


def _graded_student(connection: Connection, at: Scene) -> str:
    scene.graded_work(connection, at)
    return connection.scalar(
        text("select student_number from public.students where id = :student"), {"student": at.student}
    )
