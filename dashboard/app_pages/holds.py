"""Holds: who is held, from what and by whom; who cannot register and what that costs; place and release."""

import streamlit as st

from dashboard import charts, columns, dialog, export, new_hold, record, ui, viewer, words
from dashboard.permalink import choice
from dashboard.queries import holds

STATE_LOOKS = {"active": "bad", "starts later": "watch", "lapsed": "plain", "released": "good"}

person = viewer.current()
may_manage = person.may("hold.manage")
ui.header(person, "Holds", "holds")
filters = ui.filters(person, term=False)
chosen = {"units": filters.units}

totals = holds.totals(person, **chosen).iloc[0]
if not totals.holds:
    ui.empty("No student here is or was held.", "Choose another unit, or place a hold.")
    if may_manage:
        new_hold.show(person)
    st.stop()

cost = holds.cost(person, **chosen).iloc[0]
history = holds.trend(person, **chosen)
ui.figures(
    [
        ui.Figure("Active holds", words.count(totals.active), list(history.active)),
        ui.Figure(
            "Cannot register",
            words.count(totals.cannot_register),
            list(history.cannot_register),
            help="Students with at least one hold that blocks registration",
        ),
        ui.Figure(
            "Seats kept in vain",
            words.count(cost.live_offers),
            help="Seats offered to students who cannot take them because of a hold",
        ),
        ui.Figure(
            "Places in queues",
            words.count(cost.waiting_entries),
            help="Held by students who could not take a seat that becomes free",
        ),
    ]
)

with st.container(horizontal=True, vertical_alignment="bottom"):
    state = choice("Show", holds.STATES, name="state", default="active", width=260)
    if state != "blocked":
        category = choice(
            "Category",
            {"all": "Every category"} | holds.CATEGORIES,
            name="category",
            default="all",
            width=200,
        )
        block = choice("Blocks", {"all": "Anything"} | holds.BLOCKS, name="blocks", default="all", width=200)
    student = st.text_input("Student number", key="hold student", width=200)
    if may_manage:
        new_hold.show(person)

left, right = st.columns([5, 2])
with left:
    st.subheader(holds.STATES[state], anchor=False)
    if state == "blocked":
        rows = {"student": student} | chosen
        found = words.named(holds.blocked_students(person, **rows), person.language, "student_name")
        table = {
            "student_number": "Student number",
            "student_name": "Student",
            "categories": "Holds",
            "days_blocked": columns.count("Days"),
            "blocked_since": columns.moment("Since", person),
            "live_offers": columns.count("Offers", help="Seats kept by an offer that the student cannot take"),
            "waiting_entries": columns.count("Waiting", help="Places in queues"),
            "program_code": "Programme",
        }
    else:
        rows = chosen | {
            "state": state,
            "category": None if category == "all" else category,
            "block": None if block == "all" else block,
            "student": student,
        }
        found = words.named(
            holds.listed(person, **rows),
            person.language,
            "student_name",
            "placed_by_name",
            "released_by_name",
        )
        ending = {
            "ended_at": columns.moment("Ended", person),
            "released_by_name": "Released by",
            "release_reason": "Released because",
        }
        table = {
            "student_number": "Student number",
            "student_name": "Student",
            "category": "Category",
            **(ending if state == "past" else {}),
            "blocks": "Blocks",
            "age_days": columns.count("Days", help="Since it began, until it ended"),
            "owner_code": "Owner",
            "reason": "Reason",
            "state": columns.status("State", STATE_LOOKS),
            "placed_by_name": "Placed by",
            "effective_from": columns.moment("From", person),
            "effective_until": columns.moment("Until", person),
            "program_code": "Programme",
        }
    may_pick = state == "active" and may_manage and not found.empty
    identity = "student_id" if state == "blocked" else "hold_id"
    if found.empty:
        ui.empty("Nothing here matches.", "Show another state or category, or search for less.")
        picked = []
    else:
        picked = ui.table(
            found,
            table,
            key=f"holds {state}",
            alt=holds.STATES[state],
            identity=identity,
            pick="many" if may_pick else "one",
            height=560 if len(found) > 15 else "content",
        )
    if len(found) == 200:
        st.caption("The first 200; the download has all.")
    with st.container(horizontal=True):
        if may_pick:
            held = found[found.hold_id.isin(picked)]
            others = int((~held.may_release).sum())
            if st.button("Release", disabled=held.empty or others > 0, icon=":material/lock_open:"):
                dialog.confirm(
                    person,
                    f"Release {words.plural(len(held), 'hold')}",
                    "What they block is open again at once; the holds stay as history:\n\n"
                    + "\n".join(
                        f"- {row.student_number}: {row.category}, {row.reason}" for row in held.head(5).itertuples()
                    )
                    + (f"\n- and {words.plural(len(held) - 5, 'other')}" if len(held) > 5 else ""),
                    "release_holds",
                    {"hold_ids": picked},
                    reason="reason",
                    button="Release",
                    done=lambda answer: f"{words.plural(answer[0]['release_holds'], 'hold')} released",
                )
            if others:
                st.caption(f"{words.plural(others, 'hold')} of these can only be released by the owner.")
        record.link(person, list(found.student_id[found[identity].isin(picked)]), section="holds")
        export.download(
            person,
            "holds",
            lambda: words.named(
                (holds.blocked_students if state == "blocked" else holds.listed)(person, limit=None, **rows),
                person.language,
                *(name for name in found.columns if name.endswith("_name")),
            ),
            {"unit": filters.unit, "state": state}
            | {name: rows.get(name) for name in ("category", "block", "student")},
        )

with right:
    categories = holds.by_category(person, **chosen)
    if not categories.empty:
        st.subheader("Active holds by category", anchor=False)
        categories["name"] = categories.category.map(holds.CATEGORIES)
        figure, height = charts.bars(categories, "name", "holds")
        most = categories.iloc[0]
        charts.draw(
            figure,
            f"Active holds by category; most, {words.count(most.holds)}, are {most['name'].lower()}.",
            height=height,
        )
