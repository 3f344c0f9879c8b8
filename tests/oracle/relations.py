"""The relations that the oracle asks about, and what a row of each is called."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Relation:
    """A table or a view, what names a row of it in SQL, and the roles of the database that may ask about it."""

    name: str  # schema and name
    key: str = "id"
    roles: tuple[str, ...] = ("lms_app",)
    moves: bool = True  # has foreign keys that may be written where rows may be updated

    @property
    def answer(self) -> str:
        """What views of schema oracle call it: report's views are told from tables of the same name."""
        schema, _, name = self.name.partition(".")
        return f"report_{name}" if schema == "report" else name


DASHBOARD = ("lms_dashboard",)
BOTH = ("lms_app", "lms_dashboard")

TABLES = tuple(
    Relation(f"public.{name}")
    for name in (
        "academic_honors",
        "assessment_submissions",
        "attendance_records",
        "degree_audit_progress",
        "enrollment_grades",
        "file_uploads",
        "gpa_calculations",
        "grade_appeals",
        "grades",
        "graduation_applications",
        "page_views",
        "persons",
        "staff_members",
        "student_transcripts",
        "system_settings",
        "transcript_requests",
        "user_preferences",
        "user_roles",
        "user_sessions",
    )
) + (
    Relation("public.academic_standing_history", roles=BOTH),
    Relation("public.audit_logs", roles=BOTH),
    Relation("public.course_enrollments", roles=BOTH),
    Relation("public.course_waitlist", roles=BOTH),
    Relation("public.schedule_conflicts", roles=BOTH),
    Relation("public.student_group_members", roles=BOTH),
    Relation("public.student_groups", roles=BOTH),
    Relation("public.student_holds", roles=BOTH),
    Relation("public.students", roles=BOTH),
    Relation("public.notifications", moves=False),
    Relation("public.permissions", moves=False),
    Relation("public.roles", moves=False),
    Relation("public.users", moves=False),
    Relation("public.role_permissions", "role_id || ' ' || permission_id"),
    Relation("public.grade_change_history", roles=()),
    Relation("lms_ops.registration_permits", roles=DASHBOARD),
    Relation("lms_ops.transfer_credits", roles=DASHBOARD),
    Relation("lms_ops.waitlist_events", roles=DASHBOARD),
)
VIEWS = tuple(
    Relation(f"report.{name}", key, roles=DASHBOARD)
    for name, key in (
        ("access", "entry_id"),
        ("announcements", "announcement_id"),
        ("blocked_students", "student_id"),
        ("changed_values", "change_id"),
        ("conflicts", "conflict_id"),
        ("course_requirements", "requirement_id"),
        ("courses", "course_id"),
        ("creditable_courses", "course_id"),
        ("database", "database_name"),
        ("database_growth", "table_name"),
        ("database_refreshes", "refresh_id"),
        ("database_relations", "schema_name || ' ' || relation_name"),
        ("demand", "offering_id"),
        ("demand_courses", "term_id || ' ' || course_id"),
        ("demand_trend", "concat_ws(' ', term_id, unit_id)"),
        ("demand_units", "term_id || ' ' || unit_id"),
        ("demand_week", "offering_id"),
        ("equivalencies", "equivalency_id"),
        ("freshness", "view_name"),
        ("grade_letters", "letter_grade"),
        ("grade_seal", "chains"),
        ("grades", "change_id"),
        ("groups", "group_id"),
        ("holds", "hold_id"),
        ("incompatible_courses", "course_code || ' ' || other_course_code"),
        ("installation_decisions", "installation_id || ' ' || finding"),
        ("installations", "installation_id"),
        ("installed_steps", "installation_id || ' ' || path"),
        ("maintenance_runs", "run_id"),
        ("maintenance_schedule", "task_name"),
        ("maintenance_tasks", "task_id"),
        ("offering", "offering_id"),
        ("open_sections", "offering_id"),
        ("partitions", "partition_name"),
        ("people", "user_id"),
        ("programs", "program_id"),
        ("retired_rows", "retired_id"),
        ("roster", "enrollment_id"),
        ("search", "kind"),
        ("set_aside_rows", "set_aside_id"),
        ("statistics_history", "concat_ws(' ', figure, organization_unit_id, academic_term_id)"),
        ("student", "student_id"),
        ("student_enrollments", "enrollment_id"),
        ("student_names", "student_id"),
        ("student_permits", "permit_id"),
        ("student_results", "term_id || ' ' || course_id"),
        ("student_standings", "decision_id"),
        ("student_terms", "concat_ws(' ', student_id, term_id)"),
        ("student_waiting", "entry_id"),
        ("students", "student_id"),
        ("terms", "term_id"),
        ("transfer_credits", "transfer_id"),
        ("units", "unit_id"),
        ("viewer", "user_id"),
        ("waitlist_decisions", "decision_id"),
        ("waitlist_entries", "entry_id"),
        ("waitlist_history", "offering_id"),
        ("waitlists", "offering_id"),
        ("workload", "instructor_id || ' ' || term_id"),
        ("workload_sections", "instructor_id || ' ' || offering_id"),
        ("workload_units", "unit_id || ' ' || term_id"),
    )
) + (
    # what views of report that run as whoever looks are made of
    Relation("lms_ops.completed_courses", "concat_ws(' ', student_id, academic_term_id)", roles=DASHBOARD),
    Relation("lms_ops.current_standings", "student_id", roles=DASHBOARD),
)
RELATIONS = {"lms_app": TABLES, "lms_dashboard": TABLES + VIEWS}
