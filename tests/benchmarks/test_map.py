"""The map's figures, printed beside their goals: `pytest tests/benchmarks/test_map.py`.

As in test_live_view.py, what depends on the machine is printed, and what holds anywhere asserted.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pages.features.sweep.live.plan import plan_of
from pages.features.sweep.live.summary import summarize
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.settings import Settings
from tests.benchmarks.measures import LATENCY
from tests.browser.app_server import AppServer
from tests.browser.fixtures import Visitor
from tests.browser.map_view import ROOT, MapView
from tests.conftest import Figures

pytestmark = pytest.mark.slow

# Depths 1 to 6, eight widths, five starts: 240 networks on 250 points, in batches of 10.
MAP = (
    "/architecture_map?samples=500&row_values=1,2,3,4,5,6&column_values=1,2,3,4,6,8,12,16&starts=5"
    "&sweep_epochs="
)
LONG = MAP + "400"
FIRST_FRAME = "now.status === 'running' && +now.frames > +before.frames"
LOOK = "root => [performance.now(), +root.dataset.frames, +root.dataset.mounts]"
SECONDS = 5
SAMPLES = 3
SCRIPT = Path(__file__).with_name("map_load.py")


@pytest.fixture
def open_map(browser: Browser, server: AppServer) -> Iterator[Visitor]:
    visitor = Visitor(browser, server.url)
    yield visitor
    visitor.close()


def ready(page: Page) -> MapView:
    """The board, stopped, with Run in sight and Plotly loaded."""
    view = MapView(page).until(lambda v: v.status == "running" and v.frames > 0)
    view.press("Stop here", "cancelled").button("Run").wait_for()
    page.wait_for_function("() => window.Plotly")
    return view


def test_the_first_picture_after_run(open_map: Visitor, figures: Figures) -> None:
    times = []
    for _ in range(SAMPLES):
        page = open_map(LONG)
        view = ready(page)
        page.locator(ROOT).first.evaluate(LATENCY, ["pointerup", FIRST_FRAME])
        view.button("Run").click()
        times.append(float(page.evaluate("window.lagomLatency")) / 1e3)
        view.press("Stop here", "cancelled")
        page.context.close()
    told = f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"
    figures("map: Run to the first picture, 240 networks", told, "at most 1 s")
    assert statistics.median(times) < 10


def test_from_arrival_to_the_answer(open_map: Visitor, figures: Figures) -> None:
    """The default map, which begins by itself and trains a smaller grid first."""
    page = open_map("/architecture_map")
    view = MapView(page).until(lambda v: v.progress > 0, timeout_s=120)
    begun = _since_arrival(page)
    view.until(lambda v: v.lagom != "", timeout_s=120)
    found = _since_arrival(page)
    view.until(lambda v: v.status == "done", timeout_s=300)
    figures("map: arrival to the first picture", f"{begun:.1f} s", "at most 5 s")
    figures("map: arrival to the first answer", f"{found:.1f} s", "at most 10 s")
    figures("map: arrival to the whole map", f"{_since_arrival(page):.1f} s", "")


def test_the_default_map_soon_says_what_it_says_in_the_end(figures: Figures) -> None:
    """Of processor time, so that what else the machine does counts for little."""
    settings, start = Settings(), time.process_time()
    sweep_run = SweepRun(plan_of(settings))
    said: list[tuple[float, list[tuple[int, int]]]] = []  # when, and which places are lagom
    while not sweep_run.done:
        sweep_run.advance(0.05)
        found = summarize(sweep_run, settings.sweep.tolerance, settings.sweep.success)
        now = time.process_time() - start
        said.append((now, [place[:2] for place in found.lagom_places(sweep_run)]))
    last = said[-1][1]
    first = next(at for at, places in said if places)
    others = [i for i, (_, places) in enumerate(said) if places != last]
    final = said[max(others, default=-1) + 1][0]
    figures("default map: processor time of training", f"{said[-1][0]:.1f} s", "")
    figures("default map: until the first answer", f"{first:.1f} s", "")
    figures("default map: until the final answer", f"{final:.1f} s", "")
    assert last, "there is a network that is lagom"
    assert final < said[-1][0] / 2


def _since_arrival(page: Page) -> float:
    """Seconds since the browser was sent to the page."""
    return float(page.evaluate("performance.now()")) / 1e3


def test_frames_while_240_networks_train(open_map: Visitor, figures: Figures) -> None:
    page = open_map(LONG)
    view = ready(page)
    view.press("Run", "running").until(lambda v: v.frames > 6)
    root = page.locator(ROOT).first
    progress, before = view.progress, root.evaluate(LOOK)
    page.wait_for_timeout(1e3 * SECONDS)
    after = root.evaluate(LOOK)
    moments, frames, mounts = (b - a for a, b in zip(before, after, strict=True))
    trained = view.progress - progress
    figures("map: frames a second, 240 networks", f"{1e3 * frames / moments:.1f}", "at least 4")
    figures("map: charts built anew meanwhile", f"{mounts:.0f}", "0")
    figures("map: trained in that time", f"{trained:.0%} of 400 epochs", "")
    assert mounts == 0
    assert trained > 0
    assert 1e3 * frames / moments > 0.5
    view.press("Stop here", "cancelled")


def run_class(server: AppServer, *options: str) -> dict[str, Any]:
    command = [sys.executable, str(SCRIPT), "--url", server.url, "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=200)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_thirty_arrive_at_one_map_within_five_seconds(tmp_path: Path, figures: Figures) -> None:
    with AppServer(tmp_path / "streamlit.log") as server:
        options = ("--sessions", "30", "--seconds", "120", "--arrive", "5", "--query", "")
        seen = run_class(server, *options)
        log = server.log_text()
    median = f"{seen['first_picture_median']:.1f} s"
    figures("thirty arrivals: everyone's first picture", f"{seen['first_picture']:.1f} s", "6 s")
    figures("thirty arrivals: the median's first picture", median, "")
    figures("thirty arrivals: everyone's first answer", f"{seen['answer']:.1f} s", "")
    assert "Traceback" not in log
    assert seen["unseen"] == 0, "everyone sees the map"


@pytest.mark.parametrize(
    ("n", "what", "query", "most_mb"),
    [
        (10, "ten maps at once", LONG.partition("?")[2], 600),
        (30, "thirty default maps at once", "", 600),
    ],
)
def test_a_class_sweeps_at_once(
    tmp_path: Path, figures: Figures, n: int, what: str, query: str, most_mb: float
) -> None:
    with AppServer(tmp_path / "streamlit.log") as server:
        seen = run_class(server, "--sessions", str(n), "--seconds", "6", "--query", query)
        log = server.log_text()
    told = {name: f"{seen[name]:.2f} frames/s" for name in ("slowest", "median")}
    figures(f"{what}: the slowest session", told["slowest"], "at least 1")
    figures(f"{what}: the median session", told["median"], "at least 1")
    figures(f"{what}: longest interval", f"{seen['interval_max']:.2f} s", "")
    figures(f"{what}: server and worker", f"{seen['memory_during']:.0f} MB", f"{most_mb:.0f} MB")
    figures(f"{what}: server", f"{seen['server_cores']:.2f} cores", "")
    assert "Traceback" not in log
    assert seen["failed"] == 0
    assert seen["running"] == n, "every session is served"
    assert seen["slowest"] > seen["median"] / 3, "a session is starved"
    assert seen["memory_during"] <= most_mb
