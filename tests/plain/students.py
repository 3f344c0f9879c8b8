"""`mv_student_statistics`, from the rows of the base tables."""

from collections import Counter, defaultdict
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from plain.tables import (
    Columns,
    Row,
    Tables,
    attendance_percentage,
    counts_by_status,
    credits_of,
    largest,
    mark_columns,
    name_of,
    percent_of,
    rounded,
    says_something,
    share,
    unit_columns,
)


def students(tables: Tables) -> dict[UUID, Columns]:
    return {student.id: student_columns(tables, student) for student in tables.rows("students")}


def student_columns(tables: Tables, student: Row) -> Columns:
    program = tables.one("academic_programs", student.academic_program_id)
    user = tables.one("users", student.user_id)
    enrollments = tables.of("course_enrollments", "student_id", student.id)
    counts = counts_by_status(enrollments)
    grades = [each for each in tables.of("grades", "student_id", student.id) if says_something(each)]
    submissions = [
        each for each in tables.of("assessment_submissions", "student_id", student.id) if each.status != "draft"
    ]
    records = tables.of("attendance_records", "student_id", student.id)
    record_counts = Counter(each.status for each in records)
    last_day = student.actual_graduation_date or tables.now.astimezone(tables.zone).date()
    last_attended = largest(each.attendance_date for each in records if each.status in ("present", "late"))
    number = student.student_number
    columns = {
        "student_id": student.id,
        "user_id": student.user_id,
        "student_number": number,
        "name": name_of(tables, student.user_id) or dict.fromkeys(("az", "en", "ru"), number),
        "status": student.status,
        "study_mode": student.study_mode,
        "funding_type": student.funding_type,
        "academic_program_id": student.academic_program_id,
        "program_code": program and program.code,
        "program_name": program and program.name,
        "degree_type": program and program.degree_type,
        "credits_required": program and program.total_credits,
        "academic_advisor_id": student.academic_advisor_id,
        "advisor_name": name_of(tables, student.academic_advisor_id),
        "enrollment_date": student.enrollment_date,
        "years_enrolled": rounded(Fraction(max((last_day - student.enrollment_date).days, 0)) / Fraction("365.25"), 1),
        "total_enrollments": len(enrollments),
        "completed_enrollments": counts["completed"],
        "current_enrollments": counts["enrolled"],
        "dropped_enrollments": counts["dropped"],
        "withdrawn_enrollments": counts["withdrawn"],
        "grade_count": len(grades),
        "submission_count": len(submissions),
        "attended_count": record_counts["present"] + record_counts["late"],
        "late_count": record_counts["late"],
        "missed_count": record_counts["absent"],
        "excused_count": record_counts["excused"] + record_counts["sick"],
        "attendance_percentage": attendance_percentage(records, enrollments),
        "last_enrollment_at": largest(each.enrollment_date for each in enrollments),
        "last_submission_at": largest(each.submission_date for each in submissions),
        "last_graded_at": largest(each.graded_at for each in grades),
        "last_attended_on": last_attended,
        "last_login_at": user and user.last_login_at,
    }
    columns |= unit_columns(tables, program and program.organization_unit_id)
    columns |= mark_columns([percent_of(tables, each) for each in grades])
    columns |= course_columns(tables, student, enrollments)
    columns |= standing_columns(tables, student)
    columns["last_activity_at"] = largest(
        [
            columns["last_enrollment_at"],
            columns["last_submission_at"],
            columns["last_login_at"],
            last_attended and datetime(*last_attended.timetuple()[:3], tzinfo=tables.zone),
        ]
    )
    columns["risk_reasons"] = risk_reasons(tables, columns)
    return columns


def course_columns(tables: Tables, student: Row, enrollments: list[Row]) -> Columns:
    """Credits and averages: a course counts once a term, with its largest credits and its best points.

    What was credited from elsewhere earns its credits, unless the same course was passed here.
    """
    completed, current = defaultdict(list), defaultdict(list)
    for each in enrollments:
        offering = tables.one("course_offerings", each.course_offering_id)
        courses = {"completed": completed, "enrolled": current}.get(each.enrollment_status)
        if courses is not None:
            key = (offering.academic_term_id, offering.course_id)
            courses[key].append((credits_of(tables, offering), each.grade_points))
    results = [
        (term_id, max(credit for credit, _ in taken), largest(points for _, points in taken))
        for (term_id, _), taken in completed.items()
    ]
    graded = [(term_id, credit, Fraction(points)) for term_id, credit, points in results if points is not None]
    passed_here = {
        course_id
        for (_, course_id), taken in completed.items()
        if any(points is None or points > 0 for _, points in taken)
    }
    from_elsewhere = [
        Fraction(each.credits_awarded)
        for each in tables.of("transfer_credits", "student_id", student.id)
        if each.status == "credited" and each.course_id not in passed_here
    ]
    terms = {term_id for term_id, credit, _ in graded if credit}
    latest = max(terms, key=lambda term_id: tables.one("academic_terms", term_id).start_date, default=None)
    return {
        "current_courses": len(current),
        "credits_in_progress": sum(max(credit for credit, _ in taken) for taken in current.values()),
        "failed_courses": sum(points == 0 for _, _, points in graded),
        "quality_points": sum(credit * points for _, credit, points in graded),
        "gpa_credits": sum(credit for _, credit, _ in graded),
        "credits_earned": sum(credit for _, credit, points in results if points is None or points > 0)
        + sum(from_elsewhere),
        "cumulative_gpa": grade_point_average(graded),
        "current_gpa": grade_point_average([each for each in graded if each[0] == latest]),
        "current_gpa_term_id": latest,
    }


def grade_point_average(graded: list[tuple[UUID, Fraction, Fraction]]) -> Decimal | None:
    points = sum(credit * points for _, credit, points in graded)
    return rounded(share(points, sum(credit for _, credit, _ in graded)), 2)


def standing_columns(tables: Tables, student: Row) -> Columns:
    history = tables.of("academic_standing_history", "student_id", student.id)
    latest = max(history, key=lambda each: (each.effective_date, each.created_at), default=None)
    holds = [
        each
        for each in tables.of("student_holds", "student_id", student.id)
        if each.is_active
        and each.effective_from <= tables.now
        and (each.effective_until is None or each.effective_until > tables.now)
    ]
    return {
        "standing": latest and latest.standing,
        "standing_since": latest and latest.effective_date,
        "active_holds": len(holds),
        "registration_is_blocked": any(each.blocks_registration for each in holds),
    }


def risk_reasons(tables: Tables, columns: Columns) -> list[str]:
    gpa, attendance = columns["cumulative_gpa"], columns["attendance_percentage"]
    reasons = []
    if gpa is not None and gpa < tables.setting("students", "at_risk_below_gpa"):
        reasons.append("low_gpa")
    if attendance is not None and attendance < tables.setting("students", "at_risk_below_attendance_percent"):
        reasons.append("low_attendance")
    if columns["standing"] in ("warning", "probation", "suspension", "dismissal"):
        reasons.append("poor_standing")
    return reasons if columns["status"] == "active" else []
