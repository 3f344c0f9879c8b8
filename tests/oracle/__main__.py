"""Asks everything of everybody once and prints how many cells there were and where they part.

python -m tests.oracle [--university]     beside the small made-up university, whose members are asked too
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # what tests import: sample, cluster, universities

from cluster import Cluster  # noqa: E402
from sqlalchemy import text  # noqa: E402

from db.connection import engine  # noqa: E402
from oracle import cells  # noqa: E402
from oracle.database import asked, asked_in_a_university  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__.splitlines()[0])
    parser.add_argument("--university", action="store_true", help="beside the small university")
    options = parser.parse_args()
    cluster = Cluster("wheel")
    try:
        database = (asked_in_a_university if options.university else asked)(cluster)
        superuser = engine(database.superuser_url, application_name="the oracle", statement_timeout=0)
        with superuser.connect() as connection:
            begun = time.monotonic()
            found = cells.seen(connection)
            seconds = time.monotonic() - begun
            parts = cells.differences(found, cells.expected(connection))
            people = connection.scalar(text("select count(*) from oracle.viewers"))
            ways = Counter(cell.way for cell in found)
            rows = sum(len(keys or ()) for keys in found.values())
            print(f"{len(found)} cells of {people} people in {seconds:.0f} s: {dict(ways)}; {rows} rows named")
            print("\n".join([f"{len(parts)} cells part", *cells.told(connection, parts)]))
        superuser.dispose()
        return 1 if parts else 0
    finally:
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
