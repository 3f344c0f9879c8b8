"""The system account that runs PostgreSQL: oneself, or another under root, since PostgreSQL refuses root."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from db.errors import Unavailable

if sys.platform != "win32":
    import pwd


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int
    switched: bool  # under root, when programs have to be started as somebody else

    @property
    def spawn(self) -> dict:
        """Arguments of `subprocess` that start a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switched else {}

    def give(self, path: Path) -> None:
        """Make the account own a file or directory."""
        if self.switched:
            os.chown(path, self.uid, self.gid)

    def reaches(self, directory: Path) -> bool:
        """May the account enter this directory and all above it?"""
        return not self.switched or all(self._enters(path) for path in (directory, *directory.parents))

    def _enters(self, directory: Path) -> bool:
        state = directory.stat()
        if state.st_uid == self.uid:
            return bool(state.st_mode & 0o100)
        if state.st_gid == self.gid:
            return bool(state.st_mode & 0o010)
        return bool(state.st_mode & 0o001)


def account_for(data: Path) -> Account:
    """Who runs the server of this data directory: under root its owner, or `nobody` if there is none yet."""
    if os.geteuid() != 0:
        return _oneself()
    if data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid, switched=True)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise Unavailable(
            "PostgreSQL does not run as root and there is no account `nobody`:"
            " run this as an ordinary user, or set LMS_DATABASE_URL"
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid, switched=True)


def _oneself() -> Account:
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        raise Unavailable(
            f"PostgreSQL wants its account to have a name, and user {os.geteuid()} has none:"
            " add it to /etc/passwd, or set LMS_DATABASE_URL"
        ) from None
    return Account(os.geteuid(), os.getegid(), switched=False)
