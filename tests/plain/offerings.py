"""`mv_course_offering_statistics`, from the rows of the base tables; its parts serve the workload too."""

from collections import Counter, defaultdict
from datetime import date, time, timedelta
from fractions import Fraction
from functools import cache
from uuid import UUID

from plain.tables import (
    SEATED,
    Columns,
    Row,
    Tables,
    attendance_percentage,
    counts_by_status,
    credits_of,
    known,
    mark_columns,
    mean,
    name_of,
    percent_of,
    rounded,
    says_something,
    share,
    smallest,
    term_columns,
    unit_columns,
)


def offerings(tables: Tables) -> dict[UUID, Columns]:
    return {each.id: offering_columns(tables, each) for each in tables.rows("course_offerings")}


def offering_columns(tables: Tables, offering: Row) -> Columns:
    course = tables.one("courses", offering.course_id)
    enrollments = tables.of("course_enrollments", "course_offering_id", offering.id)
    counts = counts_by_status(enrollments)
    completed = [each for each in enrollments if each.enrollment_status == "completed"]
    points = known(each.grade_points for each in completed)
    assessments = tables.of("assessments", "course_offering_id", offering.id)
    grades = [
        each for made in assessments for each in tables.of("grades", "assessment_id", made.id) if says_something(each)
    ]
    submissions = [
        each
        for made in assessments
        for each in tables.of("assessment_submissions", "assessment_id", made.id)
        if each.status != "draft"
    ]
    schedules = tables.of("class_schedules", "course_offering_id", offering.id)
    records = [each for row in schedules for each in tables.of("attendance_records", "class_schedule_id", row.id)]
    attended = Counter(each.status for each in records)
    columns = {
        "course_offering_id": offering.id,
        "course_id": course.id,
        "course_code": course.code,
        "course_name": course.name,
        "course_level": course.course_level or "undergraduate",
        "section_code": offering.section_code,
        "component": offering.component,
        "parent_offering_id": offering.parent_offering_id,
        "credits": credits_of(tables, offering),
        "language_of_instruction": offering.language_of_instruction,
        "delivery_mode": offering.delivery_mode,
        "enrollment_status": offering.enrollment_status,
        "is_published": bool(offering.is_published),
        "enrolled_count": counts["enrolled"],
        "completed_count": counts["completed"],
        "dropped_count": counts["dropped"],
        "withdrawn_count": counts["withdrawn"],
        "waitlisted_count": counts["waitlisted"],
        "census_count": counts["enrolled"] + counts["completed"] + counts["withdrawn"],
        "d_count": sum((each.grade or "").startswith("D") for each in completed),
        "f_count": sum(each == 0 for each in points),
        "results_with_points": len(points),
        "average_grade_points": rounded(mean(points), 2),
        "assessment_count": len(assessments),
        "submission_count": len(submissions),
        "grade_count": len(grades),
        "graded_student_count": len({each.student_id for each in grades if percent_of(tables, each) is not None}),
        "attendance_count": attended["present"] + attended["late"] + attended["absent"],
        "attendance_student_count": attending_students(records, enrollments),
        "attendance_percentage": attendance_percentage(records, enrollments),
    }
    columns |= term_columns(tables, offering.academic_term_id)
    columns |= unit_columns(tables, course.organization_unit_id)
    columns |= mark_columns([percent_of(tables, each) for each in grades])
    columns |= seat_columns(tables, offering)
    columns |= queue_columns(tables, offering)
    columns |= instructor_columns(tables, offering)
    columns |= meeting_columns(tables, offering)
    return columns


def attending_students(records: list[Row], enrollments: list[Row]) -> int:
    """Of how many students the attendance is."""
    recorded = {each.student_id for each in records if each.status in ("present", "late", "absent")}
    stated = [
        each for each in enrollments if each.enrollment_status in SEATED and each.attendance_percentage is not None
    ]
    return len(recorded or stated)


def seats_taken(tables: Tables, offering: Row) -> int:
    enrollments = tables.of("course_enrollments", "course_offering_id", offering.id)
    return sum(each.enrollment_status in SEATED for each in enrollments)


def published_limit(tables: Tables, offering: Row) -> int:
    overrides = tables.of("capacity_overrides", "course_offering_id", offering.id)
    return next((each.published_limit for each in overrides if not each.closed_at), offering.max_enrollment)


def counts_for_fill(tables: Tables, offering: Row) -> bool:
    return (
        offering.component != "IND"
        and offering.enrollment_status != "cancelled"
        and published_limit(tables, offering) > 0
    )


def seat_columns(tables: Tables, offering: Row) -> Columns:
    taken, limit = seats_taken(tables, offering), published_limit(tables, offering)
    offers = [each for each in queue(tables, offering) if each.status == "notified"]
    fill = Fraction(100 * taken, limit) if counts_for_fill(tables, offering) else None
    if fill is None:
        band = None
    elif fill > tables.setting("demand", "overloaded_above_percent"):
        band = "overloaded"
    elif fill < tables.setting("demand", "underfilled_below_percent"):
        band = "underfilled"
    else:
        band = "balanced"
    return {
        "seats_taken": taken,
        "published_limit": limit,
        "max_enrollment": offering.max_enrollment,
        "free_seats": max(limit - taken - len(offers), 0),
        "fill_percentage": rounded(fill, 1),
        "fill_band": band,
    }


def queue(tables: Tables, offering: Row) -> list[Row]:
    """Who waits, and who has an offer that has not lapsed."""
    return [
        entry
        for entry in tables.of("course_waitlist", "course_offering_id", offering.id)
        if entry.status == "waiting" or (entry.status == "notified" and entry.notification_expires_at > tables.now)
    ]


def queue_columns(tables: Tables, offering: Row) -> Columns:
    here = queue(tables, offering)
    offered = [each for each in here if each.status == "notified"]
    unmet = [each for each in here if not is_seated(tables, each)]
    unmet_of_course = {
        each.student_id
        for section in same_course(tables, offering)
        for each in queue(tables, section)
        if not is_seated(tables, each)
    }
    return {
        "waitlist_size": len(here),
        "waitlist_capacity": offering.waitlist_capacity,
        "live_offers": len(offered),
        "unmet_demand": len(unmet),
        "phantom_entries": len(here) - len(unmet),
        "course_unmet_demand": len(unmet_of_course),
        "waiting_since": smallest(each.joined_at for each in here if each.status == "waiting"),
        "next_offer_lapses_at": smallest(each.notification_expires_at for each in offered),
    }


def same_course(tables: Tables, offering: Row) -> list[Row]:
    """All sections of the offering's course in its term."""
    sections = tables.of("course_offerings", "course_id", offering.course_id)
    return [each for each in sections if each.academic_term_id == offering.academic_term_id]


def is_seated(tables: Tables, entry: Row) -> bool:
    """Whether the student has a seat in any section of the same course, term and component."""
    wanted = tables.one("course_offerings", entry.course_offering_id)
    sections = {each.id for each in same_course(tables, wanted) if (each.component or "") == (wanted.component or "")}
    return any(
        each.enrollment_status in SEATED and each.course_offering_id in sections
        for each in tables.of("course_enrollments", "student_id", entry.student_id)
    )


def instructor_columns(tables: Tables, offering: Row) -> Columns:
    teachers = teachers_of(tables, offering)
    names = {teacher: name_of(tables, teacher) for teacher in teachers}
    order = sorted(teachers, key=lambda teacher: (not teachers[teacher][0], names[teacher]["en"], teacher))
    return {
        "instructor_count": len(teachers),
        "instructor_ids": order,
        "instructor_names": {
            language: ", ".join(names[teacher][language] for teacher in order) for language in ("az", "en", "ru")
        }
        if order
        else None,
    }


def teachers_of(tables: Tables, offering: Row) -> dict[UUID, tuple[bool, Fraction]]:
    """Each teacher of an offering: whether primary, and the part of the teaching."""
    listed = defaultdict(list)
    for row in tables.of("course_instructors", "course_offering_id", offering.id):
        listed[row.instructor_id].append(row)
    stated = {
        teacher: min(sum(Fraction(value) for value in known(row.share for row in rows)), Fraction(1))
        for teacher, rows in listed.items()
        if known(row.share for row in rows)
    }
    left = max(1 - sum(stated.values()), Fraction(0))
    equal = share(left, len(listed) - len(stated))
    return {
        teacher: (any(row.role in (None, "primary") for row in rows), stated.get(teacher, equal))
        for teacher, rows in listed.items()
    }


def meeting_columns(tables: Tables, offering: Row) -> Columns:
    meetings = meetings_of(tables, offering)
    return {
        "contact_hours_per_week": rounded(sum(minutes * part for minutes, part, _ in meetings.values()) / 50, 2)
        if meetings
        else None,
        "meetings": [
            {
                "day": day,
                "start": f"{start:%H:%M}",
                "end": f"{end:%H:%M}",
                "rooms": ", ".join(sorted(rooms)) or None,
            }
            for (day, start, end), (_, _, rooms) in sorted(meetings.items())
        ],
    }


def meetings_of(tables: Tables, offering: Row) -> dict[tuple, tuple[int, Fraction, set[str]]]:
    """Each weekly meeting (day, start, end): its minutes, the part of the term with it, and its rooms."""
    term = tables.one("academic_terms", offering.academic_term_id)
    if term is None:
        return {}
    days_of_term = set(days(term.start_date, term.end_date))
    held, rooms = defaultdict(set), defaultdict(set)
    for row in tables.of("class_schedules", "course_offering_id", offering.id):
        if row.is_recurring is False or row.day_of_week is None or row.end_time <= row.start_time:
            continue
        meeting = (row.day_of_week, row.start_time, row.end_time)
        dates = days(row.effective_from or term.start_date, row.effective_until or term.end_date)
        held[meeting] |= days_of_term.intersection(dates) or days_of_term
        if room := tables.one("rooms", row.room_id):
            building = tables.one("buildings", room.building_id)
            rooms[meeting].add(" ".join(known((building and building.code, room.room_number))))
    return {
        meeting: (minutes_between(*meeting[1:]), Fraction(len(dates), len(days_of_term)), rooms[meeting])
        for meeting, dates in held.items()
    }


@cache
def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def minutes_between(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute
