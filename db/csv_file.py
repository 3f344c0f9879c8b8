"""A CSV file as other systems write it: rows of cells by the name of their column.

Gzipped or not, UTF-8 with or without a mark or Windows-1252, separated by comma, semicolon, tab or bar.
"""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from db.errors import LmsError


def rows(path: Path, *, required: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line (the header's is 1) and cells of each row that is not blank, in the file's order.

    The keys are the columns' names in lower case without spaces; the cells have no surplus spaces. Cells
    beyond the header's are under the key "". LmsError when the file cannot be read or a column is missing.
    """
    lines = _lines(_text(path), path)
    _, header = next(lines, (1, []))
    columns = [column_name(cell) for cell in header]
    missing = [name for name in required if column_name(name) not in columns]
    if missing:
        raise LmsError(f"{path} lacks the column {', '.join(missing)}: export it again with every column")
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice:
        raise LmsError(f"{path} has the column {twice} twice: export it again")
    for line, row in lines:
        cells = dict(zip(columns, (" ".join(cell.split()) for cell in row), strict=False))
        yield line, cells | {"": "".join(row[len(columns) :])}


def column_name(name: str) -> str:
    """The name that a column is known by, whatever its letter case, spaces and underscores."""
    return re.sub(r"[\s_]", "", name).casefold()


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "damaged gzip"
        raise LmsError(f"{path} cannot be read ({reason}): name a CSV file, gzipped or not") from None
    if b"\0" in content:
        raise LmsError(f"{path} is no CSV file: export it as CSV in UTF-8, not as a workbook")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _lines(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line that it starts on."""
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=head.count))
    width, line = None, 1
    try:
        for row in reader:
            width = width or len(row)
            if reader.line_num > line and len(row) != width:
                # Else every row up to the next quote would silently be part of this one's cell.
                raise LmsError(f"{path} opens a quote on line {line} and does not close it: export it again")
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise LmsError(f"{path} is no CSV file ({error}): export it as CSV") from None
