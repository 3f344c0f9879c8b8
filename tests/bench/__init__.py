"""Measurements, run by hand: they say how fast, the tests say what is right.

python -m tests.bench.bench_reports     the questions that pages ask, and refreshes, on a made-up university
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest does, for the harness of the tests
