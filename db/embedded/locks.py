"""File locks: one starter at a time, and who uses the server. The kernel drops them with their process."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import Unavailable

if sys.platform != "win32":
    import fcntl


@contextmanager
def starter(home: Path) -> Iterator[int]:
    """Be the only one that starts or stops the server of this home; yields the lock's descriptor.

    A child that inherits the descriptor keeps the lock: initdb does, so that nobody works
    beside one that has outlived its starter.
    """
    try:
        home.mkdir(mode=0o711, parents=True, exist_ok=True)
        descriptor = os.open(home / "starter.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unavailable(f"cannot write in {home} ({error.strerror}): set LMS_HOME to a directory of yours") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


class User:
    """A process that uses the server, as a locked file. Enter and leave while being the starter."""

    def __init__(self, home: Path, name: str):
        directory = _directory(home)
        directory.mkdir(mode=0o700, exist_ok=True)
        self._path = directory / f"{os.getpid()}-{secrets.token_hex(4)}"
        self._file = self._path.open("w", encoding="utf-8")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._file.write(f"{name} (process {os.getpid()})")
        self._file.flush()

    def leave(self) -> None:
        self._path.unlink(missing_ok=True)
        self._file.close()


def users(home: Path) -> list[str]:
    """Who uses the server, as "name (process id)", in the order of process ids."""
    names = []
    for path in sorted(_directory(home).glob("*"), key=lambda path: int(path.name.split("-")[0])):
        try:
            with path.open(encoding="utf-8") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                # Nobody holds it: left behind by a killed process, and harmless.
        except BlockingIOError:
            names.append(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue  # just left
    return names


def _directory(home: Path) -> Path:
    return home / "users"
