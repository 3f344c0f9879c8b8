"""Waitlists: which queue to move first, which offers are out, and what happened."""

import streamlit as st

from dashboard import charts, columns, export, queue, ui, viewer, words
from dashboard.queries import waitlists

DIAGNOSES = {
    "something keeps them out": "watch",
    "not enough room": "bad",
    "not open": "note",
    "offers are out": "good",
}
OFFERS = {"offered": "note", "lapsed": "watch"}

person = viewer.current()
ui.header(person, "Waitlists", "waitlists")
filters = ui.filters(person)
chosen = {"term_id": filters.term_id, "units": filters.units}

totals = waitlists.totals(person, **chosen).iloc[0]
queues = words.named(waitlists.queues(person, **chosen), person.language, "course_name")
offers = words.named(waitlists.offers(person, **chosen), person.language, "student_name")
if queues.empty and offers.empty:
    ui.empty("Nobody waits for a seat.", "Choose another term or unit; a queue begins when an offering is full.")
    st.stop()

history = waitlists.history(person, **chosen)
ui.figures(
    [
        ui.Figure(
            "Waiting",
            words.count(totals.waiting),
            list(history.joined),
            f"In {words.plural(totals.queues, 'queue')}, "
            f"the longest for {words.plural(totals.longest_wait_days or 0, 'day')}. "
            "The line shows who joined, day by day.",
        ),
        ui.Figure(
            "Seats to offer",
            words.count(totals.seats_to_offer),
            help="Free seats, net of offers that are out, in offerings where somebody waits",
        ),
        ui.Figure(
            "Offers out",
            words.count(totals.offers_out),
            list(history.offered),
            "Each holds its seat until the deadline. The line shows offers made, day by day.",
        ),
        ui.Figure(
            "Lapse within a day",
            words.count(totals.lapsing),
            help="Queues with an offer that ends within 24 hours",
        ),
    ]
)

left, right = st.columns([5, 3])
with left:
    st.subheader("Queues, most urgent first", anchor=False)
    picked = ui.table(
        queues,
        {
            "course_code": st.column_config.TextColumn("Course", width="small"),
            "section_code": st.column_config.TextColumn("Section", width="small"),
            "diagnosis": columns.status("Because", DIAGNOSES),
            "waiting": columns.count("Waiting"),
            "free_seats": columns.count("Free", help="Net of offers that are out"),
            "offers_out": columns.count("Offers"),
            "next_deadline": columns.moment("Next deadline", person),
            "longest_wait_days": columns.count("Longest wait", help="In days"),
            "passed_over": columns.count("Passed over", help="Waiting, but not eligible when a seat was offered"),
            "queue_mode": st.column_config.TextColumn(
                "Rule", help="How a free seat reaches the queue: offer, automatic, or manual (by a person)"
            ),
            "course_name": "Title",
            "component": "Component",
            "published_limit": columns.count("Limit"),
            "unit_code": "Unit",
        },
        key="queues",
        alt="Queues, most urgent first",
        identity="offering_id",
        pick="one",
    )
    if not picked:
        st.caption("Pick a queue to see who waits, offer its next seat, extend or withdraw an offer.")
    export.download(
        person,
        "waitlists",
        lambda: words.named(waitlists.queues(person, **chosen, limit=None), person.language, "course_name"),
        {"term": filters.term, "unit": filters.unit},
    )
with right:
    st.subheader("What happened, day by day", anchor=False)
    if history.empty:
        st.caption("Nothing happened in these queues yet.")
    else:
        history["on"] = history.day.dt.strftime("%d %b")
        charts.draw(
            charts.trend(
                history,
                "on",
                {"joined": "Joined", "offered": "Offered", "enrolled": "Enrolled", "lapsed": "Lapsed"},
            ),
            f"Day by day for five weeks: {words.count(history.joined.sum())} joined, "
            f"{words.count(history.offered.sum())} were offered a seat, "
            f"{words.count(history.enrolled.sum())} enrolled, "
            f"{words.count(history.lapsed.sum())} let it lapse.",
            height=300,
        )

if picked:
    row = queues[queues.offering_id == picked[0]].iloc[0]
    queue.show(
        person,
        row.offering_id,
        f"{row.course_code} section {row.section_code}",
        free_seats=row.free_seats,
        may_manage=bool(row.may_manage),
    )

st.subheader("Offers out, earliest deadline first", anchor=False)
if offers.empty:
    st.caption("No seat is on offer.")
else:
    ui.table(
        offers,
        {
            "deadline": columns.moment("Until", person),
            "status": columns.status("Status", OFFERS),
            "course_code": st.column_config.TextColumn("Course", width="small"),
            "section_code": st.column_config.TextColumn("Section", width="small"),
            "student_number": "Number",
            "student_name": "Student",
            "offered_at": columns.moment("Offered", person),
        },
        key="offers",
        alt="Offers that are out or have lapsed, earliest deadline first",
    )
