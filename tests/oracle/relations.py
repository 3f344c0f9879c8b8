"""The relations that the oracle asks about, and what a row of each is called."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Relation:
    """A table or a view, what names a row of it in SQL, and the roles of the database that may ask about it."""

    name: str  # schema and name
    key: str = "id"
    roles: tuple[str, ...] = ("lms_app",)
    moves: bool = True  # has foreign keys that may be written where rows may be updated

    @property
    def short_name(self) -> str:
        return self.name.partition(".")[2]


DASHBOARD = ("lms_dashboard",)
BOTH = ("lms_app", "lms_dashboard")

TABLES = tuple(
    Relation(f"public.{name}")
    for name in (
        "academic_honors",
        "academic_standing_history",
        "assessment_submissions",
        "attendance_records",
        "audit_logs",
        "course_waitlist",
        "degree_audit_progress",
        "enrollment_grades",
        "file_uploads",
        "gpa_calculations",
        "grade_appeals",
        "grades",
        "graduation_applications",
        "page_views",
        "persons",
        "schedule_conflicts",
        "staff_members",
        "student_group_members",
        "student_groups",
        "student_holds",
        "student_transcripts",
        "students",
        "system_settings",
        "transcript_requests",
        "user_preferences",
        "user_roles",
        "user_sessions",
    )
) + (
    Relation("public.course_enrollments", roles=BOTH),
    Relation("public.notifications", moves=False),
    Relation("public.permissions", moves=False),
    Relation("public.roles", moves=False),
    Relation("public.users", moves=False),
    Relation("public.role_permissions", "role_id || ' ' || permission_id"),
    Relation("public.grade_change_history", roles=()),
    Relation("lms_ops.registration_permits", roles=()),
    Relation("lms_ops.transfer_credits", roles=()),
    Relation("lms_ops.waitlist_events", roles=()),
)
RELATIONS = {"lms_app": TABLES, "lms_dashboard": TABLES}
