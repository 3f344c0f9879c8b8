"""Access: who opened records, took rows away, changed something and signed in, by person and time."""

import pandas as pd
import streamlit as st

from dashboard import charts, columns, export, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import access

NOBODY_KNOWN = "Nobody known"
LARGEST_DOWNLOAD = 100_000  # an audit log has millions of rows, and the server has to hold what it sends
LOOKS = {"looked": "note", "exported": "watch", "changed": "plain", "signed in": "good"}

person = viewer.current()
ui.header(person, "Access", "access")
with st.container(horizontal=True):
    span = choice("Within", access.SPANS, name="within", default="7", width=180)
    days = None if span == "ever" else int(span)
    kind = choice("What", access.KINDS, name="what", default="all", width=220)
    people = words.named(access.people(person, days=days, kind=kind), person.language, "person_name")
    people["person_name"] = people.person_name.replace("", NOBODY_KNOWN)
    by = choice(
        "By",
        {"all": "Everybody"} | dict(zip(people.person, people.person_name, strict=True)),
        name="by",
        default="all",
        width=260,
    )

totals = access.totals(person, days=days).iloc[0]
ui.figures(
    [
        ui.Figure(
            "Records opened",
            words.count(totals.openings),
            help=f"By {words.plural(totals.lookers, 'person', 'people')}; each once a session and purpose",
        ),
        ui.Figure("Exports", words.count(totals.exports), help="Lists that somebody took away as CSV or XLSX"),
        ui.Figure("Changes", words.count(totals.changes), help="Whatever somebody did, and maintenance for nobody"),
        ui.Figure("Sign-ins", words.count(totals.sign_ins), help="To the dashboard and to the LMS"),
    ]
)
if people.empty:
    ui.empty("Nobody did anything like that in this time.", "Choose a longer time, or everything.")
    st.stop()

narrowed = {"days": days, "kind": kind, "person": None if by == "all" else by}


def named(most: int) -> pd.DataFrame:
    """So many of the latest entries, in the reader's words."""
    entries = words.named(access.entries(person, **narrowed, most=most), person.language, "person_name")
    return entries.assign(
        person_name=entries.person_name.replace("", NOBODY_KNOWN),
        action=entries.action.str.replace("[._]", " ", regex=True),
        resource_type=entries.resource_type.str.replace("_", " "),
    )


entries = named(200)
left, right = st.columns([5, 2])
with left:
    ui.table(
        entries,
        {
            "happened_at": columns.moment("When", person),
            "kind": columns.status("Kind", LOOKS),
            "person_name": "Who",
            "action": "What",
            "resource_type": "Of",
            "student_number": "Student number",
            "reason": st.column_config.TextColumn("Why", width="medium"),
            "old_values": st.column_config.TextColumn("Was", width="medium"),
            "new_values": st.column_config.TextColumn("Is", width="large"),
        },
        key="access",
        alt="What was done, latest first: when, by whom, to what, why, how it was and is",
        height=520 if len(entries) > 13 else "content",
    )
    if len(entries) == 200:
        st.caption(f"The latest 200; the download has the latest {words.count(LARGEST_DOWNLOAD)}.")
    export.download(person, "access", lambda: named(LARGEST_DOWNLOAD), {"within": span, "what": kind, "by": by})
with right:
    st.subheader("Who does most", anchor=False)
    busiest = people.head(10)
    figure, height = charts.bars(busiest, "person_name", "entries")
    most = busiest.iloc[0]
    charts.draw(
        figure,
        f"Entries by person; {most.person_name} has most, {words.plural(most.entries, 'entry', 'entries')}.",
        height=height,
    )
