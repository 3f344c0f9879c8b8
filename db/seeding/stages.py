"""The stages of drawing a university: what each is called, and its files of db/sql/seed in their order."""

Stage = tuple[str, tuple[str, ...]]

# Most of the rows are in these: they are loaded without indexes and foreign keys.
LARGE_TABLES = ("course_enrollments", "grades", "attendance_records", "assessments")

# Here triggers would act as if all this happened now. Those that stay on do what a seed wants as well:
# they make the search vectors.
QUIET_TABLES = (
    *LARGE_TABLES,
    "audit_logs",
    "course_waitlist",
    "notifications",
    "organization_units",
    "schedule_conflicts",
    "student_holds",
    "system_settings",
)


def loading_stages(terms: int) -> list[Stage]:
    """Everything that is drawn, term by term where one follows from the one before."""
    return [
        ("units and courses", ("settings", "units", "courses", "plans")),
        ("requirements", ("prerequisites", "prerequisite_groups", "degrees")),
        ("students", ("students", "courses_taken")),
        *((f"term {term} of {terms}", ("courses_taken_in_term",)) for term in range(1, terms + 1)),
        ("sections", ("sections",)),
        ("teaching", ("staff", "teaching")),
        ("queues", ("queues", "queue_entries")),
        ("people and offerings", ("people", "staff_records", "offerings")),
        ("student records", ("student_records",)),
        ("attendance", ("attendance",)),
        ("enrollments", ("enrollments",)),
        ("assessments", ("assessments",)),
        ("grades", ("grades",)),
        ("waitlists and holds", ("waitlists", "holds")),
        ("equivalencies and standing", ("equivalencies", "transfers", "standing")),
        ("changes of grades, groups and messages", ("corrections", "groups", "messages")),
    ]


# What asks the loaded tables, and so wants their indexes.
CHECKING_STAGES: list[Stage] = [("permits and conflicts", ("permits", "conflicts"))]
