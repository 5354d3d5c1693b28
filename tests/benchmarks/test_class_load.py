"""A class of thirty on a server of its own, without browsers: class_load.py with its figures."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.proxy import Proxy
from tests.browser.app_server import AppServer
from tests.conftest import Figures

# Those who left are forgotten 10 s after this time; by default that is after 120 s.
FORGETFUL = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}
SCRIPT = Path(__file__).with_name("class_load.py")


def run_class(server: AppServer | Proxy, *options: str) -> dict[str, Any]:
    command = [sys.executable, str(SCRIPT), "--url", server.url, "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.slow
def test_thirty_sessions_train_at_once(tmp_path: Path, figures: Figures) -> None:
    with AppServer(tmp_path / "streamlit.log", FORGETFUL) as server:
        seen = run_class(server, "--query", "epochs=100000", "--seconds", "8", "--settle", "14")
        log = server.log_text()
    figures("a class of 30: the slowest session", f"{seen['slowest']:.1f} frames/s", "at least 3")
    figures("a class of 30: the median session", f"{seen['median']:.1f} frames/s", "at least 3")
    figures("a class of 30: p95 interval", f"{seen['interval_p95']:.2f} s", "at most 0.6 s")
    figures("a class of 30: longest interval", f"{seen['interval_max']:.2f} s", "")
    figures("a class of 30: server memory", f"{seen['memory_during']:.0f} MB", "at most 300 MB")
    figures("a class of 30: memory afterwards", f"{seen['memory_after']:.0f} MB", "falls")
    figures("a class of 30: server", f"{seen['server_cores']:.2f} cores", "")
    assert "Traceback" not in log
    assert seen["failed"] == 0
    assert seen["running"] == 30
    assert seen["slowest"] > seen["median"] / 2, "a session is starved"
    assert seen["memory_during"] <= 300
    assert seen["memory_after"] < seen["memory_during"]


@pytest.mark.slow
def test_a_flood_of_requests_costs_the_others_little(tmp_path: Path, figures: Figures) -> None:
    """In turns on one server, since the machine's speed changes."""
    frames: dict[int, float] = {}
    with AppServer(tmp_path / "streamlit.log", FORGETFUL) as server:
        for floods in (0, 1, 5, 0):
            options = ("--sessions", "10", "--floods", str(floods), "--seconds", "4")
            seen = run_class(server, *options, "--query", "epochs=100000", "--settle", "2")
            assert seen["failed"] == 0
            frames[floods] = max(seen["median"], frames.get(floods, 0.0))
        log = server.log_text()
    for floods in (1, 5):
        kept = frames[floods] / frames[0]
        figures(f"frames of ten sessions beside {floods} that flood", f"{kept:.0%}", "nearly all")
    # To receive 1,700 messages a second takes a slow server most of its time, whoever waits.
    assert frames[1] > 0.5 * frames[0]
    assert "Traceback" not in log
