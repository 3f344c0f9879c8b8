"""Changes of grades: what was, what is, who changed it and why; what proves them; what can be corrected."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

# How far back, in days.
SPANS = {"30": "Last 30 days", "365": "Last 365 days", "ever": "Ever"}

# What the list of changes can be narrowed to.
KINDS = {
    "all": "All changes",
    "late": "Late",
    "unusual": "By an unusual editor",
    "unexplained": "Without a reason",
    "unapproved": "Without an approver",
    "raised": "Raised",
    "taken": "Taken away",
}
TYPES = {
    "correction": "Correction",
    "appeal_approved": "Appeal approved",
    "regrade": "Regrade",
    "administrative": "Administrative",
}

# The value of the editor's choice for changes by nobody known.
NOBODY = "nobody"

_CHOSEN = """
    (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
    and (cast(:days as integer) is null or changed_at > now() - make_interval(days => :days))
"""
_NARROWED = f"""
    {_CHOSEN}
    and (cast(:change_type as text) is null or change_type = :change_type)
    and (cast(:editor as text) is null or coalesce(cast(changed_by as text), '{NOBODY}') = :editor)
    and case cast(:kind as text)
        when 'late' then is_late
        when 'unusual' then is_unusual
        when 'unexplained' then reason is null
        when 'unapproved' then approved_by is null
        when 'raised' then is_raised
        when 'taken' then what = 'taken away'
        else true
    end
"""


def changes(
    viewer: Viewer,
    *,
    units: list[str] | None,
    days: int | None,
    kind: str = "all",
    change_type: str | None = None,
    editor: str | None = None,
) -> pd.DataFrame:
    """Changes of grades in these units within these days, of a type, by an editor (None: all).

    The latest 200, latest first.
    """
    return fetch(
        viewer,
        f"""
        select
            change_id,
            changed_at,
            status,
            what,
            grade_of,
            course_code,
            section_code,
            student_number,
            student_name,
            old_grade,
            new_grade,
            change_type,
            changed_by_name,
            approved_by_name,
            reason,
            supporting_documents,
            client_address
        from report.grades
        where {_NARROWED}
        order by
            changed_at desc,
            change_id
        limit 200
        """,
        units=units,
        days=days,
        kind=kind,
        change_type=change_type,
        editor=editor,
    )


def for_audit(
    viewer: Viewer,
    *,
    units: list[str] | None,
    days: int | None,
    kind: str = "all",
    change_type: str | None = None,
    editor: str | None = None,
) -> pd.DataFrame:
    """The same changes, all of them, with every column of the record, by grade and place in its chain.

    `hash` is the SHA-256 of `hashed_text` (in UTF-8), hexadecimal; `previous_hash` that of the place before.
    """
    return fetch(
        viewer,
        f"""
        select
            change_id,
            changed_at,
            grade_table,
            grade_id,
            place,
            what,
            change_type,
            status,
            is_late,
            is_by_outsider,
            is_one_of_many,
            course_offering_id,
            course_code,
            section_code,
            term,
            student_id,
            student_number,
            student_name,
            old_marks,
            new_marks,
            old_percentage,
            new_percentage,
            old_letter_grade,
            new_letter_grade,
            old_grade_points,
            new_grade_points,
            changed_by,
            changed_by_name,
            approved_by,
            approved_by_name,
            reason,
            array_to_string(supporting_documents, '; ') as supporting_documents,
            client_address,
            written_as,
            previous_hash,
            hash,
            hashed_text
        from report.grades
        where {_NARROWED}
        order by
            grade_table,
            grade_id,
            place
        """,
        units=units,
        days=days,
        kind=kind,
        change_type=change_type,
        editor=editor,
    )


def totals(viewer: Viewer, *, units: list[str] | None, days: int | None) -> pd.DataFrame:
    """One row: changes, raised, late and unusual ones in these units and days (None: all)."""
    return fetch(
        viewer,
        f"""
        select
            count(*) as changes,
            count(*) filter (where is_raised) as raised,
            count(*) filter (where is_late) as late,
            count(*) filter (where is_unusual) as unusual
        from report.grades
        where {_CHOSEN}
        """,
        units=units,
        days=days,
    )


def editors(viewer: Viewer, *, units: list[str] | None, days: int | None) -> pd.DataFrame:
    """Everybody who changed grades in these units and days (None: all), the busiest first.

    Their changes, late ones, those from outside, and those that were one of many; id 'nobody' for nobody known.
    """
    return fetch(
        viewer,
        f"""
        select
            coalesce(cast(changed_by as text), '{NOBODY}') as editor,
            changed_by_name,
            count(*) as changes,
            count(*) filter (where is_late) as late,
            count(*) filter (where is_by_outsider) as by_outsider,
            count(*) filter (where is_one_of_many) as one_of_many
        from report.grades
        where {_CHOSEN}
        group by
            changed_by,
            changed_by_name
        order by
            changes desc,
            editor
        """,
        units=units,
        days=days,
    )


def seal(viewer: Viewer) -> pd.DataFrame:
    """The latest sealing of the history: when, how much, breaks found and what came since; no row before the first."""
    return fetch(viewer, "select sealed_at, changes, breaks, digest, changes_since from report.grade_seal")


def correctable(viewer: Viewer, student_number: str) -> pd.DataFrame:
    """Grades of one student that the viewer may correct, the latest term first; no row for an unknown number."""
    return fetch(viewer, "select * from lms_ops.correctable_grades(:student_number)", student_number=student_number)


def approvers(viewer: Viewer, offering_id: str) -> pd.DataFrame:
    """Who may approve the viewer's changes of grades of an offering, by name."""
    return fetch(
        viewer,
        "select user_id, name from lms_ops.grade_approvers(cast(:offering_id as uuid))",
        offering_id=offering_id,
    )


def letters(viewer: Viewer) -> pd.DataFrame:
    """The letters of the grade scale with their points, best first."""
    return fetch(
        viewer, "select letter_grade, grade_point from report.grade_letters order by grade_point desc, display_order"
    )
