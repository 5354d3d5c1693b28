"""Waiting for what a test expects: as long as a machine three times slower would take.

Where it holds, a long wait costs nothing. What a page shows is asked again until it is so, and a
place is only used once it stands still: a page that is still being built moves what it holds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Locator, Page

PATIENCE_S = 60.0
POLL_MS = 40
STILL_MS = 150
T = TypeVar("T")
Box = dict[str, float]
BOX = """e => {
    const { x, y, width, height } = e.getBoundingClientRect();
    return { x, y, width, height };
}"""


def until(page: Page, holds: Any, what: str, timeout_s: float = PATIENCE_S) -> None:
    """Waits until `holds()`; where it never does, AssertionError that says `what`."""
    deadline = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < deadline, f"{timeout_s} s have passed, and not yet: {what}"
        page.wait_for_timeout(POLL_MS)


def eventually(page: Page, check: Callable[[], T], timeout_s: float = PATIENCE_S) -> T:
    """What `check()` returns, as soon as none of its assertions fails; then the last failure."""
    deadline = time.monotonic() + timeout_s
    while True:
        try:
            return check()
        except AssertionError:
            if time.monotonic() > deadline:
                raise
        page.wait_for_timeout(3 * POLL_MS)


def at_rest(page: Page, read: Callable[[], object], for_ms: float = 2500) -> bool:
    """Whether what is read is the same for a while; a slow machine draws a frame in a second."""
    before = read()
    page.wait_for_timeout(for_ms)
    return read() == before


def still(page: Page, element: Locator | ElementHandle, script: str = BOX) -> Any:
    """The element's box in the window, or what the script reads of it, once that is the same twice.

    To be asked for directly before it is used, every time.
    """
    found = [element.evaluate(script)]

    def rests() -> bool:
        page.wait_for_timeout(STILL_MS)
        found.append(element.evaluate(script))
        return bool(found[-1] == found[-2])

    until(page, rests, "it stands still")
    return found[-1]


def spot(page: Page, element: Locator | ElementHandle, x: float, y: float) -> tuple[float, float]:
    """A point of an element that stands still; x and y are shares of its width and height."""
    box: Box = still(page, element)
    return box["x"] + x * box["width"], box["y"] + y * box["height"]
