"""The exports that the tests read: a small one of our own, and the real ones where they are.

The real files are not part of the project. They lie in `shared/data/registrar` beside the checkout, or where
LMS_TEST_REGISTRAR says; without them their tests are skipped.
"""

import csv
import os
from pathlib import Path

from conftest import missing

TESTS = Path(__file__).parent
OURS = TESTS / "registrar" / "sections-2025-spring.csv"
OUR_GRADES = TESTS / "registrar" / "grades-2025-spring.csv"
REAL = Path(os.environ.get("LMS_TEST_REGISTRAR") or TESTS.parents[1] / "shared" / "data" / "registrar")
# Published totals of the real files, from their README.
PUBLISHED = {
    "2024-fall": {"sections": 9_194, "enrolled": 152_393, "waitlisted": 0, "queues": 0, "over_limit": 449},
    "2025-spring": {
        "sections": 8_675,
        "enrolled": 108_273,
        "waitlisted": 14_009,
        "queues": 1_100,
        "over_limit": 105,
    },
}


def real(term: str, kind: str = "sections") -> Path:
    """The real export of a term, its sections or its grades; skips the test where there is none."""
    path = REAL / f"{kind}-{term}.csv.gz"
    if not path.exists():
        missing("registrar", f"no registrar's export at {REAL}: set LMS_TEST_REGISTRAR")
    return path


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    """The rows as an export with the columns of all of them."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, dict.fromkeys(column for each in rows for column in each))
        writer.writeheader()
        writer.writerows(rows)
    return path


def row(number: int = 10001, **cells: object) -> dict[str, object]:
    """The required cells of a section of ten students, with others as given."""
    return {
        "ClassNumber": number,
        "Mnemonic": "MATH",
        "Number": 1310,
        "Section": f"{number - 10000:03}",
        "Enrollment": 10,
        "EnrollmentLimit": 20,
    } | cells
