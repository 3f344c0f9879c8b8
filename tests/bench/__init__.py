"""Measurements, run by hand: they say how fast, the tests say what is right.

python -m tests.bench.bench_reports       the questions that pages ask, and refreshes, on a made-up university
python -m tests.bench.bench_enrollments   seats taken a second, the last seat, a rank in a long queue
python -m tests.bench.bench_conflicts     conflicts of a whole term, against one student after the other
python -m tests.bench.bench_audits        degree audits of one student and of all
python -m tests.bench.bench_grades        what the history of grades costs a change
python -m tests.bench.bench_install       what an application feels of an upgrade, against a naive one
python -m tests.bench.bench_search        search, against ILIKE
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest does, for the harness of the tests
