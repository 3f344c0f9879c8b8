"""The data directory: where it is, how it is made, its passwords and its configuration."""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
from pathlib import Path

from db.embedded.account import Account, shared_directory, SHARED
from db.embedded.binaries import Binaries
from db.errors import LmsError, Unavailable

ROLES = ("postgres", "lms_owner", "lms_dashboard")  # superuser, owner of the schema, the dashboard's login
DATABASE = "lms"

CONFIGURATION = """\
# Written at every start. To change a setting for good, use ALTER SYSTEM: it is read after this file.
listen_addresses = ''
port = 5432
unix_socket_directories = '{socket}'
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
# Nothing replicates from here, so bulk loads into new tables may skip the log and sync the table.
wal_level = minimal
max_wal_senders = 0
"""


def locate(home: Path, account: Account) -> Path:
    """The data directory of a home: below it, or in /var/lib where PostgreSQL's account cannot reach it."""
    inside = home / "data"
    if inside.is_symlink() or inside.exists() or account.reaches(home):
        return inside.resolve()
    return SHARED / hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:16]


def socket_directory(data: Path, account: Account) -> Path:
    """A short private directory: the path of a socket has 107 bytes at most, that of the data any length."""
    key = os.fsencode(data) + str(account.uid).encode()
    return Path("/tmp", f"lms-{hashlib.sha256(key).hexdigest()[:12]}")


def major_version(data: Path) -> int | None:
    """The PostgreSQL that wrote the data directory, or None where there is none yet."""
    try:
        return int((data / "PG_VERSION").read_text().split(".")[0])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        raise Unavailable(
            f"{data} belongs to another account: run this as that one, or set LMS_HOME to another directory"
        ) from None


def read_passwords(home: Path) -> dict[str, str] | None:
    """Password of each role, or None where they are lost or not made yet."""
    try:
        return json.loads(_password_file(home).read_text())
    except (FileNotFoundError, ValueError):
        return None


def ensure(home: Path, data: Path, account: Account, binaries: Binaries, lock: int) -> dict[str, str]:
    """Create the cluster if there is none; return the passwords, new ones if they are lost.

    The data directory appears under its name only when it is complete, so a starter that is killed
    half-way leaves nothing that the next one could take for a cluster.
    """
    passwords = read_passwords(home)
    if major_version(data) is not None:
        if passwords is None:
            passwords = _new_passwords()
            _set_superuser_password(data, account, binaries, passwords["postgres"])
            _write_passwords(home, passwords)
        return passwords
    passwords = passwords or _new_passwords()
    fresh = data.with_name(f"{data.name}.new")
    if not account.reaches(data.parent):
        raise LmsError(f"PostgreSQL's account cannot reach {data}: set LMS_HOME to a directory that it can enter")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    account.give(fresh)
    _initdb(fresh, account, binaries, lock)
    _set_superuser_password(fresh, account, binaries, passwords["postgres"])
    _write_passwords(home, passwords)
    if data.is_dir() and any(data.iterdir()):
        raise LmsError(f"{data} is not empty and no PostgreSQL data directory: move it away and start again")
    fresh.rename(data)
    return passwords


def prepare(home: Path, data: Path) -> None:
    """Make the directory that holds the data, and the link by which the home finds it."""
    if data.parent == home.resolve():
        return
    if data.parent == SHARED:
        shared_directory()
    if not (home / "data").is_symlink():
        (home / "data").symlink_to(data)


def configure(data: Path, socket: Path, account: Account, binaries: Binaries) -> None:
    """Write this start's settings and the directory of its socket."""
    libraries = "pg_stat_statements" if binaries.statement_statistics else ""
    path = data / "lms.conf"
    path.write_text(CONFIGURATION.format(socket=socket, libraries=libraries))
    account.give(path)
    try:
        socket.mkdir(mode=0o700)
        account.give(socket)
    except FileExistsError:
        state = socket.lstat()
        if (state.st_uid, state.st_mode & 0o177777) != (account.uid, 0o040700):
            raise LmsError(f"{socket} belongs to somebody else: remove it and start again") from None


def _initdb(data: Path, account: Account, binaries: Binaries, lock: int) -> None:
    """An empty cluster in UTF-8, ordered by code point: the same on every system, and without ICU.

    Nobody can log in yet: `reject` until the passwords are set.
    """
    if binaries.major >= 17:
        locales = [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]]
    else:
        locales = [["--locale=C.UTF-8"], ["--locale=C"]]  # some systems have no C.UTF-8
    command = [binaries.directory / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "-A", "reject"]
    for locale in locales:
        done = subprocess.run(
            [*command, *locale, "--text-search-config=simple"],
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            cwd="/",
            env=binaries.environment(),
            pass_fds=[lock],
            **account.spawn,
        )
        if done.returncode == 0:
            break
    else:
        raise LmsError(f"initdb failed: {_last_line(done.stderr)}: mend that, or set LMS_DATABASE_URL")
    (data / "pg_hba.conf").write_text("# Passwords for everyone, over the socket only.\nlocal all all scram-sha-256\n")
    with (data / "postgresql.conf").open("a") as file:
        file.write("\ninclude_if_exists = 'lms.conf'\n")


def _set_superuser_password(data: Path, account: Account, binaries: Binaries, password: str) -> None:
    """Set it in single-user mode: the statement comes by standard input, never a command line or a log."""
    program = [binaries.directory / "postgres", "--single", "-D", data]
    quiet = ["-c", "log_statement=none", "-c", "log_min_error_statement=panic", "-c", "shared_preload_libraries="]
    done = subprocess.run(
        [*program, *quiet, "postgres"],
        input=f"alter role postgres password '{password}'\n",
        capture_output=True,
        text=True,
        errors="replace",
        cwd="/",
        env=binaries.environment(),
        **account.spawn,
    )
    if done.returncode != 0 or "ERROR:" in done.stderr:
        raise LmsError(f"PostgreSQL does not run on {data}: {_last_line(done.stderr)}: see to that directory")


def _new_passwords() -> dict[str, str]:
    return {role: secrets.token_hex(24) for role in ROLES}


def _password_file(home: Path) -> Path:
    return home / "passwords.json"


def _write_passwords(home: Path, passwords: dict[str, str]) -> None:
    scratch = _password_file(home).with_suffix(".new")
    scratch.unlink(missing_ok=True)
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(passwords, file)
    scratch.replace(_password_file(home))


def _last_line(output: str) -> str:
    return (output.strip().splitlines() or ["no message"])[-1]
