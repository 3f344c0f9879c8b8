"""One sign-in, as the identity provider or the proxy tells of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SignIn:
    """Whose address was verified, since when, and a key that no other sign-in has: it names the session."""

    address: str
    key: str
    at: datetime
