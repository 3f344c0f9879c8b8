"""The server process: find it, launch it, wait for it, stop it.

Alive means: a process of that id, not a zombie, whose command line is our PostgreSQL on our data.
A signal 0 proves none of that: the id may be reused, or a zombie where nothing reaps.
"""

import signal
import subprocess
import time
from pathlib import Path

import psutil

from db.embedded.account import Account
from db.embedded.binaries import Binaries
from db.errors import Unavailable

SOCKET = ".s.PGSQL.5432"
START_SECONDS = 120  # crash recovery reads the whole log since the last checkpoint
STOP_SECONDS = 60  # a clean stop writes what is dirty in memory
LOG_BYTES = 10_000_000


def find(data: Path, socket: Path) -> psutil.Process | None:
    """The running server of this data directory, also if its data or its socket have been deleted."""
    for file in (data / "postmaster.pid", socket / f"{SOCKET}.lock"):
        process = _server(_process_id(file), data)
        if process:
            return process
    return None


def is_ready(process: psutil.Process, data: Path, socket: Path) -> bool:
    """Does it take connections on the data and the socket that are there now?"""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    ready = len(lines) >= 8 and lines[7].strip() == "ready"
    return ready and lines[0] == str(process.pid) and (socket / SOCKET).exists()


def launch(data: Path, socket: Path, account: Account, binaries: Binaries, log: Path) -> psutil.Process:
    """Start the server after clearing what a killed one left; return when it takes connections."""
    _end_orphans(data)
    for stale in (data / "postmaster.pid", socket / SOCKET, socket / f"{SOCKET}.lock"):
        stale.unlink(missing_ok=True)
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as output:
        begin = output.tell()
        # The shell leaves the server to the system: it outlives us and is nobody's zombie.
        shell = ["/bin/sh", "-c", '"$@" >&2 & echo $!', "sh", binaries.directory / "postgres", "-D", data]
        started = subprocess.run(
            shell,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=output,
            cwd="/",
            env=binaries.environment(),
            start_new_session=True,
            check=True,
            **account.spawn,
        )
    process_id = int(started.stdout)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        process = _server(process_id, data)
        if process and is_ready(process, data, socket):
            return process
        if not process and not _exists(process_id):
            break
        time.sleep(0.01)
    raise Unavailable(f"the server did not start: {_tail(log, begin)}: see {log}")


def stop(process: psutil.Process, data: Path) -> None:
    """Disconnect everybody and stop cleanly; by force if that takes longer than a minute."""
    for sign, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if not (data / "PG_VERSION").exists() and sign == signal.SIGINT:
            continue  # without its data there is nothing to write
        try:
            process.send_signal(sign)
        except psutil.NoSuchProcess:
            break
        deadline = time.monotonic() + seconds
        while _server(process.pid, data) and time.monotonic() < deadline:
            time.sleep(0.01)
        if not _server(process.pid, data):
            break
    _end_orphans(data)


def _server(process_id: int | None, data: Path) -> psutil.Process | None:
    if process_id is None:
        return None
    try:
        process = psutil.Process(process_id)
        command = process.cmdline()  # empty for a zombie
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return None
    ours = bool(command) and Path(command[0]).name == "postgres" and command[1:3] == ["-D", str(data)]
    return process if ours else None


def _exists(process_id: int) -> bool:
    try:
        return psutil.Process(process_id).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _process_id(file: Path) -> int | None:
    try:
        return int(file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _end_orphans(data: Path) -> None:
    """Kill backends that outlive a killed server: they hold its memory, and no new one starts beside them."""
    orphans = []
    for process in psutil.process_iter(["name", "cwd"]):
        directory = (process.info["cwd"] or "").removesuffix(" (deleted)")
        if (process.info["name"] or "").startswith("postgres") and directory == str(data):
            orphans.append(process)
            process.kill()
    deadline = time.monotonic() + 5
    while any(_exists(process.pid) for process in orphans) and time.monotonic() < deadline:
        time.sleep(0.01)


def _tail(log: Path, begin: int) -> str:
    """The last telling lines that the server wrote in this start."""
    with log.open("rb") as file:
        file.seek(begin)
        lines = file.read().decode("utf-8", "replace").splitlines()
    telling = [line for line in lines if any(word in line for word in ("FATAL", "PANIC", "HINT", "error"))]
    return "; ".join((telling or lines or ["it wrote nothing to its log"])[-3:])
