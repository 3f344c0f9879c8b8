"""The search box above every page: Enter opens what it finds."""

import streamlit as st

PAGE = "search"


def show(page: str) -> None:
    """Draws the box above a page (its url path): with the words of the search that it shows, elsewhere empty."""
    # the back button may leave the words of a search in another page's address
    asked = st.query_params.get("q", "") if page == PAGE else ""
    typed = st.text_input(
        "Search everything",
        asked,
        # another box for each search: on the next page it is empty again
        key=f"search for {asked}",
        max_chars=200,
        placeholder="Search courses, students, staff, announcements",
        label_visibility="collapsed",
        icon=":material/search:",
    )
    if typed.strip() and typed != asked:
        look_for(typed)


def look_for(words: str) -> None:
    """Opens the page that shows what these words find."""
    # one search after another is on the same page: who looks, and in which language, stays in its address
    others = st.query_params.to_dict() if "q" in st.query_params else {}
    st.switch_page(f"app_pages/{PAGE}.py", query_params=others | {"q": words})
