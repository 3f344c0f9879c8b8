"""Conflicts: find them for a term, see which courses clash, resolve or dismiss one or many, read who did."""

import streamlit as st

from dashboard import charts, columns, detecting, dialog, export, incompatible_courses, record, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import conflicts

TYPE_LOOKS = {
    "Time overlap": "bad",
    "Duplicate course": "bad",
    "Incompatible courses": "bad",
    "Missing prerequisite": "watch",
    "Missing corequisite": "watch",
    "Credit overload": "note",
}
STATUS_LOOKS = {"resolved": "good", "dismissed": "plain"}
# How a conflict is closed: the question, and the answers that are kept with it.
METHODS = {
    "resolved": (
        "How",
        (
            "A course was dropped",
            "Moved to another section",
            "The meeting was rescheduled",
            "The department gave permission",
            "The requirement was waived",
            "Transfer credit was entered",
            "Another way",
        ),
    ),
    "dismissed": (
        "Why",
        ("It is allowed", "The data are wrong", "It concerns nobody any more", "Another reason"),
    ),
}


def sentences(rows, most: int = 5) -> str:
    """The rows' conflicts as a markdown list, the first few in full."""
    lines = [f"- {row.student_number}: {row.details}" for row in rows.head(most).itertuples()]
    if len(rows) > most:
        lines.append(f"- and {words.plural(len(rows) - most, 'other')}")
    return "\n".join(lines)


person = viewer.current()
may_resolve = person.may("conflict.resolve")
asked = ui.header(person, "Conflicts", "conflicts", button="Detect" if may_resolve else None)
filters = ui.filters(person)
chosen = {"term_id": filters.term_id, "units": filters.units}
if asked:
    detecting.begin(filters.term_id, filters.term)
detecting.show(person)

totals = conflicts.totals(person, **chosen).iloc[0]
if not totals.open + totals.closed_by_a_person + totals.no_longer_found:
    ui.empty(
        f"No conflict is recorded for {filters.term}.",
        "Detect looks through every schedule of the term." if may_resolve else "Choose another term or unit.",
    )
    st.stop()

ui.figures(
    [
        ui.Figure("Open conflicts", words.count(totals.open), list(conflicts.trend(person, **chosen).open)),
        ui.Figure("Students concerned", words.count(totals.students), help="With at least one open conflict"),
        ui.Figure("Oldest, in days", words.count(totals.oldest_days), help="Since the oldest open one was found"),
        ui.Figure(
            "Closed by a person",
            words.count(totals.closed_by_a_person),
            help=f"Resolved or dismissed; {words.plural(totals.no_longer_found, 'other')} went away by themselves",
        ),
    ]
)

with st.container(horizontal=True, vertical_alignment="bottom"):
    state = choice("Show", conflicts.STATES, name="state", default="open", width=220)
    kind = choice("Type", {"all": "Every type"} | conflicts.TYPES, name="type", default="all", width=260)
    student = st.text_input("Student number", key="conflict student", width=260)
chosen_rows = chosen | {
    "state": state,
    "conflict_type": None if kind == "all" else kind,
    "student": student,
}
found = words.named(conflicts.listed(person, **chosen_rows), person.language, "student_name", "resolved_by_name")
found["type"] = found.conflict_type.map(conflicts.TYPES)

left, right = st.columns([5, 2])
with left:
    st.subheader(conflicts.STATES[state], anchor=False)
    if found.empty:
        ui.empty("Nothing here matches.", "Show another state or type, or search for less.")
    else:
        history = {
            "status": columns.status("Status", STATUS_LOOKS),
            "resolution_method": "Method",
            "resolved_by_name": "By",
            "resolved_at": columns.moment("Closed", person),
            "resolution_note": "Note",
        }
        picked = ui.table(
            found,
            {
                "type": columns.status("Type", TYPE_LOOKS),
                "student_number": "Student number",
                "student_name": "Student",
                "details": st.column_config.TextColumn("What does not fit", width=500),
                **({} if state == "open" else history),
                "days_open": columns.count("Days"),
                "notified_at": columns.moment("Told", person, help="When student and advisor were told"),
                "program_code": "Programme",
            },
            key=f"conflicts {state}",
            alt=f"Conflicts: {conflicts.STATES[state].lower()}",
            identity="conflict_id",
            pick="many" if state == "open" and may_resolve else "one",
            height=560 if len(found) > 15 else "content",
        )
        rows = found[found.conflict_id.isin(picked)]
        with st.container(horizontal=True):
            if state == "open" and may_resolve:
                resolve = st.button("Resolve", disabled=not picked, icon=":material/check_circle:")
                dismiss = st.button("Dismiss", disabled=not picked, icon=":material/do_not_disturb_on:")
                if resolve or dismiss:
                    verb, status = ("Resolve", "resolved") if resolve else ("Dismiss", "dismissed")
                    question, answers = METHODS[status]
                    dialog.confirm(
                        person,
                        f"{verb} {words.plural(len(rows), 'conflict')}",
                        "Closed with your name, and not opened again while the facts stay the same:\n\n"
                        + sentences(rows),
                        "resolve_conflicts",
                        {"conflict_ids": picked, "new_status": status},
                        choices={"method": (question, dict(zip(answers, answers, strict=True)))},
                        reason="note",
                        button=verb,
                        done=lambda answer: f"{words.plural(answer[0]['resolve_conflicts'], 'conflict')} {status}",
                    )
            export.download(
                person,
                "conflicts",
                lambda: words.named(
                    conflicts.listed(person, limit=None, **chosen_rows),
                    person.language,
                    "student_name",
                    "resolved_by_name",
                ),
                {
                    "term": filters.term,
                    "unit": filters.unit,
                    "state": state,
                    "type": kind,
                    "student": student,
                },
            )
            record.link(person, list(rows.student_id), section="conflicts")
        if len(found) == 200:
            st.caption("The first 200; the download has all.")
        if not rows.empty:
            st.markdown(sentences(rows))

with right:
    types = conflicts.by_type(person, **chosen)
    types["type"] = types.conflict_type.map(conflicts.TYPES)
    if types.empty:
        ui.empty("No conflict is open.", "Detect again after the next changes of schedules.")
    else:
        st.subheader("Open by type", anchor=False)
        ui.table(
            types,
            {
                "type": columns.status("Type", TYPE_LOOKS),
                "students": columns.count("Students"),
                "conflicts": columns.count("Conflicts"),
            },
            key="types",
            alt="Open conflicts by type, most students first",
            height="content",
        )
    pairs = conflicts.pairs(person, **chosen)
    if not pairs.empty:
        st.subheader("Courses that clash for most students", anchor=False)
        figure, height = charts.bars(pairs, "pair", "students")
        worst = pairs.iloc[0]
        charts.draw(
            figure,
            f"Students per pair of courses that meet at the same time; most, {words.count(worst.students)}, "
            f"take {worst.pair}.",
            height=height,
        )

incompatible_courses.show(person, filters.units)
