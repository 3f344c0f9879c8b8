"""The catalog: courses, what they ask for, and what counts for them."""

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

# What the list can be narrowed to.
KINDS = {
    "all": "All courses",
    "asking": "With prerequisites",
    "equivalent": "With equivalencies",
    "proposed": "With proposals to decide",
}
REQUIREMENTS = {
    "prerequisite": "before it",
    "member": "in a combination",
    "corequisite": "together with it",
    "advice": "advised before it",
}

_UNITS = "(cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))"


def totals(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """One row: courses, those that ask for others before them, equivalencies that count and that wait."""
    return fetch(
        viewer,
        f"""
        select
            count(*) as courses,
            count(prerequisites) as asking,
            coalesce(sum(equivalencies), 0) as equivalencies,
            coalesce(sum(proposals), 0) as proposals
        from report.courses
        where {_UNITS}
            and is_active
        """,
        units=units,
    )


def listed(
    viewer: Viewer, *, units: list[str] | None, kind: str = "all", search: str = "", limit: int | None = 200
) -> pd.DataFrame:
    """Courses by code, whose code or title contains `search`; at most `limit` (None: all)."""
    return fetch(
        viewer,
        f"""
        select *
        from report.courses
        where {_UNITS}
            and is_active
            and strpos(folded_course, lms_ops.fold(btrim(:search))) > 0
            and case cast(:kind as text)
                when 'asking' then prerequisites is not null
                when 'equivalent' then equivalencies > 0
                when 'proposed' then proposals > 0
                else true
            end
        order by course_code
        limit :limit
        """,
        units=units,
        kind=kind,
        search=search,
        limit=limit,
    )


def course(viewer: Viewer, code: str) -> pd.DataFrame:
    """The course with this code: one row, or none."""
    return fetch(viewer, "select * from report.courses where upper(course_code) = upper(btrim(:code))", code=code)


def others(viewer: Viewer, course_id: str) -> pd.DataFrame:
    """Every other active course, by code."""
    return fetch(
        viewer,
        """
        select
            course_id,
            course_code,
            course_name
        from report.courses
        where is_active
            and course_id <> cast(:course_id as uuid)
        order by course_code
        """,
        course_id=course_id,
    )


def requirements(viewer: Viewer, course_id: str) -> pd.DataFrame:
    """Courses that it asks for: what it cannot be taken without first, then by code."""
    return fetch(
        viewer,
        """
        select
            required_code as code,
            required_name as name,
            kind,
            minimum_grade,
            may_be_concurrent,
            may_be_before
        from report.course_requirements
        where course_id = cast(:course_id as uuid)
        order by
            array_position(array['prerequisite', 'member', 'corequisite', 'advice'], kind),
            required_code
        """,
        course_id=course_id,
    )


def asked_for_by(viewer: Viewer, course_id: str) -> pd.DataFrame:
    """Courses that ask for it, by code."""
    return fetch(
        viewer,
        """
        select
            course_code as code,
            course_name as name,
            kind,
            minimum_grade,
            may_be_concurrent,
            may_be_before
        from report.course_requirements
        where required_course_id = cast(:course_id as uuid)
        order by
            course_code,
            kind
        """,
        course_id=course_id,
    )


def equivalencies(viewer: Viewer, course_id: str) -> pd.DataFrame:
    """What counts for it and what it counts for, undecided rules first, then by their first day."""
    return fetch(
        viewer,
        """
        select *
        from report.equivalencies
        where cast(:course_id as uuid) in (course_id, other_course_id)
        order by
            status = 'proposed' desc,
            status = 'rejected',
            effective_from,
            equivalency_id
        """,
        course_id=course_id,
    )
