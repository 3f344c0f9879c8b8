"""Search: what was typed into the box above the pages, found by kind; what is only spelled like it comes after."""

import streamlit as st

from dashboard import findings, search_box, ui, viewer, words
from dashboard.queries import search

MOST = 10  # of each kind
SUGGESTIONS = 3

person = viewer.current()
ui.header(person, "Search", "search")
asked = st.query_params.get("q", "").strip()
found = search.found(person, asked, most=MOST)
if found.empty:
    things = search.things(person).set_index("kind").things
    among = ", ".join(words.plural(things[kind], *nouns) for kind, nouns in findings.KINDS.items() if kind in things)
    ui.empty(
        f"Nothing that you may see has “{words.literal(asked)}” in it or is spelled like it."
        if asked
        else "Nothing is searched for yet.",
        "Type a code, a number, a name or words into the box above; the beginning of a word will do. "
        f"It looks through {among or 'nothing'}.",
    )
    st.stop()

as_typed, similar = found[found.meant.isna()], found[found.meant.notna()]
findings.show(person, as_typed)
if not similar.empty:
    if as_typed.empty:
        st.markdown(f"Nothing that you may see has “{words.literal(asked)}” in it.")
    suggestions = similar.meant.groupby(similar.meant.str.casefold(), sort=False).first()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Did you mean", width="content")
        for meant in suggestions.head(SUGGESTIONS):
            # no link: one to the page on which it stands leaves the address as it was
            if st.button(words.literal(meant), type="tertiary"):
                search_box.look_for(meant)
    findings.show(person, similar)
