"""Who may come in: the person who has signed in, or in the demo the one who was chosen; everybody else is told why not.

Whatever fails here ends in nobody, who sees nothing.
"""

from contextlib import suppress
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import demo_viewer, openid, session, trusted_header, turned_away, words
from dashboard.actions import act
from dashboard.permalink import choice
from dashboard.queries import viewer as queries
from dashboard.viewer import NOBODY, Viewer, described
from db.config import settings
from db.errors import LmsError


def identify(corner: DeltaGenerator) -> Viewer | None:
    """Finds out who is looking, draws their menu into the corner, and remembers them for `viewer.current`.

    None when that is nobody, or somebody who may see nothing: they have a page that says what to do.
    """
    st.session_state["person"] = NOBODY
    invented = demo_viewer.people()
    with corner:
        person = _signed_in() if invented.empty else demo_viewer.chosen(invented)
        if isinstance(person, Viewer):
            person = replace(person, language=_chosen_language(person))
            if person.sign_in:
                _show_sign_in(person)
    if isinstance(person, str):
        turned_away.show(person)
        return None
    if person.sign_in:
        session.watch(person)
    if not person.rights:
        turned_away.show_role(person)
        return None
    st.session_state["person"] = person
    return person


def _signed_in() -> Viewer | str:
    """The person who has signed in, by the provider or the proxy, or the reason why there is none."""
    proxy = settings().proxy
    if proxy and openid.is_configured():
        raise LmsError("LMS_TRUSTED_HEADER is set and an OpenID provider too: only one may say who somebody is")
    if not proxy and not openid.is_configured():
        return "not configured"
    if not proxy and not openid.is_signed_in():
        st.button("Sign in", type="primary", on_click=st.login)
        return "not signed in"
    signed_in = trusted_header.sign_in() if proxy else openid.sign_in()
    if signed_in is None:
        _offer_other_sign_in()
        return "not named" if proxy else "not verified"
    account = queries.account(NOBODY, signed_in.address)
    if account.refusal:
        _offer_other_sign_in()
        return account.refusal
    state = session.state(account.user_id, signed_in, acting=True)
    if state != session.OPEN:
        _offer_other_sign_in()
        return state
    person = described(account.user_id, signed_in)
    return person if person.user_id else "unknown"  # between the two questions somebody closed the account


def _offer_other_sign_in() -> None:
    """A way on for somebody who was turned away: another account, or the same one anew."""
    proxy = settings().proxy
    if proxy:
        st.link_button("Sign in again", proxy.sign_out_url)
    else:
        st.button("Sign in again", type="primary", on_click=st.login)
        st.button("Sign out", type="tertiary", icon=":material/logout:", on_click=st.logout)


def _show_sign_in(person: Viewer) -> None:
    st.caption(words.literal(person.name), width="content")
    st.button("Sign out", type="tertiary", icon=":material/logout:", on_click=_sign_out, args=(person,))


def _sign_out(person: Viewer) -> None:
    """Ends the sign-in in the database, for every tab and copy of its cookie, and here whatever becomes of that."""
    with suppress(LmsError):
        act(person, "end_session", key=person.sign_in.key)
    if not settings().proxy:
        st.logout()


def _chosen_language(person: Viewer) -> str:
    return choice(
        "Names in",
        {code: code for code in words.LANGUAGES},
        name="language",
        default=person.language if person.language in words.LANGUAGES else "az",
        widget=st.segmented_control,
        required=True,
        help="The language of names",
        label_visibility="collapsed",
    )
