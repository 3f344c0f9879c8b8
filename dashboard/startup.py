"""Getting the database ready when the dashboard starts, and what people see while that takes.

With the embedded server the dashboard uses it for as long as it runs, and `lms-db demo`, a process
of its own, makes what is still missing: schema, data, statistics. One preparation a process, however
many browser tabs watch it. With a database of one's own there is nothing to prepare.
"""

import atexit
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import streamlit as st

from db import log, server
from db.config import settings
from db.errors import LmsError

STEPS = {
    "server": "Start PostgreSQL",
    "schema": "Install the schema",
    "data": "Make up a university",
    "statistics": "Work out the statistics",
}
DEMO = (sys.executable, "-m", "db", "demo", "--json")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """How far the preparation is: the step at hand, what it does now, and how much of that is done."""

    phase: str = "server"
    message: str = ""
    done: int = 0
    total: int = 0
    failure: str | None = None
    ready: bool = False


@dataclass
class Preparation:
    """What lasts while this process runs: the worker, the demo's process, our use of the server."""

    progress: Progress = Progress()
    began: float = 0
    worker: threading.Thread | None = None
    demo: subprocess.Popen | None = None
    held: ExitStack = field(default_factory=ExitStack)
    lock: threading.Lock = field(default_factory=threading.Lock)


_preparation = Preparation()


def is_ready() -> bool:
    """Whether pages may be drawn. The first call of a process begins the preparation."""
    if not settings().embedded:
        return True
    if _preparation.worker is None:
        begin()
    return _preparation.progress.ready


def begin() -> None:
    """Begins the preparation, again after a failure; does nothing while it runs, or on another's server."""
    if not settings().embedded:
        return
    with _preparation.lock:
        if _preparation.worker is not None and _preparation.worker.is_alive():
            return
        _preparation.began = time.monotonic()
        _preparation.progress = Progress()
        _preparation.worker = threading.Thread(target=_prepare, name="preparation", daemon=True)
        _preparation.worker.start()


def end() -> None:
    """Stops a preparation that still runs and gives the server back; its last user stops it."""
    if _preparation.demo is not None and _preparation.demo.poll() is None:
        _preparation.demo.terminate()
        _preparation.demo.wait()
    _preparation.held.close()


# For `streamlit run dashboard/app.py`, which has no other place to clean up.
atexit.register(end)


def _prepare() -> None:
    # Imported here because a cache that is declared before Streamlit's runtime is there complains.
    from dashboard import data

    try:
        if server.status(settings()) is None:
            _preparation.held.close()
            _report(Progress("server"))
            _preparation.held.enter_context(server.using(settings(), name="dashboard"))
        _make_demo()
    except LmsError as failure:
        _report(replace(_preparation.progress, failure=str(failure)))
    except Exception:
        _log.exception("the preparation failed")
        _report(
            replace(
                _preparation.progress,
                failure="something unexpected happened: see the terminal, then try again",
            )
        )
    else:
        data.clear()
        _report(Progress("ready", f"in {time.monotonic() - _preparation.began:.1f} s", ready=True))


def _make_demo() -> None:
    """Runs `lms-db demo` and passes its progress on; LmsError with its last words when it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as talk:
        # its talk is for people here, whatever the log is
        talking = os.environ | {"LMS_LOG": "text"}
        with subprocess.Popen(
            DEMO, stdout=subprocess.PIPE, stderr=talk, text=True, encoding="utf-8", env=talking
        ) as demo:
            _preparation.demo = demo
            for line in demo.stdout:
                said = json.loads(line)
                if said.get("phase") in STEPS:  # the last line is the result
                    _report(Progress(said["phase"], said["message"], said["done"], said["total"]))
        if demo.returncode != 0:
            talk.seek(0)
            last_words = [line.strip() for line in talk if line.strip()] or ["lms-db demo was stopped: try again"]
            raise LmsError(last_words[-1].removeprefix("lms-db: "))


def _report(progress: Progress) -> None:
    """To every open page, through the next look at it, and once a message to the terminal."""
    before, _preparation.progress = _preparation.progress, progress
    news = (progress.phase, progress.message, progress.failure)
    if news != (before.phase, before.message, before.failure):
        said = f"{progress.phase}: {progress.failure or progress.message}"
        if log.writes_events():
            _log.info(said)
        else:
            print(f"  {said}", file=sys.stderr, flush=True)


@st.fragment(run_every=0.5)
def show() -> None:
    """The page of the preparation: four steps, the one at hand with its progress, or what went wrong."""
    progress = _preparation.progress
    if progress.ready:
        st.rerun()
    st.title("Getting the university ready", anchor=False)
    st.caption("The first start makes a demo on this computer; later starts take seconds.")
    at = list(STEPS).index(progress.phase) if progress.phase in STEPS else 0
    for number, title in enumerate(STEPS.values()):
        if number < at:
            st.markdown(f":green[:material/check_circle:] {title}")
        elif number > at:
            st.markdown(f":gray[:material/radio_button_unchecked: {title}]")
        elif progress.failure:
            st.markdown(f":red[:material/error:] **{title}**")
        else:
            share = min(progress.done / progress.total, 1.0) if progress.total else 0.0
            st.markdown(f":blue[:material/pending:] **{title}**")
            st.progress(share, text=progress.message or "starting")
    if progress.failure:
        st.error(progress.failure, icon=":material/error:")
        st.button("Try again", type="primary", on_click=begin)
    else:
        st.caption(f"{time.monotonic() - _preparation.began:.0f} s")
