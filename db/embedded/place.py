"""Where a server lives: its home, data, socket and log, and the account that runs it."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from db.config import SHARED
from db.embedded.account import Account, account_for
from db.errors import LmsError

SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Place:
    home: Path  # ours: passwords, log, locks
    data: Path  # the account's: PostgreSQL's data directory
    account: Account

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def socket_directory(self) -> Path:
        """A short private directory: the path of a socket has 107 bytes at most, a home any length."""
        return Path("/tmp", f"lms-{_hash(self.data, str(self.account.uid))[:12]}")

    @property
    def socket(self) -> Path:
        return self.socket_directory / SOCKET


def locate(home: Path) -> Place:
    """The data are below the home, or in /var/lib where the account could not reach them."""
    inside = home / "data"  # a directory, or a link to where the data are
    data = inside.resolve()
    account = account_for(data)
    known = inside.is_symlink() or inside.exists()
    if not known and home.exists() and not account.reaches(home):
        data = SHARED / _hash(home.resolve())[:16]
    return Place(home, data, account)


def prepare(place: Place) -> None:
    """Make what has to be there before the data directory: its parent, and the home's link to it."""
    if place.data.parent == SHARED:
        open_shared_directory()
        link = place.home / "data"
        if not link.is_symlink():
            link.symlink_to(place.data)


def open_shared_directory() -> Path:
    """Root's directory for what others have to reach: entered by all, written by root."""
    SHARED.mkdir(exist_ok=True)
    SHARED.chmod(0o755)  # whatever the umask
    return SHARED


def open_socket_directory(place: Place) -> Path:
    """Make the directory of the socket, which only the account enters."""
    directory = place.socket_directory
    try:
        directory.mkdir(mode=0o700)
        place.account.give(directory)
    except FileExistsError:
        state = directory.lstat()
        if (state.st_uid, state.st_mode & 0o177777) != (place.account.uid, 0o040700):
            raise LmsError(f"{directory} belongs to somebody else: remove it and start again") from None
    return directory


def _hash(path: Path, salt: str = "") -> str:
    return hashlib.sha256(os.fsencode(path) + salt.encode()).hexdigest()
