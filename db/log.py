"""What the programs say to their log: one event a line on standard error, as text or as JSON.

An event is a sentence and named values: `log.info("page run", extra={"page": "demand", "seconds": 0.2})`. What went
wrong is told by its kind and place, never by its message: that may quote what a person typed, or a row about one.
"""

import hashlib
import json
import logging
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from db.config import Settings
from db.errors import LmsError, Refused

# What every record has; anything else was given with the event.
_ALWAYS = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName", "color_message"}
_PACKAGES = ("site-packages", "dist-packages")


class EventFormatter(logging.Formatter):
    """A record as one line: time (UTC), level, logger, event, its values, and what went wrong where."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self.style = style

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        event |= {name: value for name, value in vars(record).items() if name not in _ALWAYS}
        if record.exc_info and record.exc_info[1]:
            event |= mishap(record.exc_info[1])
        if self.style == "json":
            return json.dumps(event, default=str, ensure_ascii=False)
        return _as_text(event)


def configure(settings: Settings) -> None:
    """Write all logs of this process to standard error as the settings ask; replaces what was configured before."""
    handler = logging.StreamHandler()
    handler.setFormatter(EventFormatter(settings.log))
    logging.basicConfig(handlers=[handler], level=settings.log_level.upper(), force=True)
    logging.captureWarnings(True)
    if writes_events():
        sys.excepthook = _log_uncaught


def writes_events() -> bool:
    """Whether this process writes one JSON object a line."""
    return any(getattr(handler.formatter, "style", None) == "json" for handler in logging.root.handlers)


def adopt(*names: str) -> None:
    """Make libraries that write their own log (these loggers and all below them) write to ours."""
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger) and name.split(".")[0] in names:
            logger.handlers.clear()
            logger.propagate = True


def silence(name: str) -> None:
    """A logger that says nothing from now on."""
    logging.getLogger(name).disabled = True


def mishap(error: BaseException) -> dict[str, object]:
    """An error as values of an event: its kind, the database's code and constraint for it, its place and its id.

    The sentence of an expected failure is ours, and goes with it; not that of a refusal, which may name somebody.
    """
    cause = getattr(error, "orig", error)
    told: dict[str, object] = {"error": type(cause).__name__}
    if isinstance(error, LmsError) and not isinstance(error, Refused):
        told["sentence"] = str(error)
    if isinstance(cause, psycopg.Error):
        told |= {"sqlstate": cause.sqlstate, "constraint": cause.diag.constraint_name}
    told = {name: value for name, value in told.items() if value is not None}
    return told | {"traceback_id": traceback_id(error), "traceback": list(_places(error))}


def traceback_id(error: BaseException) -> str:
    """Eight characters for what went wrong and where: the same for the same bug, on the page and in the log."""
    where = "\n".join([type(error).__name__, *_places(error)])
    return hashlib.sha256(where.encode()).hexdigest()[:8]


def _places(error: BaseException) -> Iterable[str]:
    """'dashboard/data.py:76 fetch' for each call, outermost first."""
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{_short(frame.filename)}:{frame.lineno} {frame.name}"


def _short(filename: str) -> str:
    """A path below its package or the project, which is the same on every machine."""
    parts = Path(filename).parts
    for root in (*_PACKAGES, Path(__file__).parents[1].name):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    return filename


def _as_text(event: dict[str, object]) -> str:
    values = {name: value for name, value in event.items() if name not in ("at", "level", "logger", "event")}
    told = "".join(f" {name}={value}" for name, value in values.items() if name != "traceback")
    lines = [f"{event['at']} {event['level']} {event['logger']}: {event['event']}{told}"]
    return "\n    ".join(lines + list(values.get("traceback", ())))


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: object) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        logging.getLogger("lms-db").critical("stopped by a bug", exc_info=(kind, error, trace))
