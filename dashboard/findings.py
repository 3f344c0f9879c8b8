"""What a search found: a line for each thing, which is a link where the reader has a page of it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import record, words
from dashboard.queries import search
from dashboard.queries import viewer as queries
from dashboard.viewer import Viewer

KINDS = {
    # kind: one, many
    "course": ("course", "courses"),
    "student": ("student", "students"),
    "staff": ("member of staff", "members of staff"),
    "announcement": ("announcement", "announcements"),
}
ICONS = {"course": ":material/menu_book:", "student": ":material/person:", "staff": ":material/badge:"}


def show(viewer: Viewer, found: pd.DataFrame) -> None:
    """Everything found, in its order, under a heading for each kind."""
    for kind in found.kind.unique():
        things = found[found.kind == kind]
        st.subheader(KINDS[kind][1].capitalize(), anchor=False)
        if kind == "announcement":
            _announcements(viewer, list(things.id))
        else:
            for thing in things.to_dict("records"):
                _thing(viewer, thing)
        if more := things.matches.iloc[0] - len(things):
            st.caption(f"{words.count(more)} more: type another word.")


def described(viewer: Viewer, thing: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """What a thing is, in the reader's language, and what else to know it by."""

    def named(texts: Any) -> str:
        return words.in_language(texts, viewer.language)

    detail = thing["detail"]
    if thing["kind"] == "course":
        facts = [thing["code"], named(thing["title"])], [named(detail["unit"])]
    elif thing["kind"] == "student":
        facts = [named(thing["title"]), thing["code"]], [named(detail["program"]), detail["status"]]
    else:
        facts = [named(thing["title"]), named(detail["position"])], [named(detail["unit"]), thing["code"]]
    return tuple([fact for fact in each if fact] for each in facts)


def page_of(viewer: Viewer, thing: Mapping[str, Any]) -> tuple[str, dict[str, str]] | None:
    """The page that shows a thing to this person, with its choices; None where they have none."""
    detail, code = thing["detail"], thing["code"]
    if thing["kind"] == "student":
        return ("student", {"student": thing["id"]}) if record.may_open(viewer) else None
    if thing["kind"] == "staff":
        # the number is told to those alone who may read the workload of the unit
        return ("workload", {"unit": detail["unit_code"]}) if code else None
    # who reads units has the offerings of these alone; a teacher may teach any course
    reads = detail["unit_code"] in set(queries.units(viewer).code) or not viewer.may("offering.read")
    return ("demand", {"search": code}) if viewer.may_for_own("offering.read") and reads else None


def _thing(viewer: Viewer, thing: Mapping[str, Any]) -> None:
    facts, more = (words.literal(" · ".join(each)) for each in described(viewer, thing))
    page = page_of(viewer, thing)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if page:
            name, choices = page
            st.page_link(f"app_pages/{name}.py", label=facts, icon=ICONS[thing["kind"]], query_params=choices)
        else:
            st.markdown(f"{ICONS[thing['kind']]} {facts}", width="content")
        st.caption(more, width="content")


def _announcements(viewer: Viewer, ids: list[str]) -> None:
    found = search.announcements(viewer, ids=ids)
    named = words.named(found, viewer.language, "title", "content", "published_by_name")
    for each in named.set_index("announcement_id").loc[ids].itertuples():
        with st.expander(words.literal(each.title), icon=":material/campaign:"):
            st.text(each.content)
            told = [words.moment(each.published_at, viewer.timezone), each.published_by_name]
            st.caption(words.literal(", ".join(filter(None, told))))
