"""Course demand: which offerings are too full, too empty or wanted by people who do not get in."""

import streamlit as st

from dashboard import charts, columns, export, small_groups, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import demand, demand_sums

BANDS = {
    "over capacity": "bad",
    "overloaded": "watch",
    "balanced": "good",
    "underfilled": "note",
}
HUES = {
    "over capacity": charts.VERMILION,
    "overloaded": charts.PURPLE,
    "balanced": charts.GREEN,
    "underfilled": charts.BLUE,
}
DIAGNOSES = {"not enough room": "bad", "something keeps them out": "watch"}
ORDERS = {"full": "Fullest first", "waiting": "Most wanted first", "empty": "Emptiest first"}

person = viewer.current()
ui.header(person, "Course demand", "demand", statistics="mv_course_offering_statistics")
filters = ui.filters(person)
components = demand.components(person, term_id=filters.term_id)
with st.container(horizontal=True):
    band = choice(
        "Band",
        {"all": "All bands"} | {name: name for name in demand.BANDS},
        name="band",
        default="all",
        width=170,
    )
    component = choice(
        "Component",
        {"all": "All"} | {name: name for name in components},
        name="component",
        default="all",
        width=130,
    )
    order = choice("Order", ORDERS, name="order", default="full", width=190)
    search = st.text_input("Search", key="search", bind="query-params", placeholder="Code or title", width=220)
chosen = demand.Chosen(
    term_id=filters.term_id,
    units=filters.units,
    component=None if component == "all" else component,
    band=None if band == "all" else band,
    search=search.strip() or None,
)

totals = demand.totals(person, chosen).iloc[0]
if not totals.offerings:
    ui.empty("No offering is like that.", "Choose another term or unit, or clear band, component and search.")
    st.stop()

trend = demand_sums.trend(person, units=filters.units)
ui.figures(
    [
        ui.Figure(
            "Seats taken",
            words.count(totals.seats_taken),
            list(trend.seats_taken),
            f"In {words.plural(totals.offerings, 'offering')} of {words.plural(totals.courses, 'course')}. "
            f"{words.count(totals.seats_not_rated)} are in independent studies or under a limit of 0. "
            f"{words.count(totals.seats_in_sections_of_lectures)} more, in discussions and laboratories, "
            "belong to students who sit in their lecture already.",
        ),
        ui.Figure(
            "Fill",
            words.percent(totals.fill),
            list(trend.fill.fillna(0)),
            f"Of {words.count(totals.capacity)} seats in offerings with a limit, without the discussions and "
            "laboratories of a lecture",
        ),
        ui.Figure(
            "Students without a seat",
            words.count(totals.unmet_demand),
            list(trend.unmet_demand),
            "Waiting, and in no section of the course; each counted once a course. "
            f"{words.plural(totals.phantom_entries, 'further entry is', 'further entries are')} of students "
            "who hold a seat in another section.",
        ),
        ui.Figure(
            "Over capacity",
            words.count(totals.over_capacity),
            list(trend.over_capacity),
            f"{words.count(totals.overloaded)} more are overloaded (above {totals.overloaded_above:.0f}%), "
            f"{words.count(totals.balanced)} balanced, {words.count(totals.underfilled)} underfilled "
            f"(below {totals.underfilled_below:.0f}%), {words.count(totals.not_rated)} not rated",
        ),
    ]
)

left, right = st.columns([5, 3])
with left:
    by_offering, by_course, by_unit = st.tabs(["Offerings", "Courses", "Units"], key="by", on_change="rerun")
    if by_offering.open:
        with by_offering:
            st.session_state.setdefault("offerings opened", 0)
            too_few = small_groups.few(person)
            offerings = words.named(
                demand.offerings(person, chosen, order=order),
                person.language,
                "course_name",
                "instructor_names",
            )
            opened = ui.table(
                offerings,
                {
                    "course_code": st.column_config.TextColumn("Course", width="small"),
                    "section_code": st.column_config.TextColumn("Section", width="small"),
                    "band": columns.status("Band", BANDS),
                    "fill": columns.percent("Fill"),
                    "seats_taken": columns.count("Taken", help="Enrolled and completed"),
                    "capacity": columns.count("Capacity"),
                    "waiting": columns.count("Waiting"),
                    "diagnosis": columns.status("Because", DIAGNOSES),
                    "unmet_demand": columns.count("No seat", help="Waiting, and in no section of the course"),
                    "course_name": "Title",
                    "component": "Component",
                    "instructor_names": "Taught by",
                    "average_grade": columns.percent("Average grade", help=f"Not shown for {too_few}"),
                    "attendance": columns.percent("Attendance", help=f"Not shown for {too_few}"),
                    "assessments": columns.count("Assessments"),
                    "dropped": columns.count("Dropped"),
                    "withdrawn": columns.count("Withdrawn"),
                },
                # another table each time, so that coming back does not open the same row again
                key=f"offerings {st.session_state['offerings opened']}",
                alt=f"Offerings, {ORDERS[order].lower()}",
                identity="offering_id",
                pick="one",
                height=430,
            )
            shown = f"The first {len(offerings)} of" if len(offerings) < totals.offerings else "All"
            st.caption(
                f"{shown} {words.plural(totals.offerings, 'offering')}. Pick one to open its roster, queue and times. "
                f"Average grade and attendance of {too_few} are not shown: what is known of a few is known of each."
            )
            export.download(
                person,
                "demand",
                lambda: words.named(
                    demand.offerings(person, chosen, order=order, limit=None),
                    person.language,
                    "course_name",
                    "instructor_names",
                ),
                {
                    "term": filters.term,
                    "unit": filters.unit,
                    "band": chosen.band,
                    "component": chosen.component,
                    "search": chosen.search,
                },
            )
            if opened:
                st.session_state["offerings opened"] += 1
                st.switch_page("app_pages/offering.py", query_params={"offering": opened[0]})
    if by_course.open:
        with by_course:
            courses = words.named(
                demand_sums.courses(person, term_id=chosen.term_id, units=chosen.units, search=chosen.search),
                person.language,
                "course_name",
            )
            ui.table(
                courses,
                {
                    "course_code": st.column_config.TextColumn("Course", width="small"),
                    "course_name": "Title",
                    "unmet_demand": columns.count("No seat", help="Distinct students waiting who are in no section"),
                    "waiting": columns.count("Waiting"),
                    "phantom_entries": columns.count("Phantom", help="Entries of students who hold a seat"),
                    "fill": columns.percent("Fill"),
                    "seats_taken": columns.count("Taken", help="Without sections that belong to a lecture"),
                    "capacity": columns.count("Capacity"),
                    "sections": columns.count("Sections"),
                    "seats_in_sections_of_lectures": columns.count(
                        "In discussions",
                        help="Seats of sections that belong to a lecture: its students again",
                    ),
                    "over_capacity": columns.count("Over capacity"),
                },
                key="courses",
                alt="Courses, most unmet demand first",
                height=430,
            )
            st.caption("All sections of a course together, whatever band and component are chosen; at most 200.")
    if by_unit.open:
        with by_unit:
            units = words.named(
                demand_sums.units(person, term_id=chosen.term_id, units=chosen.units),
                person.language,
                "unit_name",
            )
            ui.table(
                units,
                {
                    "unit_code": st.column_config.TextColumn("Unit", width="small"),
                    "unit_name": "Name",
                    "seats_taken": columns.count("Taken", help="Without sections that belong to a lecture"),
                    "capacity": columns.count("Capacity"),
                    "fill": columns.percent("Fill"),
                    "waiting": columns.count("Waiting"),
                    "over_capacity": columns.count("Over capacity"),
                    "overloaded": columns.count("Overloaded"),
                    "balanced": columns.count("Balanced"),
                    "underfilled": columns.count("Underfilled"),
                    "courses": columns.count("Courses"),
                    "sections": columns.count("Sections"),
                },
                key="units",
                alt="Units, most seats first",
                height=430,
            )
            st.caption("The courses that each unit itself offers, whatever band, component and search are chosen.")
with right:
    st.subheader("How full the offerings are", anchor=False)
    steps = demand.distribution(person, chosen)
    if steps.empty:
        st.caption("None of these offerings has a limit that counts.")
    else:
        steps["label"] = ["over" if step > 100 else f"{step}" for step in steps.fill_step]
        commonest = steps.loc[steps.offerings.idxmax()]
        charts.draw(
            charts.histogram(steps, "label", "offerings", hues=[HUES[name] for name in steps.band]),
            f"Offerings by percent filled in steps of 5; most, {commonest.offerings}, at {commonest.label}.",
            height=200,
        )
        st.caption(
            "Offerings by percent filled, in steps of 5: "
            + ", ".join(
                f"{name} in {hue}"
                for name, hue in (
                    ("underfilled", "blue"),
                    ("balanced", "green"),
                    ("overloaded", "purple"),
                    ("over capacity", "vermilion"),
                )
            )
        )
    st.subheader("Seats and capacity, term by term", anchor=False)
    charts.draw(
        charts.trend(trend, "term", {"seats_taken": "Taken", "capacity": "Capacity"}),
        f"Seats taken and capacity in {words.plural(len(trend), 'term')}; last "
        f"{words.count(trend.seats_taken.iloc[-1])} of {words.count(trend.capacity.iloc[-1])}.",
        height=200,
    )

st.subheader("The week: students in class", anchor=False)
week = demand.week(person, chosen)
if week.empty:
    st.caption("None of these offerings has a set time.")
else:
    week["at"] = [f"{hour:02}:00" for hour in week.hour]
    busiest = week.loc[week.students.astype(float).idxmax()]
    charts.draw(
        charts.heat_map(week, "at", "day", "students", unit=" students"),
        f"Students in class by day and hour; most, {words.count(busiest.students)}, "
        f"on {busiest.day} at {busiest['at']}.",
        height=60 + 34 * week.day.nunique(),
    )
