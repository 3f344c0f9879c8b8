"""Grades: changes with what was, what is, who, approved by whom and why; late changes and unusual editors."""

import streamlit as st

from dashboard import charts, columns, correction, export, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import grades

LOOKS = {"in time": "good", "late": "watch", "one of many": "watch", "from outside": "bad"}

person = viewer.current()
ui.header(person, "Grades", "grades")
for seal in grades.seal(person).itertuples():
    when = words.moment(seal.sealed_at, person.timezone)
    if seal.breaks:
        found = f"{words.plural(seal.breaks, 'break')} in this record, found at {when}: see `lms-db verify`"
    else:
        found = f"No row altered or lost: {words.plural(seal.changes, 'change')} sealed at {when}"
    st.markdown(columns.status_text(found, "bad" if seal.breaks else "good"))

filters = ui.filters(person, term=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    span = choice("Changed", grades.SPANS, name="changed", default="365", width=180)
    chosen = {"units": filters.units, "days": None if span == "ever" else int(span)}
    editors = words.named(grades.editors(person, **chosen), person.language, "changed_by_name")
    editors["changed_by_name"] = editors.changed_by_name.replace("", "Nobody known")
    kind = choice("Show", grades.KINDS, name="kind", default="all", width=220)
    change_type = choice("Type", {"all": "Every type"} | grades.TYPES, name="type", default="all", width=180)
    editor = choice(
        "Changed by",
        {"all": "Everybody"} | dict(zip(editors.editor, editors.changed_by_name, strict=True)),
        name="editor",
        default="all",
        width=220,
    )
    if person.may("grade.change"):
        correction.show(person)

totals = grades.totals(person, **chosen).iloc[0]
if not totals.changes:
    ui.empty(
        "No grade was changed.",
        "Choose another unit or a longer time; every change from now on is listed here.",
    )
    st.stop()

ui.figures(
    [
        ui.Figure("Changes", words.count(totals.changes), help="Every change of a mark or grade after it was given"),
        ui.Figure("Raised", words.count(totals.raised), help="The new grade is better than the old one"),
        ui.Figure("Late", words.count(totals.late), help="After the day on which the term's grades were due"),
        ui.Figure(
            "Unusual editor",
            words.count(totals.unusual),
            help="From outside: by somebody who does not teach the offering, or by nobody known. One of many: the "
            "editor changed more grades in 30 days than the setting grades.many_changes_in_30_days allows",
        ),
    ]
)

narrowed = chosen | {
    "kind": kind,
    "change_type": None if change_type == "all" else change_type,
    "editor": None if editor == "all" else editor,
}
names = ("student_name", "changed_by_name", "approved_by_name")
changes = words.named(grades.changes(person, **narrowed), person.language, *names)
changes["change_type"] = changes.change_type.map(grades.TYPES)

left, right = st.columns([5, 2])
with left:
    if changes.empty:
        ui.empty("No change is as you chose.", "Show all changes, every type and everybody's.")
    else:
        ui.table(
            changes,
            {
                "changed_at": columns.moment("Changed", person),
                "status": columns.status("Status", LOOKS),
                "course_code": "Course",
                "student_number": "Student number",
                "old_grade": "Old",
                "new_grade": "New",
                "changed_by_name": "Changed by",
                "approved_by_name": "Approved by",
                "reason": "Reason",
                "change_type": "Type",
                "what": st.column_config.TextColumn("What", help="What became of the grade"),
                "grade_of": st.column_config.TextColumn(
                    "Grade of", help="The course, one piece of work, or a component of the course grade"
                ),
                "student_name": "Student",
                "section_code": "Section",
                "supporting_documents": st.column_config.ListColumn("Documents"),
                "client_address": "Address",
            },
            key="changes",
            alt="Changes of grades, latest first",
            height=520,
        )
        if len(changes) == 200:
            st.caption("The latest 200; the download has all.")
        export.download(
            person,
            "grades",
            lambda: words.named(grades.for_audit(person, **narrowed), person.language, *names),
            {"unit": filters.unit, "changed": span, "kind": kind, "type": change_type, "editor": editor},
        )
with right:
    st.subheader("Who changes grades", anchor=False)
    busiest = editors.head(10)
    figure, height = charts.bars(busiest, "changed_by_name", "changes")
    most = busiest.iloc[0]
    charts.draw(
        figure,
        f"Changes by editor; {most.changed_by_name} changed most, {words.plural(most.changes, 'grade')}.",
        height=height,
    )
