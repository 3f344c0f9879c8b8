"""The page of somebody who sees nothing: why, and whom to ask."""

import logging

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.openid import CALLBACK
from dashboard.queries import viewer as queries
from dashboard.viewer import Viewer

_log = logging.getLogger(__name__)

ASK = "Ask the registrar's office"
# why: the title and the sentence
REASONS = {
    "not signed in": (
        "University operations",
        "Sign in with your university account to see what your role lets you see.",
    ),
    "not named": (
        "Nobody is signed in",
        "The sign-in in front of this dashboard has not said who you are. Open the dashboard by its public address; "
        "if you did, tell those who run it.",
    ),
    "not verified": (
        "Nothing to see yet",
        "Your identity provider has not confirmed your e-mail address, so we cannot tell who you are. "
        "Confirm it there and sign in again, or ask the registrar's office.",
    ),
    "unknown": (
        "Nothing to see yet",
        f"Your address belongs to no account. {ASK} which address they have on record for you.",
    ),
    "shared": (
        "Nothing to see yet",
        f"More than one account has your address, so we cannot tell who you are. {ASK} to keep one.",
    ),
    "locked": ("Your account is locked", f"{ASK} why, and to unlock it; it takes effect at once."),
    "inactive": ("Your account is not active", f"{ASK} to make it active; it takes effect at once."),
    "ended": ("You are signed out", "Sign in again to go on."),
    "idle": ("You were signed out", "Nobody did anything here for a while. Sign in again to go on."),
    "late": ("You were signed out", "You have been signed in for long. Sign in again to go on."),
}


def show(why: str) -> None:
    """The title and the sentence of a reason: 'not configured', or one of REASONS."""
    if why == "not configured":
        _show_how_to_sign_in()
        return
    title, sentence = REASONS[why]
    _log.info("nobody let in", extra={"reason": why})
    st.title(title, anchor=False)
    st.write(sentence)


def show_role(person: Viewer) -> None:
    """The same for a known person whose roles let them see nothing here: none, others, or not those of today."""
    _log.info("nobody let in", extra={"reason": "role", "viewer": person.user_id})
    st.title("Nothing to see yet", anchor=False)
    absent = queries.absent_roles(person)
    name = words.literal(person.name)
    if person.roles:
        st.write(
            f"{name}, this dashboard is for those who run departments, faculties and the university; "
            f"your role has no part in that. {ASK} if it should."
        )
    elif absent.empty:
        st.write(
            f"{name}, you have no role at the university that this dashboard knows. "
            f"{ASK} to give you one; it takes effect at once."
        )
    else:
        st.write(f"{name}, {_when(absent.iloc[0], person)}. {ASK} if it should be otherwise.")


def _show_how_to_sign_in() -> None:
    """What those who run the dashboard have to set."""
    st.title("Sign-in is not configured", anchor=False)
    st.write(
        "This dashboard is about students and teachers, so it shows nothing until it knows who is looking. "
        "Name your identity provider (OpenID Connect) in the environment and start it again:"
    )
    st.code(
        "LMS_ADDRESS=https://dashboard.example.edu\n"
        "LMS_OIDC_ISSUER=https://login.example.edu\n"
        "LMS_OIDC_CLIENT_ID=...\n"
        "LMS_OIDC_CLIENT_SECRET=...\n"
        "LMS_COOKIE_SECRET=...  # openssl rand -hex 32",
        language="sh",
    )
    st.write(
        f"The provider has to know the address with `{CALLBACK}` behind it. Streamlit's own `.streamlit/secrets.toml` "
        "is read too. With a proxy on this machine that signs people in, set `LMS_TRUSTED_HEADER` and "
        "`LMS_SIGN_OUT_URL` instead."
    )


def _when(role: pd.Series, person: Viewer) -> str:
    """'your role (Dean, Faculty of Science) ended on 3 March 2026', or when it begins."""
    texts = (words.in_language(role[column], person.language) for column in ("role_name", "unit_name"))
    title = ", ".join(words.literal(text) for text in texts if text)
    begins = not pd.isna(role.begins_at)
    moment = words.moment(role.begins_at if begins else role.ended_at, person.timezone)
    return f"your role ({title}) {'begins' if begins else 'ended'} at {moment}"
