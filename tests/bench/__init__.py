"""Measurements, run by hand: they say how fast, the tests say what is right.

python -m tests.bench.bench_reports     the questions that pages ask, and refreshes, on a made-up university
"""

import os
import sys
from pathlib import Path

os.environ["STREAMLIT_LOGGER_LEVEL"] = "error"  # pages run without a browser, and Streamlit says so for each
sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest does, for the harness of the tests
