"""The built wheel, installed outside the repository, brings all that it needs: SQL, steps, configuration, command."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A fresh environment with nothing but the wheel and what it depends on."""
    place = tmp_path_factory.mktemp("installed")
    for directory in (place, *place.parents[:2]):
        directory.chmod(0o755)  # as root, PostgreSQL runs as nobody and has to reach the programs
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", place, ROOT], check=True
    )
    venv.create(place / "venv", with_pip=True)
    wheel = next(place.glob("*.whl"))
    subprocess.run(
        [place / "venv/bin/pip", "install", "--quiet", f"{wheel}[embedded]"], check=True, cwd=place
    )
    return place / "venv"


@pytest.fixture
def environment(tmp_path, monkeypatch):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LMS_", "PYTHON"))}
    return kept | {"LMS_HOME": str(tmp_path / "home")}


def lms_db(installed, environment, *arguments):
    done = subprocess.run(
        [installed / "bin/lms-db", *arguments], env=environment, cwd=installed, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if "--json" in arguments else done.stdout


@pytest.mark.slow
def test_the_installed_wheel_installs_the_schema_and_serves_the_dashboard(installed, environment):
    lms_db(installed, environment, "server", "start")
    try:
        assert lms_db(installed, environment, "install", "--json")["revision"]
        assert lms_db(installed, environment, "verify", "--json")["differences"] == []
        lms_db(installed, environment, "seed", "--scale", "small")
        _serves(installed, environment)
    finally:
        lms_db(installed, environment, "server", "stop")


def _serves(installed, environment):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = next(installed.glob("lib/python*/site-packages/dashboard/asgi.py"))
    application = subprocess.Popen(
        [installed / "bin/streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"],
        env=environment,
        cwd=installed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 200:
                        break
            except OSError:
                time.sleep(0.2)
        else:
            pytest.fail("the dashboard did not become ready")
        # the configuration that the wheel carries: loopback, not every interface
        with socket.socket() as other:
            other.settimeout(2)
            assert other.connect_ex((_own_address(), port)) != 0
    finally:
        application.send_signal(signal.SIGINT)
        application.communicate(timeout=30)


def _own_address():
    """An address of this machine that is not 127.0.0.1; 127.0.0.2 where it has no other."""
    try:
        address = socket.gethostbyname(socket.gethostname())
    except OSError:
        return "127.0.0.2"
    return "127.0.0.2" if address == "127.0.0.1" else address
