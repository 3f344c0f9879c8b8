"""The two programs as people start them, each a process of its own: `lms-db` and the dashboard."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent  # where `pip install -e` has put them
SCRIPT = ROOT / "dashboard" / "asgi.py"


def environment(home: Path) -> dict[str, str]:
    """This process's environment with the embedded server at `home`, whatever the settings here are."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LMS_", "PYTHON"))}
    return kept | {"LMS_HOME": str(home)}


def lms_db(*arguments: str, env: dict[str, str], bin: Path = BIN, cwd: Path = ROOT) -> str:
    """What the command prints; it has to succeed."""
    done = subprocess.run([bin / "lms-db", *arguments], env=env, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(
    env: dict[str, str],
    log: Path,
    *,
    script: Path = SCRIPT,
    bin: Path = BIN,
    cwd: Path = ROOT,
    port: int | None = None,
) -> Iterator[str]:
    """The dashboard's address for as long as it runs, from when it answers on. `log` gets what it writes."""
    port = port or free_port()
    command = [bin / "streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"]
    with open(log, "w") as output:
        running = subprocess.Popen(command, env=env, cwd=cwd, stdout=output, stderr=output)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, "/_stcore/health")
        yield address
    finally:
        running.terminate()
        assert running.wait(30) in (0, -signal.SIGTERM)


def get(address: str, path: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and body; status 0 while nobody listens."""
    try:
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode()
    except OSError:
        return 0, {}, ""


def wait_until_ready(address: str, path: str = "/readyz", *, seconds: float = 60) -> None:
    """Waits until the path is answered with 200."""
    deadline = time.monotonic() + seconds
    while get(address, path)[0] != 200:
        assert time.monotonic() < deadline, f"{path} was not ready within {seconds} s"
        time.sleep(0.1)
