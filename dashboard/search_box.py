"""The search box above every page: Enter opens what it finds."""

import streamlit as st

PAGE = "app_pages/search.py"


def show() -> None:
    """Draws the box. On the page of a search it holds the words that were looked for, elsewhere it is empty."""
    asked = st.query_params.get("q", "")
    typed = st.text_input(
        "Search",
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
    st.switch_page(PAGE, query_params=others | {"q": words})
