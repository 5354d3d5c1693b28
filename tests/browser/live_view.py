"""The live view as a test sees it: the data-* attributes of its root element."""

import time
from collections.abc import Callable

from playwright.sync_api import ElementHandle, Page

from tests.browser.patience import PATIENCE_S

ROOT = "[data-status][data-epoch]"
# Counts how often the epoch falls: a run that is begun anew may pass the old epoch before a test
# looks again.
COUNT_RESTARTS = """root => {
    let last = Number(root.dataset.epoch);
    window.restarts = 0;
    new MutationObserver(() => {
        const now = Number(root.dataset.epoch);
        window.restarts += now < last;
        last = now;
    }).observe(root, { attributeFilter: ['data-epoch'] });
}"""


class LiveView:
    """Reads the live view on a page; each property is read anew from the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._root = page.locator(ROOT).first

    @property
    def status(self) -> str:
        """idle, running, paused, diverged or done."""
        return self._attribute("status")

    @property
    def epoch(self) -> int:
        return int(self._attribute("epoch") or -1)

    @property
    def train_loss(self) -> float:
        return float(self._attribute("train-loss") or "nan")

    @property
    def validation_loss(self) -> float:
        return float(self._attribute("validation-loss") or "nan")

    @property
    def frames(self) -> int:
        """Frames drawn since the view was mounted."""
        return int(self._attribute("frames") or 0)

    @property
    def mounts(self) -> int:
        """How many times a chart was built anew."""
        return int(self._attribute("mounts") or 0)

    @property
    def verdict(self) -> str:
        return self._attribute("verdict")

    def count_restarts(self) -> None:
        """From now on, `restarts` says how often a run was begun anew."""
        self._root.evaluate(COUNT_RESTARTS)

    @property
    def restarts(self) -> int:
        return int(self.page.evaluate("window.restarts"))

    def handle(self) -> ElementHandle:
        """The root element itself, for measurements inside the page."""
        return self._root.element_handle()

    def until(
        self, holds: Callable[["LiveView"], bool], timeout_s: float = 2 * PATIENCE_S
    ) -> "LiveView":
        """Waits until `holds(live)`; where it never does, AssertionError with the attributes."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if self._root.count() and holds(self):
                return self
            self.page.wait_for_timeout(30)
        raise AssertionError(f"Waited {timeout_s} s for the live view, which is: {self.summary()}")

    def summary(self) -> str:
        if not self._root.count():
            return f"not on the page {self.page.url}"
        return str(self._root.evaluate("root => ({...root.dataset})"))

    def _attribute(self, name: str) -> str:
        return self._root.get_attribute(f"data-{name}") or ""
