"""Courses: the catalog, and of one course what it asks for, what asks for it and what counts for it."""

import streamlit as st

from dashboard import columns, equivalencies, export, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import courses

person = viewer.current()
ui.header(person, "Courses", "courses")
filters = ui.filters(person, term=False)

totals = courses.totals(person, units=filters.units).iloc[0]
if not totals.courses:
    ui.empty("No course is taught here.", "Choose another unit.")
    st.stop()
ui.figures(
    [
        ui.Figure("Courses", words.count(totals.courses), help="Active ones"),
        ui.Figure("With prerequisites", words.count(totals.asking), help="They ask for other courses before them"),
        ui.Figure("Equivalencies", words.count(totals.equivalencies), help="Approved: other work counts for a course"),
        ui.Figure("Proposals", words.count(totals.proposals), help="Equivalencies that nobody has decided yet"),
    ]
)

with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = choice("Show", courses.KINDS, name="show", default="all", width=260)
    search = st.text_input("Code or title", key="course search", width=260)

left, right = st.columns([3, 2])
with left:
    found = words.named(
        courses.listed(person, units=filters.units, kind=kind, search=search),
        person.language,
        "course_name",
        "unit_name",
    )
    picked = []
    if found.empty:
        ui.empty("No course fits.", "Choose another unit, or other words.")
    else:
        picked = ui.table(
            found,
            {
                "course_code": "Code",
                "course_name": st.column_config.TextColumn("Title", width="medium"),
                "prerequisites": st.column_config.TextColumn("Asks for", width="medium"),
                "credits": columns.count("Credits"),
                "level": "Level",
                "unit_code": "Unit",
                "equivalencies": columns.count("Equivalencies"),
                "proposals": columns.count("Proposals"),
            },
            key="courses",
            alt="Courses by code, with what each asks for",
            identity="course_code",
            pick="one",
        )
        export.download(
            person,
            "courses",
            lambda: words.named(
                courses.listed(person, units=filters.units, kind=kind, search=search, limit=None),
                person.language,
                "course_name",
                "unit_name",
            ).drop(columns=["description", "folded_course"]),
            {"unit": filters.unit, "show": kind},
        )


def requirement(row) -> str:
    """One course that is asked for, as a line."""
    facts = [
        courses.REQUIREMENTS[row.kind],
        row.minimum_grade and f"at least {row.minimum_grade}",
        "also in the same term" if row.may_be_concurrent and row.kind != "corequisite" else None,
        "or before" if row.may_be_before and row.kind == "corequisite" else None,
    ]
    return f"- **{row.code}** {row.name}: {', '.join(fact for fact in facts if fact)}"


with right:
    # a row that is picked, else the course that the address names
    opened = courses.course(person, picked[0] if picked else st.query_params.get("course", ""))
    if opened.empty:
        st.caption("Pick a course to read what it asks for and what counts for it.")
        st.stop()
    course = words.named(opened, person.language, "course_name", "unit_name", "description").iloc[0]
    st.subheader(f"{course.course_code} {course.course_name}", anchor=False)
    facts = (course.unit_name, f"{course.credits} credits", course.level, None if course.is_active else "not active")
    st.markdown(" · ".join(fact for fact in facts if fact))
    if course.description:
        st.caption(course.description)
    st.markdown(
        f"Asks for **{course.prerequisites}** before it." if course.prerequisites else "Asks for no course before it."
    )
    for title, rows in (
        ("Courses that it names", courses.requirements(person, course.course_id)),
        ("Courses that name it", courses.asked_for_by(person, course.course_id)),
    ):
        if not rows.empty:
            st.markdown(f"{title}:")
            st.markdown("\n".join(map(requirement, words.named(rows, person.language, "name").itertuples())))
    equivalencies.show(person, course)
