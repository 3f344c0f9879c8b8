"""Whose eyes to look through: a choice among invented people, in a demo and nowhere else."""

import pandas as pd
import streamlit as st

from dashboard import openid, words
from dashboard.permalink import choice
from dashboard.queries import viewer as queries
from dashboard.viewer import NOBODY, Viewer, described
from db.config import settings


def people() -> pd.DataFrame:
    """The invented people to choose among; none on another's server, or once a sign-in is set up."""
    asked = settings()
    if not asked.embedded or asked.proxy or openid.is_configured():
        return pd.DataFrame()
    return queries.demo_viewers(NOBODY)


def chosen(people: pd.DataFrame) -> Viewer:
    """The person whom the visitor chooses, by role and unit; the registrar to begin with."""
    language = st.session_state.get("language", "az")
    people["title"] = [
        " ".join(filter(None, (words.in_language(role, "en"), unit)))
        for role, unit in zip(people.role_name, people.unit_code, strict=True)
    ]
    people = people.drop_duplicates("title").set_index("title")
    st.caption("A made-up university. Look as", width="content")
    title = choice(
        "Look as",
        {title: f"{title} · {words.in_language(name, language)}" for title, name in people["name"].items()},
        name="viewer",
        default=next((title for title in people.index if title.startswith("Registrar")), people.index[0]),
        label_visibility="collapsed",
        width=340,
    )
    return described(people.user_id[title])
