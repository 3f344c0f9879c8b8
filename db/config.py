"""The only reader of the environment.

LMS_DATABASE_URL        owner's URL of a PostgreSQL 15+; unset = the embedded server
LMS_DASHBOARD_URL       the dashboard role's URL on that server; unset = LMS_DATABASE_URL
LMS_HOME                where the embedded server keeps data, passwords and log
LMS_EMBEDDED            whose PostgreSQL the embedded server runs: auto, system or wheel
LMS_REPLICA_URL         the dashboard role's URL on a streaming replica, which it reads from; unset = none
LMS_REPLICA_LAG         how many seconds behind the replica may be before the dashboard reads from the primary
LMS_ARCHIVE_DIR         where `lms-db maintain` keeps what is past retention; unset = the audit log keeps all
LMS_LOG                 how the log on standard error is written: text or json, one event a line
LMS_LOG_LEVEL           from which level on: debug, info, warning or error
LMS_ADDRESS             the dashboard's own address, as people type it: https://dashboard.example.edu
LMS_OIDC_ISSUER         the identity provider that signs people in: https://login.example.edu; unset = none
LMS_OIDC_CLIENT_ID      by which name the provider knows the dashboard
LMS_OIDC_CLIENT_SECRET  and by which secret
LMS_COOKIE_SECRET       signs the cookie of those who are signed in: 32 characters or more, the same in every process
LMS_TRUSTED_HEADER      instead of a provider: the header in which a proxy on this machine names who is signed in
LMS_SIGN_OUT_URL        where that proxy signs people out
"""

import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from db.errors import LmsError

APPLICATION = "university-operations"
SHARED = Path("/var/lib", APPLICATION)  # what root keeps where other accounts have to reach it
SOURCES = ("auto", "system", "wheel")
LOGS = ("text", "json")
LOG_LEVELS = ("debug", "info", "warning", "error")
REPLICA_LAG = 30  # seconds; statistics are minutes old anyway, and a queue is read by people
OLDEST_POSTGRESQL = 15  # the major version that brought views with the rights of their reader
SHORTEST_SECRET = 32  # characters: 128 bits, if they are hexadecimal digits
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Provider:
    """The OpenID provider, and how it and the dashboard know each other. Secrets stay out of the representation."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)


@dataclass(frozen=True)
class Proxy:
    """The proxy that signs people in: the header in which it names their address, and where it signs them out."""

    header: str
    sign_out_url: str


@dataclass(frozen=True)
class Settings:
    """What the environment asks for. URLs carry passwords, so they stay out of the representation."""

    home: Path
    embedded_source: str = "auto"
    database_url: str | None = field(default=None, repr=False)
    dashboard_url: str | None = field(default=None, repr=False)
    replica_url: str | None = field(default=None, repr=False)
    replica_lag: float = REPLICA_LAG
    archive: Path | None = None
    log: str = "text"
    log_level: str = "info"
    address: str | None = None
    provider: Provider | None = None
    proxy: Proxy | None = None

    @property
    def embedded(self) -> bool:
        """True when no LMS_DATABASE_URL names another server."""
        return self.database_url is None


def settings() -> Settings:
    """Read the environment as it is now; an empty variable counts as unset."""
    database_url = _url("LMS_DATABASE_URL")
    dashboard_url = _url("LMS_DASHBOARD_URL")
    if dashboard_url and not database_url:
        raise LmsError("LMS_DASHBOARD_URL is set without LMS_DATABASE_URL: set both, or neither")
    if not database_url and sys.platform == "win32":
        raise LmsError(
            "the embedded server needs Linux or macOS:"
            f" install PostgreSQL {OLDEST_POSTGRESQL} or later and set LMS_DATABASE_URL"
        )
    replica_url = _url("LMS_REPLICA_URL")
    if replica_url and not database_url:
        raise LmsError("LMS_REPLICA_URL is set without LMS_DATABASE_URL: set both, or neither")
    home = os.environ.get("LMS_HOME")
    archive = os.environ.get("LMS_ARCHIVE_DIR")
    provider, proxy = _provider(), _proxy()
    if provider and proxy:
        raise LmsError("LMS_OIDC_ISSUER and LMS_TRUSTED_HEADER are both set: only one may say who somebody is")
    return Settings(
        home=Path(os.path.expanduser(home)).absolute() if home else _default_home(),
        embedded_source=_one_of("LMS_EMBEDDED", SOURCES),
        database_url=database_url,
        dashboard_url=dashboard_url or database_url,
        replica_url=replica_url,
        replica_lag=_seconds("LMS_REPLICA_LAG", REPLICA_LAG),
        archive=Path(os.path.expanduser(archive)).absolute() if archive else None,
        log=_one_of("LMS_LOG", LOGS),
        log_level=_one_of("LMS_LOG_LEVEL", LOG_LEVELS, default="info"),
        address=_web_address("LMS_ADDRESS"),
        provider=provider,
        proxy=proxy,
    )


def masked(url: str) -> str:
    """The URL with its password as ***, fit for a message."""
    return re.sub(r"([?&]password=)[^&]*", r"\1***", re.sub(r"(://[^:@/?]*:).*@", r"\1***@", url))


def _provider() -> Provider | None:
    """The OpenID provider; its settings are complete, or there is none."""
    names = ("LMS_ADDRESS", "LMS_OIDC_ISSUER", "LMS_OIDC_CLIENT_ID", "LMS_OIDC_CLIENT_SECRET", "LMS_COOKIE_SECRET")
    values = {name: os.environ.get(name) for name in names}
    missing = [name for name, value in values.items() if not value]
    if len(missing) == len(names) or missing == list(names[1:]):
        return None
    if missing:
        raise LmsError(f"sign-in needs {', '.join(missing)} too: set them, or none of {', '.join(names)}")
    if len(values["LMS_COOKIE_SECRET"]) < SHORTEST_SECRET:
        raise LmsError(
            f"LMS_COOKIE_SECRET is shorter than {SHORTEST_SECRET} characters: take what `openssl rand -hex 32` prints"
        )
    return Provider(
        issuer=_web_address("LMS_OIDC_ISSUER"),
        client_id=values["LMS_OIDC_CLIENT_ID"],
        client_secret=values["LMS_OIDC_CLIENT_SECRET"],
        cookie_secret=values["LMS_COOKIE_SECRET"],
    )


def _proxy() -> Proxy | None:
    header, sign_out_url = os.environ.get("LMS_TRUSTED_HEADER"), os.environ.get("LMS_SIGN_OUT_URL")
    if not header and not sign_out_url:
        return None
    if not header or not sign_out_url:
        raise LmsError("LMS_TRUSTED_HEADER and LMS_SIGN_OUT_URL belong together: set both, or neither")
    if not re.fullmatch(r"[A-Za-z0-9-]+", header):
        raise LmsError(f"LMS_TRUSTED_HEADER is {header!r}: set it to a header's name, like X-Forwarded-Email")
    if not re.match(r"https://|/(?!/)", sign_out_url):
        raise LmsError(f"LMS_SIGN_OUT_URL is {sign_out_url!r}: set it to a path of the proxy or an https:// address")
    return Proxy(header.lower(), sign_out_url)


def _web_address(variable: str) -> str | None:
    """An address without a slash at its end; passwords and cookies pass it, so it is https, but on this machine."""
    value = os.environ.get(variable)
    if not value:
        return None
    parts = urlsplit(value)
    if not parts.hostname or not (parts.scheme == "https" or parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise LmsError(f"{variable} is {value!r}: write it as https://host (http:// only on localhost)")
    return value.rstrip("/")


def _url(variable: str) -> str | None:
    value = os.environ.get(variable)
    if not value:
        return None
    url = re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql://", value)
    if not url.startswith("postgresql://"):
        raise LmsError(f"{variable} is no PostgreSQL URL: write it as postgresql://user:password@host:5432/name")
    return url


def _one_of(variable: str, words: tuple[str, ...], *, default: str | None = None) -> str:
    """The variable's word; the default is the first of them."""
    word = os.environ.get(variable) or default or words[0]
    if word not in words:
        raise LmsError(f"{variable} is {word!r}: set it to {', '.join(words[:-1])} or {words[-1]}")
    return word


def _seconds(variable: str, default: float) -> float:
    value = os.environ.get(variable)
    if not value:
        return default
    if not re.fullmatch(r"\d+(\.\d+)?", value):
        raise LmsError(f"{variable} is {value!r}: set it to a number of seconds")
    return float(value)


def _default_home() -> Path:
    """The person's data directory; where that cannot be written (no HOME, read-only), one that can."""
    try:
        home = platformdirs.user_data_path(APPLICATION, appauthor=False)
    except RuntimeError:  # an account without a name and without HOME
        home = None
    if home and home.is_absolute():
        nearest = next(path for path in (home, *home.parents) if path.exists())
        if os.access(nearest, os.W_OK | os.X_OK):
            return home
    return SHARED / "home" if os.geteuid() == 0 else Path("/var/tmp", f"{APPLICATION}-{os.geteuid()}")
