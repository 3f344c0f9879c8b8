"""`mv_faculty_workload`, from the rows of the base tables."""

from collections import Counter, defaultdict
from fractions import Fraction
from functools import cache
from uuid import UUID

from plain.offerings import counts_for_fill, meetings_of, published_limit, seats_taken, teachers_of
from plain.tables import (
    Columns,
    Row,
    Tables,
    credits_of,
    mean,
    name_of,
    percent_of,
    rounded,
    says_something,
    share,
    term_columns,
    unit_columns,
)

Section = tuple[Row, bool, Fraction]  # an offering, whether taught as primary, and the part of it


def workload(tables: Tables) -> dict[tuple[UUID, UUID], Columns]:
    sections = sections_taught(tables)
    keys = set(sections) | {
        (staff.user_id, term.id)
        for staff in tables.rows("staff_members")
        for term in tables.rows("academic_terms")
        if could_teach(tables, staff, term)
    }
    return {key: workload_columns(tables, *key, sections[key]) for key in keys}


def sections_taught(tables: Tables) -> dict[tuple[UUID, UUID], list[Section]]:
    """By teacher and term; cancelled offerings are nobody's work."""
    sections = defaultdict(list)
    for offering in tables.rows("course_offerings"):
        if offering.academic_term_id and offering.enrollment_status != "cancelled":
            for teacher, (is_primary, part) in teachers_of(tables, offering).items():
                sections[teacher, offering.academic_term_id].append((offering, is_primary, part))
    return sections


def could_teach(tables: Tables, staff: Row, term: Row) -> bool:
    """Active teaching staff, employed in the term."""
    teacher_role = tables.one("roles", "TEACHER", "code").id
    teaches = (
        staff.academic_rank is not None
        or any(
            role.role_id == teacher_role and (role.valid_until is None or role.valid_until > tables.now)
            for role in tables.of("user_roles", "user_id", staff.user_id)
        )
        or tables.of("course_instructors", "instructor_id", staff.user_id)
    )
    return bool(
        staff.user_id
        and staff.is_active is not False
        and teaches
        and staff.hire_date <= term.end_date
        and (staff.contract_end_date is None or staff.contract_end_date >= term.start_date)
    )


def workload_columns(tables: Tables, teacher: UUID, term_id: UUID, sections: list[Section]) -> Columns:
    staff = tables.one("staff_members", teacher, "user_id")
    units = Counter(tables.one("courses", offering.course_id).organization_unit_id for offering, _, _ in sections)
    unit = min(units, key=lambda each: (-units[each], each), default=None)
    counted = [offering for offering, _, _ in sections if counts_for_fill(tables, offering)]
    capacity = sum(published_limit(tables, offering) for offering in counted)
    in_term = assessments_of_term(tables, term_id)
    graded = [
        grade
        for made in in_term
        for grade in tables.of("grades", "assessment_id", made.id)
        if grade.graded_by == teacher and says_something(grade)
    ]
    columns = {
        "instructor_id": teacher,
        "staff_member_id": staff and staff.id,
        "employee_number": staff and staff.employee_number,
        "name": name_of(tables, teacher),
        "employment_type": staff and staff.employment_type,
        "academic_rank": staff and staff.academic_rank,
        "position_title": staff and staff.position_title,
        "courses_primary": sum(is_primary for _, is_primary, _ in sections),
        "courses_assisting": sum(not is_primary for _, is_primary, _ in sections),
        "preparations": len({offering.course_id for offering, _, _ in sections}),
        "shared_sections": sum(part < 1 for _, _, part in sections),
        "graduate_sections": sum(is_graduate(tables, offering) for offering, _, _ in sections),
        "total_capacity": capacity,
        "total_enrollment": sum(seats_taken(tables, offering) for offering, _, _ in sections),
        "fill_percentage": rounded(
            share(100 * sum(seats_taken(tables, offering) for offering in counted), capacity), 1
        ),
        "enrollment_by_share": rounded(
            Fraction(sum(seats_taken(tables, offering) * part for offering, _, part in sections)), 1
        ),
        "student_credit_hours": rounded(
            Fraction(
                sum(
                    seats_taken(tables, offering) * part * credits_taught(tables, offering)
                    for offering, _, part in sections
                )
            ),
            1,
        ),
        "assessments_created": sum(made.created_by == teacher for made in in_term),
        "grades_submitted": len(graded),
        "smallest_graded_group": min(
            (len(group) for groups in graded_groups(tables, term_id) if teacher in groups for group in groups.values()),
            default=0,
        ),
        "average_percentage_given": rounded(mean(percent_of(tables, grade) for grade in graded), 2),
    }
    columns |= term_columns(tables, term_id)
    columns |= unit_columns(tables, (staff and staff.organization_unit_id) or unit)
    columns |= load_columns(tables, staff, sections)
    return columns


@cache
def assessments_of_term(tables: Tables, term_id: UUID) -> list[Row]:
    return [
        made
        for offering in tables.of("course_offerings", "academic_term_id", term_id)
        for made in tables.of("assessments", "course_offering_id", offering.id)
    ]


@cache
def graded_groups(tables: Tables, term_id: UUID) -> list[dict[UUID | None, set[UUID]]]:
    """For each offering of a term: who was graded by whom, with marks that are a percent of something."""
    found = []
    for offering in tables.of("course_offerings", "academic_term_id", term_id):
        groups = defaultdict(set)
        for made in tables.of("assessments", "course_offering_id", offering.id):
            for grade in tables.of("grades", "assessment_id", made.id):
                if percent_of(tables, grade) is not None:
                    groups[grade.graded_by].add(grade.student_id)
        found.append(dict(groups))
    return found


def load_columns(tables: Tables, staff: Row | None, sections: list[Section]) -> Columns:
    """Contact hours and their limit. Sections met at one hour are one meeting, with the largest share."""
    meetings = defaultdict(list)
    for offering, _, part in sections:
        for meeting, (minutes, part_of_term, _) in meetings_of(tables, offering).items():
            meetings[meeting].append((minutes * part_of_term * part / 50, is_graduate(tables, offering)))
    hours = sum((max(each)[0] for each in meetings.values()), Fraction(0))
    graduate_hours = sum(
        (max(each)[0] for each in meetings.values() if any(graduate for _, graduate in each)), Fraction(0)
    )
    graduate_part = share(graduate_hours, hours) or Fraction(0)
    part_time = staff is not None and staff.employment_type in ("part_time", "contract")
    limit = (tables.setting("workload", "part_time_share") if part_time else 1) * (
        (1 - graduate_part) * tables.setting("workload", "undergraduate_hours")
        + graduate_part * tables.setting("workload", "graduate_hours")
    )
    if not sections:
        band = "unassigned"
    elif not meetings:
        hours, band = None, "unknown"
    elif hours > limit:
        band = "over"
    elif hours < limit * tables.setting("workload", "underloaded_below_percent") / 100:
        band = "under"
    else:
        band = "balanced"
    return {
        "contact_hours_per_week": rounded(hours, 2),
        "graduate_percentage": rounded(100 * graduate_part, 1),
        "hours_limit": rounded(Fraction(limit), 2),
        "load_percentage": None if hours is None else rounded(100 * hours / limit, 1),
        "load_band": band,
    }


def is_graduate(tables: Tables, offering: Row) -> bool:
    return (tables.one("courses", offering.course_id).course_level or "undergraduate") != "undergraduate"


def credits_taught(tables: Tables, offering: Row) -> Fraction:
    """The credits of a discussion go with its lecture, unless it states its own."""
    if offering.parent_offering_id and offering.credits is None:
        return Fraction(0)
    return credits_of(tables, offering)
