"""The dashboard as a web application: `streamlit run dashboard/asgi.py`.

Around `app.py` it puts what Streamlit leaves open: security headers, a readiness check that asks the
database, no metrics for strangers, and the work of starting and stopping.
"""

import base64
import gc
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import startup
from db import log
from db.config import settings
from db.errors import LmsError


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
    """Adds the security headers to every answer and answers for the paths that nobody outside may ask."""

    CLOSED = ("/_stcore/metrics",)

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", content_security_policy().encode()),
            (b"x-frame-options", b"DENY"),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self.headers]
            await send(message)

        app = self.app
        if scope["type"] == "http" and scope["path"].rstrip("/").endswith(self.CLOSED):
            app = PlainTextResponse("Not found", status_code=404)
        await app(scope, receive, send_with_headers)


def readyz(_request: Request) -> JSONResponse:
    """200 when people can be served, else 503; why they cannot is for the log, not for whoever asks."""
    from dashboard import readiness

    answer = readiness.answer()
    return JSONResponse(answer.as_json(), status_code=200 if answer.ready else 503)


def admit(bug: Exception) -> bool:
    """What a page shows instead of a traceback, which is in the log by now."""
    st.error(
        f"Something unexpected went wrong on this page; what it was is in the log as {log.traceback_id(bug)}. "
        "Reload the page, and tell those who run this dashboard that number if it comes again.",
        icon=":material/error:",
    )
    return True


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Begins the preparation before the first visitor comes, and gives the server back at the end."""
    with suppress(LmsError):  # the pages say what is wrong with the settings
        log.configure(settings())
        startup.is_ready()
    # Meanwhile the heavy imports; not earlier, since a cache that is declared before the runtime complains.
    from dashboard import charts, dialog, export, readiness, ui  # noqa: F401

    log.adopt("streamlit", "uvicorn", "websockets")
    log.silence("uvicorn.access")  # addresses have in them what people search for, and whom they look at

    # Streamlit collects garbage after every run: without the imported libraries in a tenth of the time.
    gc.collect()
    gc.freeze()
    yield
    startup.end()


app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[Route("/readyz", readyz)],
    middleware=[Middleware(Doorkeeper)],
    lifespan=lifespan,
    on_script_error=admit,
)
