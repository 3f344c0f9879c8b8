"""The data directory: how it is made, its passwords and its configuration."""

import json
import os
import secrets
import shutil
import subprocess
from pathlib import Path

from db.embedded.binaries import Binaries
from db.embedded.place import Place, open_socket_directory, prepare
from db.errors import LmsError, Unavailable

ROLES = ("postgres", "lms_owner", "lms_dashboard")  # superuser, owner of the schema, the dashboard's login

CONFIGURATION = """\
# Written at every start. To change a setting for good, use ALTER SYSTEM: it is read after this file.
listen_addresses = ''
port = 5432
unix_socket_directories = '{socket_directory}'
unix_socket_permissions = 0700
shared_preload_libraries = '{libraries}'
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %a '
# Two cores and a few gigabytes, shared with the application. Commits stay durable (fsync is on).
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 32MB
maintenance_work_mem = 256MB
random_page_cost = 1.1
max_wal_size = 2GB
max_parallel_workers_per_gather = 1
jit = off
# Nothing replicates from here, so a bulk load into a new table syncs the table instead of logging each row.
wal_level = minimal
max_wal_senders = 0
"""


def major_version(place: Place) -> int | None:
    """The PostgreSQL that wrote the data directory, or None where there is none yet."""
    try:
        return int((place.data / "PG_VERSION").read_text().split(".")[0])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        raise Unavailable(
            f"{place.data} belongs to another account: run as that one, or set LMS_HOME to another directory"
        ) from None


def passwords(place: Place) -> dict[str, str] | None:
    """The password of each role, or None where they are lost or not made yet."""
    try:
        return json.loads(_password_file(place).read_text())
    except (FileNotFoundError, ValueError):
        return None


def ensure(place: Place, binaries: Binaries, lock: int) -> dict[str, str]:
    """Create the cluster if there is none; return the passwords, new ones if they are lost.

    `lock` is the starter's. The data directory gets its name only when it is complete, so a starter
    that is killed half-way leaves nothing that the next one could take for a cluster.
    """
    known = passwords(place)
    if major_version(place) is None:
        return _create(place, binaries, lock, known or _new_passwords())
    if known is None:
        known = _new_passwords()
        _set_superuser_password(place.data, place, binaries, known["postgres"])
        _write_passwords(place, known)
    return known


def configure(place: Place, binaries: Binaries) -> None:
    """Write the settings of this start."""
    file = place.data / "lms.conf"
    file.write_text(
        CONFIGURATION.format(
            socket_directory=open_socket_directory(place),
            libraries="pg_stat_statements" if binaries.statement_statistics else "",
        )
    )
    place.account.give(file)


def _create(place: Place, binaries: Binaries, lock: int, new_passwords: dict[str, str]) -> dict[str, str]:
    prepare(place)
    if place.data.exists() and any(place.data.iterdir()):
        raise LmsError(f"{place.data} holds something other than PostgreSQL's data: move it away and start again")
    fresh = place.data.with_name(f"{place.data.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)  # of a killed starter
    fresh.mkdir(mode=0o700)
    place.account.give(fresh)
    _initdb(fresh, place, binaries, lock)
    _set_superuser_password(fresh, place, binaries, new_passwords["postgres"])
    _write_passwords(place, new_passwords)
    fresh.rename(place.data)
    return new_passwords


def _initdb(data: Path, place: Place, binaries: Binaries, lock: int) -> None:
    """An empty cluster in UTF-8, ordered by code point: the same on every system, and without ICU.

    Nobody can log in yet: `reject` until the passwords are set.
    """
    if binaries.major >= 17:
        builtin = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        # full-text search folds letters by the system's locale, whatever the provider
        locales = [[*builtin, "--lc-ctype=C.UTF-8"], builtin]
    else:
        locales = [["--locale=C.UTF-8"], ["--locale=C"]]  # some systems have no C.UTF-8
    fixed = [
        "-D",
        data,
        "--username=postgres",
        "--auth=reject",
        "--encoding=UTF8",
        "--text-search-config=simple",
    ]
    for locale in locales:
        done = subprocess.run(
            [binaries.directory / "initdb", *fixed, *locale],
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            cwd="/",
            env=binaries.environment(),
            pass_fds=[lock],  # while it runs nobody else starts, even if we are killed
            **place.account.spawn,
        )
        if done.returncode == 0:
            break
    else:
        raise LmsError(f"initdb failed ({_last_line(done.stderr)}): mend that, or set LMS_DATABASE_URL")
    (data / "pg_hba.conf").write_text("# Over the socket, with a password.\nlocal all all scram-sha-256\n")
    with (data / "postgresql.conf").open("a") as file:
        file.write("\ninclude_if_exists = 'lms.conf'\n")


def _set_superuser_password(data: Path, place: Place, binaries: Binaries, password: str) -> None:
    """In single-user mode: the statement comes by standard input and shows in no process list or log."""
    quiet = [
        "-c",
        "log_statement=none",
        "-c",
        "log_min_error_statement=panic",
        "-c",
        "shared_preload_libraries=",
    ]
    done = subprocess.run(
        [binaries.directory / "postgres", "--single", "-D", data, *quiet, "postgres"],
        input=f"alter role postgres password '{password}'\n",
        capture_output=True,
        text=True,
        errors="replace",
        cwd="/",
        env=binaries.environment(),
        **place.account.spawn,
    )
    if done.returncode != 0 or "ERROR:" in done.stderr:
        raise LmsError(f"PostgreSQL cannot open {data} ({_last_line(done.stderr)}): restore it or move it away")


def _new_passwords() -> dict[str, str]:
    return {role: secrets.token_hex(24) for role in ROLES}


def _password_file(place: Place) -> Path:
    return place.home / "passwords.json"


def _write_passwords(place: Place, new_passwords: dict[str, str]) -> None:
    scratch = _password_file(place).with_suffix(".new")
    scratch.unlink(missing_ok=True)
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(new_passwords, file)
    scratch.replace(_password_file(place))


def _last_line(output: str) -> str:
    return (output.strip().splitlines() or ["no message"])[-1]
