"""Students: averages, credits, attendance and standing, who is at risk and why, results by course."""

import streamlit as st

from dashboard import charts, columns, deciding_standing, export, record, small_groups, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import students

RISKS = {
    "low_gpa": "low average",
    "low_attendance": "low attendance",
    "poor_standing": "poor standing",
}

person = viewer.current()
ui.header(person, "Students", "students", statistics="mv_student_statistics")
filters = ui.filters(person)
with st.container(horizontal=True, vertical_alignment="bottom"):
    status = choice(
        "Status",
        {"all": "Every status"} | {status: status.capitalize() for status in students.STATUSES},
        name="status",
        default="active",
        width=220,
    )
    risk = choice("Risk", {"all": "All students", "at_risk": "At risk"}, name="risk", default="all", width=220)
    search = st.text_input("Name or student number", key="student search", width=360)
    deciding_standing.show(person, filters)
chosen = students.Chosen(
    units=filters.units,
    status=None if status == "all" else status,
    at_risk=risk == "at_risk",
    search=search.strip() or None,
)

totals = students.totals(person, chosen).iloc[0]
if not totals.students:
    ui.empty("No student here matches.", "Choose another unit or status, or search for less.")
    st.stop()

history = students.history(person, units=filters.units).fillna(0)
too_few = small_groups.few(person)
ui.figures(
    [
        ui.Figure(
            "Students",
            words.count(totals.students),
            list(history.students),
            "Who match; the line shows active students after each refresh",
        ),
        ui.Figure(
            "Average GPA",
            "–" if totals.isna().average_gpa else f"{totals.average_gpa:.2f}",
            help="Mean of the students' cumulative averages, on the scale of the grade points; "
            f"not shown for {too_few}",
        ),
        ui.Figure(
            "Attendance",
            words.percent(totals.average_attendance),
            help=f"Mean of the students' attendance; not shown for {too_few}",
        ),
        ui.Figure(
            "At risk",
            words.count(totals.at_risk),
            list(history.at_risk),
            "Active, and a cumulative average or attendance below the settings students.at_risk_below_*, "
            "or a standing of warning, probation, suspension or dismissal",
        ),
    ]
)

found = words.named(students.students(person, chosen), person.language, "student_name", "advisor_name")
found["risks"] = [", ".join(RISKS[reason] for reason in reasons) for reasons in found.risk_reasons]

left, right = st.columns([3, 2])
with left:
    st.session_state.setdefault("students opened", 0)
    opened = ui.table(
        found,
        {
            "student_number": "Student number",
            "student_name": "Name",
            "risks": "At risk because of",
            "cumulative_gpa": columns.decimal("GPA", places=2),
            "current_gpa": columns.decimal("Latest term", places=2),
            "credits_earned": columns.decimal("Credits"),
            "credits_required": columns.count("Required"),
            "attendance_percentage": columns.percent("Attendance"),
            "standing": columns.status("Standing", record.STANDINGS),
            "active_holds": columns.count("Holds"),
            "current_enrollments": columns.count("Enrolled now"),
            "completed_enrollments": columns.count("Completed"),
            "average_percentage": columns.percent("Average mark"),
            "program_code": "Programme",
            "years_enrolled": columns.decimal("Years"),
            "advisor_name": "Advisor",
            "last_activity_at": columns.moment("Last active", person),
        },
        # another table each time, so that coming back does not open the same row again
        key=f"students {st.session_state['students opened']}",
        alt="Students, those at risk first",
        identity="student_id",
        pick="one",
        height=520,
    )
    shown = f"The first {len(found)} of" if len(found) < totals.students else "All"
    st.caption(f"{shown} {words.plural(totals.students, 'student')}. Pick one to open the record.")
    if opened:
        st.session_state["students opened"] += 1
        st.switch_page("app_pages/student.py", query_params={"student": opened[0], "section": "enrollments"})
    export.download(
        person,
        "students",
        lambda: words.named(
            students.students(person, chosen, limit=None), person.language, "student_name", "advisor_name"
        ),
        {"unit": filters.unit, "status": chosen.status, "risk": risk, "search": chosen.search},
    )
with right:
    of = choice("Students by", students.DISTRIBUTIONS, name="distribution", default="gpa")
    steps = students.distribution(person, chosen, of=of)
    if steps.students.any():
        commonest = steps.loc[steps.students.idxmax()]
        charts.draw(
            charts.histogram(steps, "step", "students"),
            f"Students by {students.DISTRIBUTIONS[of].lower()}; most, {words.count(commonest.students)}, "
            f"at {commonest.step}.",
            height=240,
        )
    if steps.students.hasnans:
        st.caption(small_groups.rule(person))
    elif not steps.students.any():
        st.caption("Of none of these students is it known.")
    st.subheader("Courses with the most D, F and W", anchor=False)
    results = words.named(
        students.results(person, units=filters.units, term=filters.term_id), person.language, "course_name"
    )
    if results.empty:
        st.caption(f"No course of this term was completed yet, or only by {too_few}: choose a finished term.")
    else:
        st.caption(
            "D, F and withdrawn in percent of the enrolled at census (who kept a seat or withdrew). "
            f"Courses completed by {too_few} are left out."
        )
        ui.table(
            results,
            {
                "course_code": "Course",
                "course_name": "Title",
                "dfw_percentage": columns.percent("DFW"),
                "fw_percentage": columns.percent("Without D"),
                "census": columns.count("Census"),
            },
            key="results",
            alt="Courses by their share of D, F and W, highest first",
        )
