"""Sign-in by a proxy on this machine, which names in a header who has signed in to it."""

from datetime import UTC, datetime
from uuid import uuid4

import streamlit as st

from dashboard.sign_in import SignIn

# The name under which Streamlit keeps the header's value with the connection; no claim of a provider is called so.
CLAIM = "address named by the proxy"


def sign_in() -> SignIn | None:
    """The visitor's sign-in; None when the proxy has named nobody, or somebody else may have written the header.

    The doorkeeper takes the header from requests that the proxy cannot have sent. The proxy vouches for every
    connection anew and has limits of its own, so that ours count for one open page.
    """
    address = st.user.get(CLAIM)
    known = st.session_state.get("named by the proxy")
    if address and (known is None or known.address != address):
        known = SignIn(address=address, key=f"proxy {uuid4()}", at=datetime.now(UTC))
        st.session_state["named by the proxy"] = known
    return known if address else None
