"""Faculty workload: who carries too much, who can take more, and how evenly departments spread it."""

import streamlit as st

from dashboard import charts, columns, export, small_groups, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import workload

LOOKS = {"over": "bad", "balanced": "good", "under": "watch", "unassigned": "note", "unknown": "plain"}

person = viewer.current()
ui.header(person, "Faculty workload", "workload", statistics="mv_faculty_workload")
filters = ui.filters(person)
chosen = {"units": filters.units, "term": filters.term_id}

totals = workload.totals(person, **chosen).iloc[0]
if not totals.teachers:
    ui.empty(
        "Nobody teaches here in this term.",
        "Choose another unit or term; assign instructors to its offerings.",
    )
    st.stop()

history = workload.trend(person, units=filters.units)
ui.figures(
    [
        ui.Figure(
            "Over the limit",
            words.count(totals.over),
            list(history.over),
            f"More contact hours a week than their limit: {words.hours(totals.hours_over)} h too many",
        ),
        ui.Figure(
            "Can take more",
            words.count(totals.under),
            list(history.under),
            f"Far below the limit; with the unassigned they have {words.hours(totals.hours_free)} h a week free",
        ),
        ui.Figure("Unassigned", words.count(totals.unassigned), list(history.unassigned), "Active, without a course"),
        ui.Figure(
            "Contact hours a week",
            words.hours(totals.average_hours),
            list(history.average_hours.fillna(0)),
            "Average of those who teach; 50-minute hours over distinct meetings, shared sections by share",
        ),
    ]
)

left, right = st.columns([3, 2])
with left:
    st.subheader("Teachers, heaviest load first", anchor=False)
    band = choice("Load", {"all": "All loads"} | workload.BANDS, name="load", default="all", width=220)
    band = None if band == "all" else band
    teachers = words.named(workload.teachers(person, band=band, **chosen), person.language, "teacher_name")
    if teachers.empty:
        ui.empty(f"No teacher here is in the group “{workload.BANDS[band]}”.", "Show all loads.")
        picked = []
    else:
        picked = ui.table(
            teachers,
            {
                "teacher_name": "Teacher",
                "load_band": columns.status("Load", LOOKS),
                "load_percentage": columns.percent("Of limit"),
                "contact_hours_per_week": columns.decimal("Hours a week"),
                "hours_limit": columns.decimal("Limit"),
                "unit_code": "Unit",
                "employment_type": "Employment",
                "courses_primary": columns.count("Primary"),
                "courses_assisting": columns.count("Assisting"),
                "preparations": columns.count("Preparations", help="Distinct courses to prepare"),
                "total_enrollment": columns.count("Students"),
                "total_capacity": columns.count("Capacity"),
                "student_credit_hours": columns.decimal("Credit hours", help="Credits x seats taken x share"),
                "assessments_created": columns.count("Assessments"),
                "grades_submitted": columns.count("Grades"),
                "average_percentage_given": columns.percent("Average grade", help="Of the marks that they gave"),
            },
            key="teachers",
            alt="Teachers with their load, heaviest first",
            identity="instructor_id",
            pick="one",
            height=520,
        )
        st.caption(
            "Pick a teacher to see the sections behind the hours. No average grade is shown where it, or that of a "
            f"section, would tell of {small_groups.few(person)} whom one teacher graded in one section."
        )
    export.download(
        person,
        "workload",
        lambda: words.named(
            workload.teachers(person, band=band, limit=None, **chosen), person.language, "teacher_name"
        ),
        {"unit": filters.unit, "term": filters.term, "load": band},
    )
with right:
    st.subheader("How evenly units spread the hours", anchor=False)
    spread = words.named(workload.units(person, **chosen), person.language, "unit_name")
    rated = spread.dropna(subset="gini")
    if rated.empty:
        st.caption("No unit here has teachers with known hours.")
    else:
        figure, height = charts.bars(rated.assign(gini=rated.gini * 100), "unit_code", "gini", unit="%")
        charts.draw(
            figure,
            f"Gini index by unit: {rated.unit_code.iloc[0]} is the most uneven with {rated.gini.iloc[0]:.0%}.",
            height=height,
        )
    ui.table(
        spread,
        {
            "unit_code": "Unit",
            "teachers": columns.count("Teachers"),
            "average_hours": columns.decimal("Hours"),
            "over": columns.count("Over"),
            "under": columns.count("Under"),
            "unassigned": columns.count("Unassigned"),
            "gini": columns.decimal("Gini", places=2, help="0: even; 1: one carries all. Full-time teachers"),
            "coefficient_of_variation": columns.decimal("CV", places=2, help="Standard deviation over mean"),
        },
        key="spread",
        alt="Spread of contact hours within each unit, most uneven first",
    )

if picked:
    teacher = teachers[teachers.instructor_id == picked[0]].iloc[0]
    st.subheader(f"Sections of {teacher.teacher_name}", anchor=False)
    ui.table(
        words.named(
            workload.sections(person, teacher=picked[0], term=filters.term_id),
            person.language,
            "course_name",
            "instructor_names",
        ),
        {
            "course_code": "Course",
            "section_code": "Section",
            "course_name": "Title",
            "component": "Component",
            "role": "Role",
            "share": columns.percent("Share"),
            "hours_per_week": columns.decimal("Hours a week"),
            "seats_taken": columns.count("Seats taken"),
            "capacity": columns.count("Capacity"),
            "instructor_names": "Taught by",
        },
        key="sections",
        alt=f"Sections of {teacher.teacher_name}",
    )
