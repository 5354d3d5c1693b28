"""One point: how soon the first value moves, and how soon its numbers stand there: printed beside
their goals, `pytest tests/benchmarks/test_one_point.py`."""

import statistics

import pytest
from playwright.sync_api import Locator, expect

from tests.benchmarks.measures import LATENCY, spread
from tests.browser.fixtures import Visitor
from tests.conftest import Figures

pytestmark = pytest.mark.slow

LAYERS = 6
WAIT_MS = 60_000
MOVES = "+now.travels > +(before.travels || 0)"
STANDS = "now.now !== before.now"


def latency(way: Locator, button: Locator, answered: str) -> float:
    """Milliseconds from a click's end to the picture's answer."""
    way.evaluate(LATENCY, ["pointerup", answered])
    button.click()
    return float(way.page.evaluate("window.lagomLatency"))


def test_the_first_value_moves_at_once(open_map: Visitor, figures: Figures) -> None:
    page = open_map("/one_point?lang=en&widths=" + ",".join(["8"] * LAYERS))
    way, onward = page.locator(".lagom-way"), page.get_by_role("button", name="Next")
    before = page.get_by_role("button", name="Previous")
    times: dict[str, list[float]] = {MOVES: [], STANDS: []}
    for answered, found in times.items():
        expect(way).to_have_attribute("data-now", "0", timeout=WAIT_MS)
        for layer in range(1, LAYERS + 1):
            page.wait_for_timeout(1500)  # what lights up has done so
            found.append(latency(way, onward, answered))
            expect(way).to_have_attribute("data-now", str(layer), timeout=WAIT_MS)
        for layer in reversed(range(LAYERS)):
            before.click()
            expect(way).to_have_attribute("data-now", str(layer), timeout=WAIT_MS)
    figures("click to first moving value", f"{spread(times[MOVES])} ms", "at most 150 ms")
    figures("click to the next layer's numbers", f"{spread(times[STANDS])} ms", "")
    # The values are on their way before the page has answered.
    assert statistics.median(times[MOVES]) < statistics.median(times[STANDS])
    assert way.get_attribute("data-mounts") == "1"
