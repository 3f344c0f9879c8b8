"""The built wheel, installed outside the repository, brings all that it needs: SQL, steps, configuration, commands."""

import json
import socket
import subprocess
import sys
import venv
from functools import partial

import pytest
from homes import open_directory
from programs import ROOT, environment, get, lms_db, serving, wait_until_ready


@pytest.fixture
def place():
    """A directory outside the repository, which PostgreSQL's own account reaches under root."""
    with open_directory() as made:
        yield made


@pytest.fixture
def installed(place):
    """The programs of a fresh environment that has nothing but the wheel and what it depends on."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", place, ROOT], check=True
    )
    venv.create(place / "venv", with_pip=True)
    wheel = next(place.glob("*.whl"))
    subprocess.run([place / "venv/bin/pip", "install", "--quiet", f"{wheel}[embedded]"], check=True, cwd=place)
    return place / "venv/bin"


@pytest.mark.slow
def test_the_installed_wheel_installs_the_schema_and_serves_the_dashboard(place, installed):
    env = environment(place / "home")
    command = partial(lms_db, env=env, bin=installed, cwd=place)
    command("server", "start")
    assert json.loads(command("install", "--json"))["revision"]
    command("seed", "--scale", "small")
    command("refresh")
    assert json.loads(command("verify", "--json"))["differences"] == []
    script = next(place.glob("venv/lib/python*/site-packages/dashboard/asgi.py"))
    with serving(env, place / "log", script=script, bin=installed, cwd=place) as address:
        wait_until_ready(address)
        assert get(address, "/")[0] == 200
        # the configuration that the wheel carries: Streamlit's own would listen on every address
        with socket.socket() as other:
            assert other.connect_ex(("127.0.0.2", int(address.rpartition(":")[2]))) != 0
