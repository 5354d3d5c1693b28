"""The board of the architecture map as a test sees it: its root's data-* attributes, its cards."""

import re
from typing import Any

from playwright.sync_api import Locator

from tests.browser.patience import still
from tests.browser.root_view import RootView

ROOT = ".lagom-board[data-status]"
# Where a point of a chart lies in the window, in pixels.
PLACE = """(div, [x, y]) => {
    const { xaxis, yaxis } = div._fullLayout;
    const box = div.getBoundingClientRect();
    return [box.x + xaxis._offset + xaxis.d2p(x), box.y + yaxis._offset + yaxis.d2p(y)];
}"""


class MapView(RootView):
    """Reads the board on a page. status: empty, running, paused, cancelled or done."""

    root = ROOT
    name = "the board"

    @property
    def progress(self) -> float:
        """From 0 to 1; 1 when it is done, nan before it has begun."""
        return 1.0 if self.status == "done" else float(self._attribute("progress") or "nan")

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
