"""Grades: changes with what was, what is, who, approved by whom and why; late changes and unusual editors."""

import streamlit as st

from dashboard import charts, columns, export, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import grades

LOOKS = {"in time": "good", "late": "watch", "from outside": "bad"}

person = viewer.current()
ui.header(person, "Grades", "grades")
filters = ui.filters(person, term=False)
with st.container(horizontal=True):
    span = choice("Changed", grades.SPANS, name="changed", default="365", width=200)
    kind = choice("Show", grades.KINDS, name="kind", default="all", width=360)
chosen = {"units": filters.units, "days": None if span == "ever" else int(span)}

totals = grades.totals(person, **chosen).iloc[0]
if not totals.changes:
    ui.empty(
        "No grade was changed.",
        "Choose another unit or a longer time; every change from now on is listed here.",
    )
    st.stop()

ui.figures(
    [
        ui.Figure(
            "Changes", words.count(totals.changes), help="Every change of a mark or grade after it was given"
        ),
        ui.Figure("Raised", words.count(totals.raised), help="The new grade is better than the old one"),
        ui.Figure("Late", words.count(totals.late), help="After the day on which the term's grades were due"),
        ui.Figure(
            "From outside",
            words.count(totals.by_outsider),
            help="By somebody who does not teach the offering, or by nobody known",
        ),
    ]
)

changes = words.named(
    grades.changes(person, kind=kind, **chosen),
    person.language,
    "student_name",
    "changed_by_name",
    "approved_by_name",
)

left, right = st.columns([5, 2])
with left:
    if changes.empty:
        ui.empty(f"No change is of the kind “{grades.KINDS[kind]}”.", "Show all changes.")
    else:
        ui.table(
            changes,
            {
                "changed_at": columns.moment("Changed", person),
                "status": columns.status("Status", LOOKS),
                "course_code": "Course",
                "section_code": "Section",
                "student_number": "Student number",
                "student_name": "Student",
                "old_grade": "Old",
                "new_grade": "New",
                "change_type": "Type",
                "changed_by_name": "Changed by",
                "approved_by_name": "Approved by",
                "reason": "Reason",
            },
            key="changes",
            alt="Changes of grades, latest first",
            height=520,
        )
    export.download(
        person,
        "grades",
        lambda: words.named(
            grades.changes(person, kind=kind, limit=None, **chosen),
            person.language,
            "student_name",
            "changed_by_name",
            "approved_by_name",
        ),
        {"unit": filters.unit, "changed": span, "kind": kind},
    )
with right:
    editors = words.named(grades.editors(person, **chosen), person.language, "changed_by_name")
    editors["changed_by_name"] = editors.changed_by_name.replace("", "Nobody known")
    st.subheader("Who changes grades", anchor=False)
    figure, height = charts.bars(editors, "changed_by_name", "changes")
    busiest = editors.iloc[0]
    charts.draw(
        figure,
        f"Changes by editor; {busiest.changed_by_name} changed most, {words.plural(busiest.changes, 'grade')}.",
        height=height,
    )
