"""The memory that own data take: own_memory.py in a process of its own, with its figures."""

import json
import subprocess
import sys

import pytest

from tests.browser.app_server import ROOT
from tests.conftest import Figures

SCRIPT = "tests.benchmarks.own_memory"


def measured(*sizes: int) -> dict[str, float]:
    command = [sys.executable, "-m", SCRIPT, *map(str, sizes)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=240
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_the_largest_file_takes_little_and_gives_it_back(figures: Figures) -> None:
    seen = measured(1, 20_000, 50)
    figures("own data: the largest file, a session", f"{seen['more']:.0f} MB", "under 150 MB")
    figures("own data: left of it afterwards", f"{seen['left']:.0f} MB", "returned")
    assert 9 < seen["file"] <= 10.5
    assert seen["more"] < 150
    assert seen["left"] < 30


@pytest.mark.slow
def test_thirty_sessions_with_a_file_each_stay_small(figures: Figures) -> None:
    seen = measured(30, 3_500, 32)
    figures("own data: thirty sessions with 1 MB each", f"{seen['more']:.0f} MB", "under 600 MB")
    figures("own data: left of them afterwards", f"{seen['left']:.0f} MB", "returned")
    assert seen["file"] > 0.9
    assert seen["more"] < 600
    assert seen["left"] < 100
