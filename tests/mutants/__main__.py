"""Tries every mutant and prints how many were made and killed, and which survive.

python -m tests.mutants [--kind policy] [--name grades] [--verbose]
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # what tests import: sample, oracle, actions

from cluster import Cluster  # noqa: E402

from mutants.all_kinds import made  # noqa: E402
from mutants.mutant import Mutant  # noqa: E402
from mutants.panel import Panel  # noqa: E402
from mutants.trial import panels, verdict  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--kind", help="policy, right, view, function or role")
    parser.add_argument("--name", default="", help="only mutants with this in their name")
    parser.add_argument("--verbose", action="store_true", help="say of each what shows it")
    asked_for = parser.parse_args()
    cluster = Cluster("wheel")
    try:
        with panels(cluster) as asked:
            chosen = [
                mutant
                for mutant in made(asked[0].connection)
                if asked_for.name in mutant.name and asked_for.kind in (None, mutant.kind)
            ]
            return report(asked, chosen, verbose=asked_for.verbose)
    finally:
        cluster.stop()


def report(asked: Iterable[Panel], chosen: list[Mutant], *, verbose: bool) -> int:
    """Prints what came of them; 1 when one survives, else 0."""
    killed, lived, begun = Counter(), Counter(), time.monotonic()
    for mutant in chosen:
        shown = verdict(asked, mutant)
        (killed if shown else lived)[mutant.kind] += 1
        if verbose or not shown:
            print(f"{mutant.name}\n    {shown or 'SURVIVES'}", flush=True)
    for kind in sorted(killed | lived):
        print(f"{kind}: {killed[kind] + lived[kind]} made, {killed[kind]} killed")
    print(f"{len(chosen)} made, {killed.total()} killed in {time.monotonic() - begun:.0f} s")
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main())
