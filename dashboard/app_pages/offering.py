"""One offering, opened from a row of another page: seats, teachers, times, who sits in it and who waits."""

import pandas as pd
import streamlit as st

from dashboard import columns, export, groups, queue, record, seat_rules, small_groups, ui, viewer, words
from dashboard.queries import offering

DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
REGISTRATION = {
    "open": "registration open",
    "waitlist": "waitlist only",
    "closed": "registration closed",
    "cancelled": "cancelled",
}
STATUSES = {
    "enrolled": "good",
    "completed": "good",
    "waitlisted": "note",
    "dropped": "plain",
    "withdrawn": "watch",
}

person = viewer.current()
offering_id = st.query_params.get("offering", "")
found = offering.offering(person, offering_id)
if found.empty:
    ui.header(person, "Offering", "offering")
    ui.empty("No offering is open, or it is not one that you may see.", "Open one from course demand.")
    st.page_link("app_pages/demand.py", label="Course demand", icon=":material/arrow_back:")
    st.stop()

now = words.named(found, person.language, "course_name", "unit_name").iloc[0]
section = f"{now.course_code} section {now.section_code}"
ui.header(person, section, "offering")
st.markdown(
    " · ".join(
        str(fact)
        for fact in (
            f"**{now.course_name}**",
            now.term_label,
            now.unit_name,
            now.component,
            f"belongs to section {now.lecture_section}" if now.lecture_section else None,
            f"{now.credits:g} credits",
            REGISTRATION[now.enrollment_status],
        )
        if fact
    )
)
ui.figures(
    [
        ui.Figure(
            "Seats taken",
            f"{words.count(now.seats_taken)} of {words.count(now.capacity)}",
            help=now.over_capacity_reason and f"Above the limit: {now.over_capacity_reason}",
        ),
        ui.Figure("Free seats", words.count(now.free_seats), help="Net of offers that are out"),
        ui.Figure("Waiting", words.count(now.waiting), help=f"The queue takes {words.count(now.waitlist_capacity)}"),
        ui.Figure("Offers out", words.count(now.offers_out), help="Each holds its seat until its deadline"),
    ]
)

seat_rules.show(person, now, section)

left, right = st.columns([3, 2])
with left:
    if now.waiting or now.offers_out:
        queue.show(person, offering_id, section, free_seats=now.free_seats, may_manage=bool(now.may_manage))
    st.subheader("Roster", anchor=False)
    roster = words.named(offering.roster(person, offering_id), person.language, "student_name")
    if roster.empty:
        ui.empty("Nobody has enrolled here.", "Enrollments appear as they are made.")
    else:
        picked = ui.table(
            roster,
            {
                "student_number": "Number",
                "student_name": "Student",
                "status": columns.status("Status", STATUSES),
                "program_code": "Programme",
                "enrolled_at": columns.day("Enrolled"),
                "status_since": columns.day("Status since"),
                "is_retake": st.column_config.CheckboxColumn("Retake"),
            },
            key="roster",
            alt=f"Roster of {section}, seated students first",
            identity="student_id",
            pick="one" if record.may_open(person) else None,
        )
        record.link(person, picked)
        export.download(
            person,
            "roster",
            lambda: words.named(offering.roster(person, offering_id, limit=None), person.language, "student_name"),
            {"offering": offering_id, "section": section},
        )
    groups.show(person, offering_id)
with right:
    st.subheader("Teaching and results", anchor=False)
    known = words.named(offering.statistics(person, offering_id), person.language, "instructor_names")
    if known.empty:
        st.caption("Known after the next refresh of the statistics.")
    else:
        ui.as_of(person, "mv_course_offering_statistics")
        facts = known.iloc[0]
        meetings = [
            f"{DAYS[meeting['day']]} {meeting['start']} to {meeting['end']}"
            + (f", {meeting['rooms']}" if meeting["rooms"] else "")
            for meeting in facts.meetings
        ]
        lines = {
            "Taught by": facts.instructor_names or "nobody yet",
            "Meets": "; ".join(meetings) or "no set time",
            "Contact hours a week": words.hours(facts.contact_hours_per_week),
            "Fill": words.percent(facts.fill),
            "Enrolled, completed": f"{words.count(facts.enrolled)}, {words.count(facts.completed)}",
            "Dropped, withdrawn": f"{words.count(facts.dropped)}, {words.count(facts.withdrawn)}",
            "Assessments, submissions, grades": ", ".join(
                words.count(number) for number in (facts.assessments, facts.submissions, facts.grades)
            ),
            "Average grade": f"not shown for {small_groups.few(person)}"
            if facts.graded_students and pd.isna(facts.average_grade)
            else words.percent(facts.average_grade),
            "Attendance": f"not shown for {small_groups.few(person)}"
            if facts.attending_students and pd.isna(facts.attendance)
            else words.percent(facts.attendance),
            "Waiting without any seat in the course": words.count(facts.unmet_demand),
        }
        st.markdown("\n".join(f"- {name}: **{value}**" for name, value in lines.items()))
