"""How long a sign-in holds: the database keeps when it began, when its person last did something, and its end."""

from ipaddress import ip_address

import streamlit as st

from dashboard import data
from dashboard.queries import viewer as queries
from dashboard.sign_in import SignIn
from dashboard.viewer import Viewer
from db.errors import LmsError, Refused

LOOK_EVERY = 60  # seconds between two looks at a page on which nobody does anything
OPEN = "open"


def state(user_id: str, sign_in: SignIn, *, acting: bool) -> str:
    """'open', or why the session is over: 'ended' (signed out), 'idle' or 'late'. The first question opens it.

    `acting` is whether the person is doing something, which keeps it alive. As everything that is fetched the
    answer is kept for some seconds. The primary is asked: the answer may be written down.
    """
    with data.from_primary():
        return queries.session(
            Viewer(user_id),
            key=sign_in.key,
            signed_in_at=sign_in.at,
            acting=acting,
            address=_address(),
            browser=st.context.headers.get("User-Agent", "")[:500] or None,
        )


def require(viewer: Viewer) -> None:
    """Refuses with a sentence when the person's session is over: a button of a page may be older than that."""
    if viewer.sign_in and state(viewer.user_id, viewer.sign_in, acting=True) != OPEN:
        raise Refused("You are not signed in any more, and nothing was changed: reload the page to sign in again.")


@st.fragment(run_every=LOOK_EVERY)
def watch(viewer: Viewer) -> None:
    """Looks every minute whether the session is over, and takes the page from the screen then."""
    try:
        is_over = state(viewer.user_id, viewer.sign_in, acting=False) != OPEN
    except LmsError:  # the whole page says what is wrong, and comes back by itself
        is_over = True
    if is_over:
        data.clear()  # or the page, drawn anew, would believe what was kept of a moment ago
        st.rerun()


def _address() -> str | None:
    """The visitor's network address; None on this machine, and where a proxy has written something else there."""
    try:
        return str(ip_address(st.context.ip_address))
    except ValueError:
        return None
