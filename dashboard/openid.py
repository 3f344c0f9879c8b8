"""Sign-in through an OpenID provider: Streamlit carries it out, the database decides how long it holds."""

import hashlib
import json
from datetime import UTC, datetime

import streamlit as st

from dashboard.sign_in import SignIn
from db.config import Provider

CALLBACK = "/oauth2callback"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


def secrets(provider: Provider, address: str) -> dict[str, dict[str, str]]:
    """What Streamlit reads from .streamlit/secrets.toml, from the environment instead: it is in memory only."""
    return {
        "auth": {
            "redirect_uri": f"{address}{CALLBACK}",
            "cookie_secret": provider.cookie_secret,
            "client_id": provider.client_id,
            "client_secret": provider.client_secret,
            "server_metadata_url": f"{provider.issuer}/.well-known/openid-configuration",
        }
    }


def is_configured() -> bool:
    """Whether a provider is set up, by the environment or by .streamlit/secrets.toml, and nothing of it is missing."""
    try:
        return all(st.secrets["auth"].get(name) for name in NEEDED)
    except (FileNotFoundError, KeyError, AttributeError):
        return False


def is_signed_in() -> bool:
    """Whether the provider has signed this visitor in, whoever it is."""
    return st.user.get("is_logged_in") is True


def sign_in() -> SignIn | None:
    """The visitor's sign-in; None unless the provider has verified the address and says when it was.

    Anybody can claim an address. The key is made of what the provider has written and signed about this sign-in
    alone, so that two of one person are two, and a copy of the cookie is the same one.
    """
    said = st.user.to_dict()
    address, issued_at = said.get("email"), said.get("iat")
    if not is_signed_in() or said.get("email_verified") is not True or not address or not issued_at:
        return None
    token = {name: said.get(name) for name in ("iss", "aud", "sub", "iat", "nonce", "jti", "sid")}
    digest = hashlib.sha256(json.dumps(token, sort_keys=True).encode()).hexdigest()
    return SignIn(address=address, key=f"openid {digest}", at=datetime.fromtimestamp(issued_at, UTC))
