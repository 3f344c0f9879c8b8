"""Tries every mutant and prints how many were made and killed, and which survive.

python -m tests.mutants [--kind policy] [--name grades] [--verbose]
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # what tests import: sample, oracle, actions

from cluster import Cluster  # noqa: E402

from mutants.all_kinds import made as all_mutants  # noqa: E402
from mutants.elsewhere import HELD  # noqa: E402
from mutants.mutant import Mutant  # noqa: E402
from mutants.panel import IMPOSSIBLE, Panel  # noqa: E402
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
                for mutant in all_mutants(asked[0].connection)
                if asked_for.name in mutant.name and asked_for.kind in (None, mutant.kind)
            ]
            return report(asked, chosen, verbose=asked_for.verbose)
    finally:
        cluster.stop()


def report(asked: Iterable[Panel], chosen: list[Mutant], *, verbose: bool) -> int:
    """Prints what came of them, how many of what; 1 when one survives, else 0."""
    came: dict[str, Counter[str]] = defaultdict(Counter)
    begun = time.monotonic()
    for mutant in chosen:
        shown = verdict(asked, mutant)
        became = "killed" if shown else "held elsewhere" if mutant.name in HELD else "survived"
        if shown and shown.startswith(IMPOSSIBLE):
            became = "not made"
        came[mutant.kind][became] += 1
        if verbose or became != "killed":
            print(f"{mutant.name}\n    {shown or HELD.get(mutant.name, 'SURVIVES')}", flush=True)
    total = sum(came.values(), Counter())
    for kind, outcomes in [*sorted(came.items()), ("all", total)]:
        print(f"{kind}: " + ", ".join(f"{number} {became}" for became, number in sorted(outcomes.items())))
    print(f"in {time.monotonic() - begun:.0f} s")
    return 1 if total["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
