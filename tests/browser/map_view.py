"""The board of the architecture map as a test sees it: its root's data-* attributes, its cards."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.patience import PATIENCE_S, still

ROOT = ".lagom-board[data-status]"
# Where a point of a chart lies in the window, in pixels.
PLACE = """(div, [x, y]) => {
    const { xaxis, yaxis } = div._fullLayout;
    const box = div.getBoundingClientRect();
    return [box.x + xaxis._offset + xaxis.d2p(x), box.y + yaxis._offset + yaxis.d2p(y)];
}"""


class MapView:
    """Reads the board on a page; each property is read anew from the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._root = page.locator(ROOT).first

    @property
    def status(self) -> str:
        """empty, running, paused, cancelled or done."""
        return self._attribute("status")

    @property
    def progress(self) -> float:
        """From 0 to 1; 1 when it is done, nan before it has begun."""
        return 1.0 if self.status == "done" else float(self._attribute("progress") or "nan")

    @property
    def frames(self) -> int:
        """Frames drawn since the board was mounted."""
        return int(self._attribute("frames") or 0)

    @property
    def mounts(self) -> int:
        """How many times a chart was built."""
        return int(self._attribute("mounts") or 0)

    @property
    def runs(self) -> int:
        return int(self._attribute("runs") or 0)

    @property
    def lagom(self) -> str:
        """Depth and width of the lagom networks, as in 2x4;1x8."""
        return self._attribute("lagom")

    @property
    def cells(self) -> str:
        """Row and column of the lagom cells, as in 1,2;0,3."""
        return self._attribute("cells")

    def until(
        self, holds: Callable[["MapView"], bool], timeout_s: float = 2 * PATIENCE_S
    ) -> "MapView":
        """Waits until `holds(view)`; where it never does, AssertionError with the attributes."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if self._root.count() and holds(self):
                return self
            self.page.wait_for_timeout(30)
        raise AssertionError(f"Waited {timeout_s} s for the board, which is: {self.summary()}")

    def summary(self) -> str:
        if not self._root.count():
            return f"not on the page {self.page.url}"
        return str(self._root.evaluate("root => ({...root.dataset})"))

    def lines(self) -> list[str]:
        """The sentences above the cards."""
        return self.page.locator(f"{ROOT} .line").all_inner_texts()

    def card(self, name: str) -> Locator:
        return self.page.locator(f"{ROOT} .card-{name}")

    def chart(self, name: str) -> Locator:
        """A Plotly card's chart, in sight and drawn."""
        self.card(name).scroll_into_view_if_needed()
        chart = self.card(name).locator(".js-plotly-plot")
        chart.wait_for()
        return chart

    def traces(self, name: str) -> list[dict[str, Any]]:
        """Name and points of a chart's traces."""
        read = """div => div.data.map(({ name, x, y }) => ({
            name, x: Array.from(x || []), y: Array.from(y || [])
        }))"""
        found: list[dict[str, Any]] = self.chart(name).evaluate(read)
        return found

    def click(self, name: str, x: float, y: float) -> None:
        """Click a chart at these values of its axes."""
        chart = self.chart(name)
        read = f"div => ({PLACE})(div, [{x}, {y}])"
        hovered = chart.locator(".hoverlayer .hovertext").first
        for _ in range(12):
            left, top = still(self.page, chart, read)
            self.page.mouse.move(left - 2, top - 2)
            self.page.mouse.move(left, top, steps=2)  # Plotly clicks what the mouse hovers over
            self.page.wait_for_timeout(300)  # in a sweep's first frames sentences come above it
            if hovered.count() and still(self.page, chart, read) == [left, top]:
                break
        self.page.mouse.click(left, top)

    def button(self, name: str) -> Locator:
        """A button of the bar above the map."""
        bar = self.page.locator(".st-key-play_bar")
        return bar.get_by_role("button", name=re.compile(f"^{name}"))

    def press(self, name: str, status: str) -> "MapView":
        """Press a button of the bar, and wait for what it brings about."""
        self.button(name).click()
        return self.until(lambda view: view.status == status)

    def _attribute(self, name: str) -> str:
        return self._root.get_attribute(f"data-{name}") or ""
