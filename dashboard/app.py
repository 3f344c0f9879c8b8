"""The menu: which pages there are, and who sees which. Runs anew for every click, before the page itself."""

import time

import streamlit as st

from dashboard import entrance, recovery, runs, search_box, startup, viewer
from dashboard.dialog import show_toast
from dashboard.permalink import notice_page
from db.errors import LmsError, Unavailable

PAGES = {
    # page: its title, and whether this viewer may see it
    # everybody's home: Streamlit serves the first page at "/" alone, so a link to its own path leads nowhere
    "overview": ("Overview", lambda person: True),
    "demand": ("Course demand", lambda person: person.may_for_own("offering.read")),
    "waitlists": ("Waitlists", lambda person: person.may_for_own("offering.read")),
    "workload": ("Faculty workload", lambda person: person.may("workload.read")),
    "students": ("Students", lambda person: person.may_for_own("student.read")),
    "holds": ("Holds", lambda person: person.may_for_own("student.read")),
    "conflicts": ("Conflicts", lambda person: person.may_for_own("student.read")),
    "grades": ("Grades", lambda person: person.may("grade.read")),
    "courses": ("Courses", lambda person: person.may_for_own("offering.read")),
    "access": ("Access", lambda person: person.may_everywhere("audit.read")),
    "database": ("Database", lambda person: person.sees_database),
    "offering": ("Offering", lambda person: person.may_for_own("offering.read")),
    "student": ("Student", lambda person: person.may_for_own("student.read")),
    "search": ("Search", lambda person: True),
}
# Opened from a row of another page or from the search box, so not in the menu.
UNLISTED = {"offering", "student", "search"}


def pages(person: viewer.Viewer | None) -> list[st.Page]:
    """The pages that this person may see (None: all there are), in the menu's order."""
    seen = [name for name, (_, may_see) in PAGES.items() if person is None or may_see(person)]
    return [
        st.Page(
            f"app_pages/{name}.py",
            title=PAGES[name][0],
            url_path=name,
            default=name == "overview",
            visibility="hidden" if name in UNLISTED else "visible",
        )
        for name in seen
    ]


st.set_page_config(page_title="University operations", layout="wide")
try:
    person = None
    is_ready = startup.is_ready()
    if is_ready:
        notice_page()
        with st.container(horizontal=True, vertical_alignment="center"):
            box = st.container(width=340)
            corner = st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center")
        person = entrance.identify(corner)
    if person:
        page = st.navigation(pages(person), position="top")
        with box:
            search_box.show(page.url_path)
        with runs.page(page.url_path, person):
            page.run()
        show_toast()
    else:
        # Nobody has a menu. Without the pages Streamlit would forget which one the address asks for.
        st.navigation(pages(None), position="hidden")
        if not is_ready:
            startup.show()
except LmsError as failure:
    runs.failed(failure)
    st.error(recovery.sentence(failure), icon=":material/error:")
    # A server that was killed is started again; with a database of one's own this only looks again.
    st.button("Try again", on_click=startup.begin if isinstance(failure, Unavailable) else None)
    if isinstance(failure, Unavailable):
        recovery.wait(time.monotonic())
