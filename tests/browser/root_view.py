"""What a test reads of a picture on a page: the data-* attributes of its root element."""

import time
from collections.abc import Callable
from typing import Self

from playwright.sync_api import Page

from tests.browser.patience import PATIENCE_S


class RootView:
    """Each property is read anew from the page."""

    root: str  # its selector
    name: str  # in messages

    def __init__(self, page: Page) -> None:
        self.page = page
        self._root = page.locator(self.root).first

    @property
    def status(self) -> str:
        return self._attribute("status")

    @property
    def frames(self) -> int:
        """Frames drawn since it was mounted."""
        return int(self._attribute("frames") or 0)

    @property
    def mounts(self) -> int:
        """How many times a chart was built anew."""
        return int(self._attribute("mounts") or 0)

    def until(self, holds: Callable[[Self], bool], timeout_s: float = 2 * PATIENCE_S) -> Self:
        """Waits until `holds(self)`; where it never does, AssertionError with the attributes."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if self._root.count() and holds(self):
                return self
            self.page.wait_for_timeout(30)
        raise AssertionError(f"Waited {timeout_s} s for {self.name}, which is: {self.summary()}")

    def summary(self) -> str:
        if not self._root.count():
            return f"not on the page {self.page.url}"
        return str(self._root.evaluate("root => ({...root.dataset})"))

    def _attribute(self, name: str) -> str:
        return self._root.get_attribute(f"data-{name}") or ""
