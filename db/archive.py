"""Archive files: the rows that leave a growing table, one line of JSON each, compressed.

A line is read back by PostgreSQL, whatever columns the table has by then:

    create table lines (line jsonb);
    \\copy lines from program 'zcat FILE' with (format csv, quote e'\\x01', delimiter e'\\x02')
    insert into audit_logs select (jsonb_populate_record(null::audit_logs, line)).* from lines;
"""

import gzip
import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from db.errors import LmsError

# control characters, which JSON writes as escapes: so a line of the file is the JSON as it is
COPY = """
    copy (select line from lms_ops.archive_lines(%s, %s, %s) as lines (line))
    to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')
"""


@dataclass(frozen=True)
class Archived:
    """A file with its rows, its bytes and its SHA-256, read back from the disk."""

    path: Path
    rows: int
    bytes: int
    sha256: str


def write(
    connection: Connection, folder: Path, name: str, source: str, first: datetime | None, end: datetime
) -> Archived:
    """Write the rows of `source` with created_at from `first` (None: the beginning) before `end` to a file.

    `name` is the file's beginning; a file that is there stays, and the new one gets a number. What was read back is
    what is counted; the file is on the disk when this returns.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / f".{name}.part"
    # the rows are about people: nobody else reads the file
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with (
            gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, filename="", mtime=0) as packed,
            connection.connection.cursor() as cursor,
            cursor.copy(COPY, (source, first, end)) as lines,
        ):
            for line in lines:
                packed.write(line)
        file.flush()
        os.fsync(file.fileno())
    path = _unused(folder, name)
    part.rename(path)
    _sync(folder)
    return _read_back(path)


def discard(archived: Archived) -> None:
    """Take back a file whose rows stay in the database after all."""
    archived.path.unlink(missing_ok=True)


def _unused(folder: Path, name: str) -> Path:
    numbered = (f"{name}.jsonl.gz" if number == 1 else f"{name}-{number}.jsonl.gz" for number in range(1, 1000))
    for each in numbered:
        if not (folder / each).exists():
            return folder / each
    raise LmsError(f"{folder} has a thousand files {name}: see who keeps adding rows of that time")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_back(path: Path) -> Archived:
    with gzip.open(path) as packed:
        rows = sum(block.count(b"\n") for block in iter(lambda: packed.read(2**20), b""))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Archived(path, rows, path.stat().st_size, digest)
