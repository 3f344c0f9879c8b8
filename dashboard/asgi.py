"""The dashboard as a web application: `streamlit run dashboard/asgi.py`.

Around `app.py` it puts what Streamlit leaves open: the doorkeeper, a readiness check that asks the database,
the secrets of sign-in from the environment, and the work of starting and stopping.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config

from dashboard import openid, startup
from dashboard.doorkeeper import Doorkeeper
from dashboard.trusted_header import CLAIM
from db import log
from db.config import Settings, settings
from db.errors import LmsError


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


def asked_settings() -> Settings | None:
    """The settings, or None where they are wrong: the pages say so, and nobody gets in."""
    try:
        return settings()
    except LmsError:
        return None


asked = asked_settings()
if asked and asked.proxy:
    # Streamlit compares it when a connection comes back, so that nobody goes on in another person's session.
    config.set_option("server.trustedUserHeaders", {asked.proxy.header: CLAIM})
app = st.App(
    Path(__file__).with_name("app.py"),
    secrets=openid.secrets(asked.provider, asked.address) if asked and asked.provider else None,
    routes=[Route("/readyz", readyz)],
    middleware=[Middleware(Doorkeeper, settings=asked)],
    lifespan=lifespan,
    on_script_error=admit,
)
