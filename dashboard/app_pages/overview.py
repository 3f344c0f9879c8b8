"""Overview: what needs a person today, most urgent first; each line leads to its page."""

import streamlit as st

from dashboard import attention, charts, columns, ui, viewer, words
from dashboard.queries import demand, demand_sums

person = viewer.current()
ui.header(person, "Overview", "overview", statistics="mv_course_offering_statistics")
st.caption("What needs a person today, most urgent first.")
# who sees the database alone has no unit and no term to choose
filters = ui.filters(person) if person.may_for_own("offering.read") else ui.Filters()
shared = {name: code for name, code in {"unit": filters.unit, "term": filters.term}.items() if code}
trend = demand_sums.trend(person, units=filters.units)

if not trend.empty:
    latest = demand.totals(person, demand.Chosen(term_id=filters.term_id, units=filters.units)).iloc[0]
    ui.figures(
        [
            ui.Figure(
                "Seats taken",
                words.count(latest.seats_taken),
                list(trend.seats_taken),
                "Enrolled and completed",
            ),
            ui.Figure("Fill", words.percent(latest.fill), list(trend.fill.fillna(0)), "Of the seats with a limit"),
            ui.Figure(
                "Students without a seat",
                words.count(latest.unmet_demand),
                list(trend.unmet_demand),
                "Waiting, and in no section of the course",
            ),
            ui.Figure("Over capacity", words.count(latest.over_capacity), list(trend.over_capacity), "Offerings"),
        ]
    )

left, right = st.columns([3, 2])
with left, st.container(border=True, gap="small"):
    for line in attention.lines(person, filters):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"{columns.status_text(attention.WORDS[line.look], line.look)} {line.sentence}",
                width="stretch",
            )
            st.page_link(f"app_pages/{line.page}.py", label="Open", query_params=shared | line.choices)
with right:
    if not trend.empty:
        st.subheader("Seats taken and capacity by term", anchor=False)
        last = trend.iloc[-1]
        charts.draw(
            charts.trend(trend, "term", {"seats_taken": "Seats taken", "capacity": "Capacity"}),
            f"Seats taken and capacity by term; in {last.term} {words.count(last.seats_taken)} seats are taken "
            f"of {words.count(last.capacity)}.",
        )
