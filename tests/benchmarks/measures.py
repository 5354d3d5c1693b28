"""Measuring the live view in a browser: what a stretch of training costs, how fast it answers."""

import base64
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.app_server import AppServer
from tests.browser.live_view import LiveView

BINARY = 2  # the WebSocket opcode; such payloads are reported in base64

# Resolves to the milliseconds from the next `event` to the first change of the root's attributes
# for which `answered` holds. An event's timeStamp is the time of the key or the mouse itself.
LATENCY = """(root, [event, answered]) => {
  const holds = new Function('now', 'before', `return ${answered}`);
  let start, before;
  const note = (e) => { start = e.timeStamp; before = {...root.dataset}; };
  addEventListener(event, note, {capture: true, once: true});
  window.lagomLatency = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (start === undefined || !holds(root.dataset, before)) return;
      observer.disconnect();
      resolve(performance.now() - start);
    });
    observer.observe(root, {attributes: true});
  });
}"""


@dataclass(frozen=True)
class Stretch:
    """What happened in a stretch of time; data are the payloads of the page's WebSocket."""

    seconds: float
    frames: int
    charts_built: int
    bytes_received: int
    server_seconds: float

    @property
    def rate(self) -> float:
        """Frames a second."""
        return self.frames / self.seconds

    @property
    def kilobytes_a_frame(self) -> float:
        return self.bytes_received / 1e3 / max(1, self.frames)

    @property
    def server_ms_a_frame(self) -> float:
        return 1e3 * self.server_seconds / max(1, self.frames)


def stretch(page: Page, server: AppServer, seconds: float) -> Stretch:
    """Lets the page run for so long, and counts."""
    view = LiveView(page)
    with received_bytes(page) as received:
        cpu, before = server.cpu_seconds(), _look(view)
        page.wait_for_timeout(1e3 * seconds)
        cpu, after = server.cpu_seconds() - cpu, _look(view)
        total = received()
    moments, frames, mounts = (b - a for a, b in zip(before, after, strict=True))
    return Stretch(moments / 1e3, int(frames), int(mounts), total, cpu)


def _look(view: LiveView) -> tuple[float, float, float]:
    """The page's clock in ms, frames drawn, charts built: read in one go."""
    look = "root => [performance.now(), +root.dataset.frames, +root.dataset.mounts]"
    now, frames, mounts = view.handle().evaluate(look)
    return now, frames, mounts


@contextmanager
def received_bytes(page: Page) -> Iterator[Callable[[], int]]:
    """Counts the bytes that the page's WebSocket receives."""
    sizes: list[int] = []

    def note(event: dict[str, Any]) -> None:
        response = event["response"]
        payload = response["payloadData"].encode()
        sizes.append(len(base64.b64decode(payload) if response["opcode"] == BINARY else payload))

    session = page.context.new_cdp_session(page)
    session.on("Network.webSocketFrameReceived", note)
    session.send("Network.enable")
    yield lambda: sum(sizes)
    session.detach()


def latency(page: Page, act: Callable[[], object], event: str, answered: str) -> float:
    """Milliseconds from `event`, which `act` brings about, to the live view's answer.

    answered: a JavaScript expression of `now` and `before`, the root's data-* attributes.
    """
    LiveView(page).handle().evaluate(LATENCY, [event, answered])
    act()
    return float(page.evaluate("window.lagomLatency"))


def first_picture(page: Page) -> float:
    """Seconds from navigation to the first picture of a network that has learned something."""
    LiveView(page).until(lambda live: live.frames >= 1 and live.epoch > 0)
    return float(page.evaluate("performance.now()")) / 1e3


def spread(values: list[float]) -> str:
    """Median with the smallest and largest, as a person reads it."""
    return f"{statistics.median(values):.0f} ({min(values):.0f} to {max(values):.0f})"
