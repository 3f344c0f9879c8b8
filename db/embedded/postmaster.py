"""The server process: find it, launch it, wait for it, stop it.

Alive means: a process of that id, not a zombie, whose command line is our PostgreSQL on our data.
A signal 0 proves none of that: the id may be another's by now, or a zombie where nothing reaps.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from db.embedded.binaries import Binaries
from db.embedded.place import Place
from db.errors import Unavailable

START_SECONDS = 120  # recovery after a crash reads the log since the last checkpoint
STOP_SECONDS = 60  # a clean stop writes what memory holds
KILL_SECONDS = 5
LOG_BYTES = 10_000_000


def find(place: Place) -> psutil.Process | None:
    """The running server of this place, also when its data or its socket have been deleted."""
    for file in (place.data / "postmaster.pid", _socket_lock(place)):
        process = _server(_process_id(file), place)
        if process:
            return process
    return None


def is_ready(process: psutil.Process, place: Place) -> bool:
    """Does it take connections, on the data and the socket that are there now?"""
    try:
        lines = (place.data / "postmaster.pid").read_text(errors="replace").splitlines()
    except OSError:
        return False
    ready = len(lines) >= 8 and lines[7].strip() == "ready"
    return ready and lines[0] == str(process.pid) and place.socket.exists()


def launch(place: Place, binaries: Binaries) -> psutil.Process:
    """Start the server after clearing what a killed one left; return when it takes connections."""
    _kill_orphans(place)
    for stale in (place.data / "postmaster.pid", place.socket, _socket_lock(place)):
        stale.unlink(missing_ok=True)
    if place.log.exists() and place.log.stat().st_size > LOG_BYTES:
        place.log.replace(place.log.with_suffix(".log.1"))
    with open(place.log, "ab", opener=lambda path, flags: os.open(path, flags, 0o600)) as log:
        begin = log.tell()
        # The shell hands the server to the system: it outlives us and never becomes our zombie.
        started = subprocess.run(
            ["/bin/sh", "-c", '"$@" >&2 & echo $!', "sh", binaries.directory / "postgres", "-D", place.data],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd="/",
            env=binaries.environment(),
            start_new_session=True,
            check=True,
            **place.account.spawn,
        )
    process_id = int(started.stdout)

    def settled() -> bool:
        process = _server(process_id, place)
        return is_ready(process, place) if process else not _exists(process_id)

    _wait(settled, START_SECONDS)
    process = _server(process_id, place)
    if process is None or not is_ready(process, place):
        raise Unavailable(f"the server did not start ({_last_words(place.log, begin)}): see {place.log}")
    return process


def stop(process: psutil.Process, place: Place) -> None:
    """Disconnect everybody and stop cleanly; by force if that takes longer than a minute."""
    signals = {signal.SIGINT: STOP_SECONDS, signal.SIGQUIT: KILL_SECONDS, signal.SIGKILL: KILL_SECONDS}
    if not (place.data / "PG_VERSION").exists():
        del signals[signal.SIGINT]  # without its data there is nothing to write
    for number, seconds in signals.items():
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            break
        if _wait(lambda: _server(process.pid, place) is None, seconds):
            break
    _kill_orphans(place)
    shutil.rmtree(place.socket_directory, ignore_errors=True)


def _server(process_id: int | None, place: Place) -> psutil.Process | None:
    """The process if it is the server of this place; a zombie has no command line."""
    if process_id is None:
        return None
    try:
        process = psutil.Process(process_id)
        command = process.cmdline()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return None
    ours = bool(command) and Path(command[0]).name == "postgres" and command[1:] == ["-D", str(place.data)]
    return process if ours else None


def _exists(process_id: int) -> bool:
    try:
        return psutil.Process(process_id).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _kill_orphans(place: Place) -> None:
    """Kill the backends of a killed server: they hold its memory, and no new one starts beside them."""
    orphans = []
    for process in psutil.process_iter(["name", "cwd"]):
        directory = (process.info["cwd"] or "").removesuffix(" (deleted)")
        if (process.info["name"] or "").startswith("postgres") and directory == str(place.data):
            orphans.append(process.pid)
            process.kill()
    _wait(lambda: not any(_exists(process_id) for process_id in orphans), KILL_SECONDS)


def _wait(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not (reached := condition()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return reached


def _socket_lock(place: Place) -> Path:
    return place.socket.with_name(f"{place.socket.name}.lock")


def _process_id(file: Path) -> int | None:
    try:
        return int(file.read_bytes().split(b"\n")[0])
    except (OSError, ValueError):
        return None


def _last_words(log: Path, begin: int) -> str:
    """The last lines that the server wrote in this start, without their times."""
    with log.open("rb") as file:
        file.seek(begin)
        lines = file.read().decode("utf-8", "replace").splitlines()
    words = [re.sub(r"^.*?\[\d+\] +", "", line) for line in lines if "is shut down" not in line]
    return "; ".join(words[-3:]) or "it wrote nothing to its log"
