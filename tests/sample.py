"""A little university, row by row: each function inserts one thing with sensible defaults and returns its id.

The first argument is a connection of the owner. Whatever a test cares about it names; any further column goes
in as a keyword. Ids of people are `users.id`, but for `student`, which returns `students.id`.
"""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import sqlalchemy
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, text

_numbers = itertools.count(1)


def insert(connection: Connection, table_name: str, *, schema: str = "public", **values: object) -> UUID:
    """One row of a table; a dict becomes jsonb."""
    row = {name: Jsonb(value) if isinstance(value, dict) else value for name, value in values.items()}
    table = sqlalchemy.table(table_name, *(sqlalchemy.column(name) for name in row), schema=schema)
    return connection.scalar(table.insert().values(row).returning(sqlalchemy.column("id")))


def words(value: str) -> dict[str, str]:
    """The same words in all three languages."""
    return {"az": value, "en": value, "ru": value}


def unit(connection: Connection, code: str | None = None, *, parent: UUID | None = None, **columns: object) -> UUID:
    """A department, or what `type` says: university, school, faculty, center."""
    code = code or f"U{next(_numbers)}"
    values = {"type": "department", "name": words(f"Unit {code}")} | columns
    return insert(connection, "organization_units", code=code, parent_id=parent, **values)


def program(connection: Connection, unit_id: UUID, **columns: object) -> UUID:
    """A bachelor's programme of 120 credits."""
    code = f"P{next(_numbers)}"
    values = {
        "code": code,
        "name": words(f"Programme {code}"),
        "degree_type": "bachelor",
        "total_credits": 120,
    }
    return insert(connection, "academic_programs", **values | {"organization_unit_id": unit_id} | columns)


def term(connection: Connection, label: str = "2025-spring", **columns: object) -> UUID:
    """A term by its calendar year and season; not the current one unless `is_current` says so."""
    year, season = int(label[:4]), label[5:]
    first_year = year if season == "fall" else year - 1
    first, last = {
        "fall": (date(year, 9, 1), date(year, 12, 20)),
        "winter": (date(year, 1, 5), date(year, 1, 25)),
        "spring": (date(year, 2, 1), date(year, 5, 31)),
        "summer": (date(year, 6, 10), date(year, 8, 10)),
    }[season]
    values = {
        "academic_year": f"{first_year}-{first_year + 1}",
        "term_type": season,
        "term_number": {"fall": 1, "winter": 2, "spring": 3, "summer": 4}[season],
        "start_date": first,
        "end_date": last,
    }
    return insert(connection, "academic_terms", **values | columns)


def open_term(connection: Connection, label: str = "2025-spring", **columns: object) -> UUID:
    """The current term, on whatever day: it began a month ago, goes on for three, and registration is open."""
    today = date.today()
    dates = {"start_date": today - timedelta(days=30), "end_date": today + timedelta(days=90)}
    return term(connection, label, **{"is_current": True} | dates | columns)


def course(connection: Connection, unit_id: UUID, code: str | None = None, **columns: object) -> UUID:
    """An undergraduate course of 3 credits."""
    code = code or f"C{next(_numbers)}"
    values = {"name": words(f"Course {code}"), "credit_hours": 3, "course_level": "undergraduate"}
    return insert(connection, "courses", code=code, organization_unit_id=unit_id, **values | columns)


def offering(connection: Connection, course_id: UUID, term_id: UUID, **columns: object) -> UUID:
    """A published section of 30 seats with room for 10 in the queue, in English."""
    values = {
        "section_code": f"{next(_numbers):03}",
        "language_of_instruction": "en",
        "max_enrollment": 30,
        "waitlist_capacity": 10,
        "is_published": True,
    }
    keys = {"course_id": course_id, "academic_term_id": term_id}
    return insert(connection, "course_offerings", **values | keys | columns)


def meeting(connection: Connection, offering_id: UUID, day: int, start: str, end: str, **columns: object) -> UUID:
    """A weekly meeting; day 0 is Sunday, times are '09:00'."""
    return insert(
        connection,
        "class_schedules",
        course_offering_id=offering_id,
        day_of_week=day,
        start_time=time.fromisoformat(start),
        end_time=time.fromisoformat(end),
        **columns,
    )


def person(connection: Connection, name: str | None = None, **columns: object) -> UUID:
    """Somebody who may sign in, by 'First Last'; returns users.id."""
    number = next(_numbers)
    first, last = (name or f"Person {number}").split(" ", 1)
    username = f"{first}.{last}.{number}".lower().replace(" ", ".")
    values = {"username": username, "email": f"person{number}@example.edu", "password_hash": "!"} | columns
    user_id = insert(connection, "users", **values)
    insert(connection, "persons", user_id=user_id, first_name=first, last_name=last)
    return user_id


def role(connection: Connection, user_id: UUID, code: str, unit_id: UUID | None = None, **columns: object) -> UUID:
    """Grant a role, for one unit or for all."""
    role_id = connection.scalar(text("select id from public.roles where code = :code"), {"code": code})
    keys = {"user_id": user_id, "role_id": role_id, "organization_unit_id": unit_id}
    return insert(connection, "user_roles", **keys | columns)


def viewer(connection: Connection, role_code: str, unit_id: UUID | None = None) -> UUID:
    """Somebody with a role, such as a DEPT_HEAD of a unit or a REGISTRAR; returns users.id."""
    user_id = person(connection)
    role(connection, user_id, role_code, unit_id)
    return user_id


def staff(connection: Connection, unit_id: UUID, name: str | None = None, **columns: object) -> UUID:
    """A full-time member of staff; returns users.id, which is what teaching and grading point at."""
    user_id = person(connection, name)
    values = {
        "employee_number": f"TCH{next(_numbers)}",
        "position_title": words("Lecturer"),
        "employment_type": "full_time",
        "hire_date": date(2015, 9, 1),
    }
    keys = {"user_id": user_id, "organization_unit_id": unit_id}
    insert(connection, "staff_members", **values | keys | columns)
    return user_id


def student(connection: Connection, program_id: UUID | None = None, name: str | None = None, **columns: object) -> UUID:
    """An active full-time student; returns students.id. `user_id` finds the user."""
    values = {
        "user_id": columns.get("user_id") or person(connection, name),
        "student_number": f"STU{next(_numbers):018}",
        "academic_program_id": program_id,
        "enrollment_date": date(2023, 9, 1),
        "status": "active",
        "study_mode": "full_time",
    }
    return insert(connection, "students", **values | columns)


def user_id(connection: Connection, student_id: UUID) -> UUID:
    """The user of a student."""
    return connection.scalar(text("select user_id from public.students where id = :id"), {"id": student_id})


def instructor(connection: Connection, offering_id: UUID, teacher_id: UUID, **columns: object) -> UUID:
    """A primary instructor of an offering, with an equal share."""
    return insert(connection, "course_instructors", course_offering_id=offering_id, instructor_id=teacher_id, **columns)


def enrollment(connection: Connection, offering_id: UUID, student_id: UUID, **columns: object) -> UUID:
    """A seat, taken now. `enrollment_status`, `grade` and `grade_points` tell another story."""
    values = {"enrollment_status": "enrolled"} | columns
    return insert(connection, "course_enrollments", course_offering_id=offering_id, student_id=student_id, **values)


def waiting(connection: Connection, offering_id: UUID, student_id: UUID, **columns: object) -> UUID:
    """The next place in an offering's queue; course, component and position are the database's to fill in."""
    return insert(connection, "course_waitlist", course_offering_id=offering_id, student_id=student_id, **columns)


def hold(connection: Connection, student_id: UUID, **columns: object) -> UUID:
    """An active financial hold that blocks registration."""
    values = {"hold_category": "financial", "reason": "Unpaid tuition", "blocks_registration": True}
    return insert(connection, "student_holds", student_id=student_id, **values | columns)


def prerequisite(connection: Connection, course_id: UUID, required_course_id: UUID, **columns: object) -> UUID:
    """A mandatory prerequisite."""
    return insert(
        connection,
        "course_prerequisites",
        course_id=course_id,
        prerequisite_course_id=required_course_id,
        **columns,
    )


def corequisite(connection: Connection, course_id: UUID, required_course_id: UUID, **columns: object) -> UUID:
    """A course to be taken in the same term; `is_strict=False`: or before."""
    return insert(
        connection, "course_corequisites", course_id=course_id, corequisite_course_id=required_course_id, **columns
    )


def equivalency(connection: Connection, course_id: UUID, other_course_id: UUID | None, **columns: object) -> UUID:
    """What counts for a course, since 2020: an exact equivalent that somebody has approved."""
    values = {
        "equivalency_type": "exact",
        "effective_from": date(2020, 1, 1),
        "approval_status": "approved",
        "approved_by": person(connection),
    }
    keys = {"course_id": course_id, "equivalent_course_id": other_course_id}
    return insert(connection, "course_equivalencies", **values | keys | columns)


def transfer_credit(connection: Connection, student_id: UUID, course_id: UUID, **columns: object) -> UUID:
    """A course of another university in spring 2024, credited as one of ours with 4 credits."""
    values = {
        "external_institution": "Other University",
        "external_course_name": f"Course {next(_numbers)}",
        "completed_on": date(2024, 6, 1),
        "status": "credited",
        "credits_awarded": 4,
        "decided_at": datetime.now(UTC),
    }
    keys = {"student_id": student_id, "course_id": course_id}
    return insert(connection, "transfer_credits", schema="lms_ops", **values | keys | columns)


def permit(connection: Connection, student_id: UUID, offering_id: UUID, obstacle: str, **columns: object) -> UUID:
    """An obstacle that an office has set aside for a student and an offering, for good."""
    values = {"reason": "Agreed with the dean", "obstacle": obstacle}
    keys = {"student_id": student_id, "course_offering_id": offering_id}
    return insert(connection, "registration_permits", schema="lms_ops", **values | keys | columns)


def assessment(connection: Connection, offering_id: UUID, **columns: object) -> UUID:
    """An exam of 100 marks that counts for everything."""
    values = {
        "title": words("Exam"),
        "assessment_type": "exam",
        "weight_percentage": 100,
        "total_marks": 100,
        "passing_marks": 60,
    }
    return insert(connection, "assessments", course_offering_id=offering_id, **values | columns)


def grade(connection: Connection, assessment_id: UUID, student_id: UUID, percentage: float, **columns: object) -> UUID:
    """A final mark, in percent."""
    values = {"percentage": percentage, "marks_obtained": percentage, "is_final": True}
    return insert(connection, "grades", assessment_id=assessment_id, student_id=student_id, **values | columns)


def attendance(connection: Connection, meeting_id: UUID, student_id: UUID, day: date, status: str = "present") -> UUID:
    """Whether a student came to one meeting."""
    return insert(
        connection,
        "attendance_records",
        class_schedule_id=meeting_id,
        student_id=student_id,
        attendance_date=day,
        status=status,
    )
