"""The menu: which pages there are, and who sees which. Runs anew for every click, before the page itself."""

import streamlit as st

from dashboard import startup, viewer
from dashboard.dialog import show_toast
from db.errors import LmsError

PAGES = {
    # page: (title, icon, whether this viewer may see it)
    "overview": ("Overview", "home", lambda person: person.may("offering.read") or person.sees_database),
    "demand": ("Course demand", "school", lambda person: person.may_for_own("offering.read")),
    "waitlists": ("Waitlists", "hourglass_top", lambda person: person.may_for_own("offering.read")),
    "workload": ("Faculty workload", "co_present", lambda person: person.may("workload.read")),
    "students": ("Students", "groups", lambda person: person.may_for_own("student.read")),
    "holds": ("Holds", "front_hand", lambda person: person.may_for_own("student.read")),
    "conflicts": ("Conflicts", "event_busy", lambda person: person.may_for_own("student.read")),
    "grades": ("Grades", "grading", lambda person: person.may("grade.read")),
    "database": ("Database", "database", lambda person: person.sees_database),
}


def pages(person: viewer.Viewer) -> list:
    """The pages that this person may see, in the menu's order; the first is their home."""
    seen = [name for name, (_, _, may_see) in PAGES.items() if may_see(person)]
    return [
        st.Page(
            f"app_pages/{name}.py",
            title=PAGES[name][0],
            icon=f":material/{PAGES[name][1]}:",
            url_path=name,
            default=name == seen[0],
        )
        for name in seen
    ]


st.set_page_config(page_title="University operations", page_icon=":material/account_balance:", layout="wide")
if not startup.is_ready():
    startup.show()
    st.stop()
try:
    person = viewer.identify()
    st.navigation(pages(person), position="top").run()
    show_toast()
except LmsError as failure:
    st.error(str(failure), icon=":material/error:")
    st.button("Try again", on_click=startup.begin)
