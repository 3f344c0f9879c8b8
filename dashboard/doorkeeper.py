"""What every answer and every request passes: security headers, closed paths, tight cookies, one trusted header."""

import base64
import hashlib
import re
from ipaddress import ip_address
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from db.config import Settings

# Figures about the process, uploads (no page takes any), and Streamlit's interface for programs.
CLOSED = re.compile(r"/_stcore/(metrics|upload_file|agent|script-health-check)(/|$)")
# Files that people take away and answers that say who somebody is: not for the next person at this computer.
PRIVATE = re.compile(r"/(media|auth|oauth2callback)(/|$)")
IDENTITY_COOKIE = "_streamlit_user"  # with its parts and its tokens: _streamlit_user__1, _streamlit_user_tokens
HEADERS = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def content_security_policy() -> str:
    """Only this server's own code runs: no eval, no frame around or inside, no other host.

    Streamlit's index page has an inline script (known by its hash) and its components write inline styles.
    """
    index = Path(st.__file__).with_name("static") / "index.html"
    inline = re.findall(r"<script>(.*?)</script>", index.read_text(encoding="utf-8"), re.DOTALL)
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class Doorkeeper:
    """Adds the security headers to every answer and lets nothing in that strangers have no business with."""

    def __init__(self, app: ASGIApp, settings: Settings | None) -> None:
        """Without settings (they are wrong, and the pages say so) no header is trusted."""
        self.app = app
        self.trusted_header = settings.proxy.header if settings and settings.proxy else None
        self.is_https = bool(settings and (settings.address or "").startswith("https:"))
        self.headers = HEADERS | {"content-security-policy": content_security_policy()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return

        async def send_tightened(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._tighten(MutableHeaders(scope=message), scope)
            await send(message)

        if self.trusted_header and not is_vouched_for(scope, self.trusted_header):
            scope = scope | {"headers": _without(scope, self.trusted_header)}
        app = self.app
        if scope["type"] == "http" and CLOSED.search(scope["path"]):
            app = PlainTextResponse("Not found", status_code=404)
        await app(scope, receive, send_tightened)

    def _tighten(self, headers: MutableHeaders, scope: Scope) -> None:
        headers.update(self.headers)
        is_https = self.is_https or scope["scheme"] in ("https", "wss")
        if is_https:
            headers["strict-transport-security"] = "max-age=31536000"
        if PRIVATE.search(scope["path"]):
            headers["cache-control"] = "no-store"
        cookies = headers.getlist("set-cookie")
        if cookies:
            del headers["set-cookie"]
            for cookie in cookies:
                headers.append("set-cookie", tight(cookie, is_https=is_https))


def tight(cookie: str, *, is_https: bool) -> str:
    """A Set-Cookie line that never travels in the clear, and that goes with the browser if it says who somebody is.

    Streamlit keeps that one for 30 days; the database's limits are shorter, and a computer may be shared.
    """
    if cookie.startswith(IDENTITY_COOKIE) and "max-age=0" not in cookie.lower():
        cookie = re.sub(r"; *(max-age|expires)=[^;]*", "", cookie, flags=re.IGNORECASE)
    if is_https and not re.search(r"; *secure\b", cookie, re.IGNORECASE):
        cookie += "; Secure"
    return cookie


def is_vouched_for(scope: Scope, header: str) -> bool:
    """Whether the proxy can have written the header: the request came in on loopback, and has it just once.

    The address that it came in on is asked, not the one it came from: uvicorn puts there what a proxy claims. Of
    two headers one may be the visitor's own.
    """
    return _is_loopback((scope.get("server") or ("",))[0]) and len(Headers(scope=scope).getlist(header)) == 1


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a Unix socket's path
        return False


def _without(scope: Scope, header: str) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in scope["headers"] if name.decode("latin-1").lower() != header]
