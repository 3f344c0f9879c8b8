"""The person for whom a page is drawn, and what the database lets them do."""

from dataclasses import dataclass

import streamlit as st

from dashboard import words
from dashboard.queries import viewer as queries
from dashboard.sign_in import SignIn


@dataclass(frozen=True)
class Viewer:
    """The person for whom everything is fetched and done; an empty id is nobody, who sees nothing.

    Without a sign-in they were chosen in the demo, and stay as long as they like.
    """

    user_id: str
    name: str = ""
    language: str = "az"
    timezone: str = "UTC"
    roles: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    all_units: bool = False
    sees_people: bool = False
    sees_database: bool = False
    sign_in: SignIn | None = None

    def may(self, right: str) -> bool:
        """Whether to show what needs a right, as 'hold.manage', anywhere. The database decides each case."""
        return right in self.rights

    def may_everywhere(self, right: str) -> bool:
        """Whether to show what is nobody's who has the right for some units only."""
        return self.may(right) and self.all_units

    def may_for_own(self, right: str) -> bool:
        """The same, or at least for the courses they teach and the students they advise."""
        return self.may(right) or f"{right}.own" in self.rights


NOBODY = Viewer(user_id="")


def current() -> Viewer:
    """The person of this session, as `app.py` found them at the start of this run."""
    return st.session_state.get("person", NOBODY)


def described(user_id: str, sign_in: SignIn | None = None) -> Viewer:
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
        sign_in=sign_in,
    )
