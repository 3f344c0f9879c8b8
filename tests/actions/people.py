"""What people do with the dashboard and the LMS themselves: look, take rows away, refresh, repair, sign in."""

from datetime import UTC, datetime

import sample
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, text

from actions import scene
from actions.function import ANYBODY, ANYWHERE, EVERYWHERE, KNOWN, Function
from actions.scene import Scene

ACTIONS = (
    Function(
        "lms_ops.open_record(uuid,text)",
        lambda _connection, at: {"student": at.student, "purpose": "Advising"},
        "student.read",
        own=frozenset({"student", "advisor"}),
        audited="view",
    ),
    Function(
        "lms_ops.person_details(uuid)",
        lambda _connection, at: {"person": at.user},
        "student.read",
        own=frozenset({"student", "advisor"}),
        audited="view",
        role="lms_app",
    ),
    Function(
        "lms_ops.record_export(text,jsonb,integer,text)",
        lambda _connection, _at: {
            "topic": "holds",
            "filters": Jsonb({"unit": "CS"}),
            "rows": 12,
            "purpose": "Accreditation",
        },
        "export.create",
        where=ANYWHERE,
        audited="export",
    ),
    Function(
        "lms_ops.refresh_statistics(text,boolean)",
        lambda _connection, _at: {"only_view": "mv_faculty_workload"},
        "statistics.refresh",
        where=ANYWHERE,
        audited="refresh_statistics",
    ),
    Function(
        "lms_ops.recount_enrollments()",
        lambda connection, at: _wrong_counter(connection, at),
        "database.repair",
        where=ANYWHERE,
        audited="recount_enrollments",
    ),
    Function(
        "lms_ops.keep_session(text,timestamp with time zone,boolean,inet,text)",
        lambda _connection, _at: {"key": "the only one", "signed_in_at": datetime.now(UTC)},
        ANYBODY,
        audited="sign_in",
    ),
    Function(
        "lms_ops.end_session(text)",
        lambda connection, at: {"key": _session(connection, at)},
        ANYBODY,
        own=frozenset({"student"}),
        audited="sign_out",
    ),
    Function(
        "lms_ops.record_login()",
        lambda _connection, _at: {},
        KNOWN,
        audited="login",
        role="lms_app",
    ),
    Function(
        "lms_ops.record_failed_login(text)",
        lambda connection, at: {
            "user_name": connection.scalar(
                text("select username from public.users where id = :user"), {"user": at.user}
            )
        },
        ANYBODY,
        audited="failed_login",
        role="lms_app",
    ),
    Function(
        "lms_ops.set_password(uuid,text)",
        lambda _connection, at: {"person": at.user, "new_hash": "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"},
        "user.manage",
        where=EVERYWHERE,
        own=frozenset({"student"}),
        audited="set_password",
        role="lms_app",
    ),
    Function(
        "lms_ops.set_second_factor(uuid,text)",
        lambda _connection, at: {"person": at.user, "new_secret": "JBSWY3DPEHPK3PXP"},
        "user.manage",
        where=EVERYWHERE,
        own=frozenset({"student"}),
        audited="set_second_factor",
        role="lms_app",
    ),
)


def _wrong_counter(connection: Connection, at: Scene) -> dict[str, object]:
    connection.execute(
        text("update public.course_offerings set current_enrollment = 7 where id = :id"),
        {"id": scene.section(connection, at)},
    )
    return {}


def _session(connection: Connection, at: Scene) -> str:
    """The key of an open session of the student's."""
    key = "the only one"
    sample.insert(connection, "user_sessions", user_id=at.user, session_id=key, is_active=True)
    return key
