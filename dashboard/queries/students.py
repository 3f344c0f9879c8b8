"""Students: averages, credits, attendance, standing, who is at risk and why; results by course."""

from dataclasses import asdict, dataclass

import pandas as pd

from dashboard.data import fetch
from dashboard.viewer import Viewer

STATUSES = ("active", "inactive", "suspended", "graduated", "withdrawn", "expelled")

# What students can be distributed by.
DISTRIBUTIONS = {
    "gpa": "Cumulative average",
    "credits": "Credits earned",
    "standing": "Academic standing",
    "attendance": "Attendance in percent",
}

# Each with its column and the steps that it can take.
_STEPS = {
    "gpa": ("gpa_step", "generate_series(0.0, 4.0, 0.5)"),
    "credits": ("credits_step", "generate_series(0, (select max(step) from grouped), 30)"),
    "standing": (
        "standing",
        """unnest(array[
            'dismissal', 'suspension', 'probation', 'conditional_readmission', 'warning', 'good', 'excellent'
        ])""",
    ),
    "attendance": ("attendance_step", "generate_series(0, 90, 10)"),
}

_CHOSEN = """
    (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
    and (cast(:status as text) is null or status = cast(:status as text))
    and (not cast(:at_risk as boolean) or is_at_risk)
    and (cast(:search as text) is null or strpos(folded_student, lms_ops.fold(cast(:search as text))) > 0)
"""


@dataclass(frozen=True)
class Chosen:
    """What the students are narrowed to; None stands for all. `search` is a part of a name or student number."""

    units: list[str] | None = None
    status: str | None = None
    at_risk: bool = False
    search: str | None = None


def students(viewer: Viewer, chosen: Chosen, *, limit: int | None = 200) -> pd.DataFrame:
    """Students, lowest average first among those at risk, then by number; at most `limit` (None: all)."""
    return fetch(
        viewer,
        f"""
        select
            student_id,
            student_number,
            student_name,
            program_code,
            status,
            standing,
            is_at_risk,
            risk_reasons,
            cumulative_gpa,
            current_gpa,
            credits_earned,
            credits_in_progress,
            credits_required,
            attendance_percentage,
            average_percentage,
            highest_percentage,
            lowest_percentage,
            grade_count,
            total_enrollments,
            completed_enrollments,
            current_enrollments,
            failed_courses,
            active_holds,
            registration_is_blocked,
            years_enrolled,
            advisor_name,
            last_activity_at
        from report.students
        where {_CHOSEN}
        order by
            is_at_risk desc,
            case when is_at_risk then cumulative_gpa end nulls last,
            student_number
        limit :limit
        """,
        **asdict(chosen),
        limit=limit,
    )


def totals(viewer: Viewer, chosen: Chosen) -> pd.DataFrame:
    """One row: students, their average of cumulative averages and attendance, how many are at risk or blocked.

    Averages are null for fewer students than the setting students.smallest_group. The counts are those of the list,
    in which the viewer reads each student by name, and are told whatever they are.
    """
    return fetch(
        viewer,
        f"""
        with smallest_group as materialized (
            select lms_ops.setting('students', 'smallest_group') as students
        )

        select
            count(*) as students,
            case
                when count(cumulative_gpa) >= (select students from smallest_group) then avg(cumulative_gpa)
            end as average_gpa,
            case
                when count(attendance_percentage) >= (select students from smallest_group)
                    then avg(attendance_percentage)
            end as average_attendance,
            count(*) filter (where is_at_risk) as at_risk,
            count(*) filter (where registration_is_blocked) as blocked
        from report.students
        where {_CHOSEN}
        """,
        **asdict(chosen),
    )


def history(viewer: Viewer, *, units: list[str] | None) -> pd.DataFrame:
    """Active students and those at risk in these units (None: all) after each refresh of 90 days, oldest first.

    Units with fewer students than the setting students.smallest_group are left out of both.
    """
    return fetch(
        viewer,
        """
        select
            refreshed_at,
            sum(value) filter (where figure = 'students') as students,
            sum(value) filter (where figure = 'at_risk') as at_risk
        from report.statistics_history
        where view_name = 'mv_student_statistics'
            and refreshed_at > now() - interval '90 days'
            and (cast(:units as uuid[]) is null or organization_unit_id = any (cast(:units as uuid[])))
        group by refreshed_at
        order by refreshed_at
        """,
        units=units,
    )


def distribution(viewer: Viewer, chosen: Chosen, *, of: str) -> pd.DataFrame:
    """How many students there are in each step of one of the `DISTRIBUTIONS`, from the lowest up; empty steps too.

    `students` is null for fewer than the setting students.smallest_group and where such a step could be worked out
    from what is shown with it: a chart is passed on. From one choice of students to another nothing is hidden, since
    the list has each of them by name for whoever sees the chart. Students of whom it is not known are in no step.
    """
    value, steps = _STEPS[of]
    return fetch(
        viewer,
        f"""
        with grouped as (
            select
                {value} as step,
                count(*) as students
            from report.students
            where {_CHOSEN}
                and {value} is not null
            group by 1
        ),

        listed as (
            select
                array_agg(cast(steps.step as text) order by steps.place) as steps,
                array_agg(coalesce(grouped.students, 0) order by steps.place) as sizes
            from {steps} with ordinality as steps (step, place)
            left join grouped on grouped.step = steps.step
        )

        select
            shown.step,
            shown.students
        from listed
        cross join unnest(listed.steps, lms_ops.hide_small_groups(listed.sizes))
            with ordinality as shown (step, students, place)
        order by shown.place
        """,
        **asdict(chosen),
    )


def results(viewer: Viewer, *, units: list[str] | None, term: str | None, limit: int | None = 10) -> pd.DataFrame:
    """Courses of a finished term with the highest share of D, F and W, in percent of the enrolled at census."""
    return fetch(
        viewer,
        """
        select
            course_code,
            course_name,
            census,
            dfw_percentage,
            fw_percentage
        from report.student_results
        where term_id = cast(:term as uuid)
            and (cast(:units as uuid[]) is null or unit_id = any (cast(:units as uuid[])))
        order by
            dfw_percentage desc,
            course_code
        limit :limit
        """,
        units=units,
        term=term,
        limit=limit,
    )
