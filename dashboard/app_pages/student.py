"""One student, opened from a row of another page: who it is, and one section of the record at a time."""

import pandas as pd
import streamlit as st

from dashboard import (
    averages,
    columns,
    degree,
    enrollments,
    opening,
    record,
    registration,
    student_holds,
    student_queues,
    transfer_credit,
    ui,
    viewer,
    words,
)
from dashboard.permalink import choice
from dashboard.queries import access, student
from dashboard.queries import conflicts as conflict_types

person = viewer.current()
student_id = opening.opened(person, st.query_params.get("student", ""))
if student_id is None:
    ui.header(person, "Student", "student")
    ui.empty("No student is open, or not one that you may see.", "Open one from the list of students.")
    st.page_link("app_pages/students.py", label="Students", icon=":material/arrow_back:")
    st.stop()

found = student.student(person, student_id)
now = words.named(found, person.language, "student_name", "program_name", "advisor_name").iloc[0]
terms = student.terms(person, now.student_id)
ui.header(person, now.student_name, "student")
opening.purpose(person)
st.markdown(
    " · ".join(
        fact
        for fact in (
            f"**{now.student_number}**",
            f"{now.program_name} ({now.program_code})" if now.program_code else "no programme",
            columns.status_text(now.status, record.STATUSES[now.status]),
            f"standing {columns.status_text(now.standing, record.STANDINGS[now.standing])} "
            f"since {words.day(now.standing_since)}"
            if now.standing
            else "no standing decided yet",
            columns.status_text("cannot register", "bad") if now.registration_is_blocked else None,
            f"advised by {now.advisor_name}" if now.advisor_name else "no advisor",
            now.study_mode and now.study_mode.replace("_", " "),
            f"here since {words.day(now.enrollment_date)}",
        )
        if fact
    )
)
ui.figures(
    [
        ui.Figure(
            "Cumulative GPA",
            "–" if pd.isna(now.cumulative_gpa) else f"{now.cumulative_gpa:.2f}",
            list(terms.cumulative_gpa.dropna()),
            "Weighted by credits; the line shows it after each term",
        ),
        ui.Figure(
            "Credits earned",
            f"{now.credits_earned:g}" + ("" if pd.isna(now.credits_required) else f" of {now.credits_required}"),
            list(terms.credits_so_far),
            "Courses passed, each once a term; of what the programme asks for",
        ),
        ui.Figure(
            "Credits this term",
            f"{now.credits_this_term:g}",
            help=f"In {words.plural(now.courses_this_term, 'course')} of the current term",
        ),
        ui.Figure(
            "Active holds",
            words.count(now.active_holds),
            help="In force today, whatever they block",
        ),
    ]
)


def numbered(title: str, number: int) -> str:
    return f"{title} ({number})" if number else title


section = choice(
    "Section",
    {
        "enrollments": "Enrollments",
        "registration": "Can this student enrol in ...?",
        "queues": numbered("Queues", now.places_in_queues),
        "holds": numbered("Holds", now.active_holds),
        "averages": "Averages and standing",
        "degree": "Degree audit",
        "transfer": "Transfer credit",
        "conflicts": numbered("Conflicts", now.open_conflicts),
    }
    | ({"grades": "Grade changes"} if person.may("grade.read") else {})
    | ({"access": "Who looked"} if person.may_everywhere("audit.read") else {}),
    name="section",
    default="enrollments",
    widget=st.segmented_control,
    required=True,
    label_visibility="collapsed",
)
if section == "enrollments":
    left, right = st.columns([5, 2])
    with left:
        enrollments.show(person, now)
    with right:
        averages.chart(terms)
elif section == "registration":
    registration.show(person, now)
elif section == "queues":
    student_queues.show(person, now)
elif section == "holds":
    student_holds.show(person, now)
elif section == "averages":
    averages.show(person, now, terms)
elif section == "degree":
    degree.show(person, now)
elif section == "transfer":
    transfer_credit.show(person, now)
elif section == "conflicts":
    found = student.conflicts(person, now.student_id)
    if found.empty:
        ui.empty("No conflict is open in this student's schedule.", "Those of all students are on their own page.")
    else:
        found["type"] = found.conflict_type.map(conflict_types.TYPES)
        ui.table(
            found,
            {
                "type": "Type",
                "details": st.column_config.TextColumn("What does not fit", width=600),
                "days_open": columns.count("Days"),
                "notified_at": columns.moment("Told", person, help="When student and advisor were told"),
            },
            key="student conflicts",
            alt=f"Open conflicts of {now.student_name}, most urgent first",
        )
    st.page_link("app_pages/conflicts.py", label="Conflicts", icon=":material/arrow_forward:")
elif section == "grades":
    changes = words.named(
        student.grade_changes(person, now.student_id),
        person.language,
        "changed_by_name",
        "approved_by_name",
    )
    if changes.empty:
        ui.empty(
            "No grade of this student was changed in the units whose grades you may read.",
            "Changes appear as they are made.",
        )
    else:
        ui.table(
            changes,
            {
                "changed_at": columns.moment("Changed", person),
                "course_code": "Course",
                "section_code": "Section",
                "grade_of": "Grade of",
                "old_grade": "Was",
                "new_grade": "Is",
                "what": "What",
                "change_type": "Type",
                "changed_by_name": "By",
                "approved_by_name": "Approved by",
                "reason": st.column_config.TextColumn("Reason", width="large"),
                "status": "When",
                "term": "Term",
            },
            key="student grade changes",
            alt=f"Changes of grades of {now.student_name}, latest first",
        )
elif section == "access":
    looked = words.named(access.openings(person, now.student_id), person.language, "person_name")
    ui.table(
        looked,
        {
            "happened_at": columns.moment("Opened", person),
            "person_name": "By",
            "reason": st.column_config.TextColumn("What for", width="large"),
        },
        key="student openings",
        alt=f"Who opened the record of {now.student_name}, latest first",
    )
    if len(looked) == 200:
        st.caption("The latest 200.")
    st.page_link("app_pages/access.py", label="Access", icon=":material/arrow_forward:")
