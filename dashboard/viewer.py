"""Who is looking: signed in through OpenID Connect, or, in the demo, chosen among invented people."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.permalink import choice
from dashboard.queries import viewer as queries
from db.config import settings


@dataclass(frozen=True)
class Viewer:
    """The person for whom everything is fetched and done; an empty id is nobody, who sees nothing."""

    user_id: str
    name: str = ""
    language: str = "az"
    timezone: str = "UTC"
    roles: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    all_units: bool = False
    sees_people: bool = False
    sees_database: bool = False

    def may(self, right: str) -> bool:
        """Whether to show what needs a right, as 'hold.manage', anywhere. The database decides each case."""
        return right in self.rights

    def may_for_own(self, right: str) -> bool:
        """The same, or at least for the courses they teach and the students they advise."""
        return self.may(right) or f"{right}.own" in self.rights


NOBODY = Viewer(user_id="")


def current() -> Viewer:
    """The person of this session, as `app.py` found them at the start of this run."""
    return st.session_state.get("person", NOBODY)


def identify() -> Viewer:
    """Finds out who is looking, draws their menu, and remembers them for `current`.

    Ends the run with a page that says what to do when that is nobody, or somebody who may see nothing.
    """
    st.session_state["person"] = NOBODY
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        invented = queries.demo_viewers(NOBODY) if settings().embedded else pd.DataFrame()
        person = _signed_in() if invented.empty else _chosen(invented)
    if not person.rights:
        _say_whom_to_ask(person)
        st.stop()
    st.session_state["person"] = person
    return person


def described(user_id: str) -> Viewer:
    """The person behind an id, with the rights that the database gives them now; else nobody."""
    found = queries.person(Viewer(user_id))
    if found.empty:
        return NOBODY
    row = found.iloc[0]
    return Viewer(
        user_id=row.user_id,
        name=words.in_language(row["name"], row.language),
        language=row.language,
        timezone=row.timezone,
        roles=tuple(row.roles),
        rights=tuple(row.rights),
        all_units=bool(row.all_units),
        sees_people=bool(row.sees_people),
        sees_database=bool(row.sees_database),
    )


def _chosen(people: pd.DataFrame) -> Viewer:
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
    person = described(people.user_id[title])
    return replace(person, language=_chosen_language(person))


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


def _signed_in() -> Viewer:
    if not _sign_in_is_configured():
        _say_how_to_sign_in()
    if not st.user.get("is_logged_in"):
        st.title("University operations")
        st.write("Sign in with your university account to see what your role lets you see.")
        st.button("Sign in", type="primary", on_click=st.login)
        st.stop()
    address = _verified_address()
    user_id = queries.user_for_email(NOBODY, address) if address else None
    person = described(user_id) if user_id else NOBODY
    st.caption(person.name or st.user.get("email") or "Signed in", width="content")
    if person.user_id:
        person = replace(person, language=_chosen_language(person))
    st.button("Sign out", type="tertiary", icon=":material/logout:", on_click=st.logout)
    return person


def _verified_address() -> str | None:
    """Anybody can claim an address; only one that the identity provider has verified says who somebody is."""
    return st.user.get("email") if st.user.get("email_verified") is True else None


def _sign_in_is_configured() -> bool:
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def _say_how_to_sign_in() -> None:
    st.title("Sign-in is not configured")
    st.write(
        "This dashboard is about students and teachers, so it shows nothing until it knows who is looking. "
        "Put your identity provider (OpenID Connect) into `.streamlit/secrets.toml` and start it again:"
    )
    st.code(
        "[auth]\n"
        'redirect_uri = "https://dashboard.example.edu/oauth2callback"\n'
        'cookie_secret = "a long random text"\n'
        'client_id = "..."\n'
        'client_secret = "..."\n'
        'server_metadata_url = "https://login.example.edu/.well-known/openid-configuration"',
        language="toml",
    )
    st.stop()


def _say_whom_to_ask(person: Viewer) -> None:
    st.title("Nothing to see yet")
    if person.roles:
        st.write(
            f"{person.name}, this dashboard is for those who run departments, faculties and the university; "
            "your role has no part in that. Ask the registrar's office if it should."
        )
    elif person.user_id:
        st.write(
            f"{person.name}, you have no role at the university that this dashboard knows. "
            "Ask the registrar's office to give you one; it takes effect at once."
        )
    elif _verified_address():
        st.write(
            "Your address belongs to no active account. "
            "Ask the registrar's office which address they have on record for you."
        )
    else:
        st.write(
            "Your identity provider has not confirmed your e-mail address, so we cannot tell who you are. "
            "Confirm it there and sign in again, or ask the registrar's office."
        )
