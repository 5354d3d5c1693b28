"""Fixtures for tests in a real browser: `server`, `browser`, `open_page`, `open_map` and `live`.

Playwright is imported where it is used, so that the other tests start without it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.browser import browsers
from tests.browser.app_server import AppServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.live_view import LiveView

# No connection of the browser's own, software WebGL for the 3-D chart, and names that resolve
# nowhere: a request to another host is recorded, and never leaves the machine.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--no-first-run",
]

# Playwright's own patience is 5 s for what a test expects, and 30 s for all else: a busy machine
# takes longer, and where nothing is slow this costs nothing.
PATIENCE_MS = 60_000

# Streamlit asks for its own addresses below the page's path first, and then finds them at the root.
PROBED = re.compile("Failed to load resource.*404")


def required_browser(environ: Mapping[str, str]) -> Path:
    """The browser's program. Where there is none the test is skipped, and fails in CI."""
    program = browsers.find_browser(environ)
    if program is None and environ.get("CI", "").lower() not in ("", "0", "false"):
        pytest.fail(browsers.HOW_TO_GET_ONE)
    if program is None:
        pytest.skip(browsers.HOW_TO_GET_ONE)
    return program


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on a loopback port, shared by all tests of the run.

    At the end its log must hold no traceback, and it must have taken its processes with it.
    """
    log = tmp_path_factory.mktemp("server") / "streamlit.log"
    with AppServer(log) as running:
        yield running
    text = running.log_text()
    assert "Traceback" not in text, text[-8000:]
    assert not running.orphans


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium or Chrome of this machine."""
    program = required_browser(os.environ)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    # Chromium's sandbox does not work for root, which CI containers are.
    as_root = sys.platform == "linux" and os.geteuid() == 0
    flags = [*FLAGS, "--no-sandbox"] if as_root else FLAGS
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=flags)
        yield running
        running.close()


class Kind(NamedTuple):
    """What a context is made for."""

    dark: bool
    locale: str
    touch: bool


class Contexts:
    """Browser contexts, each for one page at a time: what one has cached serves the next page.

    A page is there in about two thirds of the time where its scripts need not be fetched anew.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[Kind, list[BrowserContext]] = {}

    def take(self, kind: Kind) -> BrowserContext:
        """One that no other page uses now."""
        if idle := self._idle.get(kind):
            return idle.pop()
        context = self._browser.new_context(
            color_scheme="dark" if kind.dark else "light",
            locale=kind.locale,
            has_touch=kind.touch,
            is_mobile=kind.touch,
            device_scale_factor=2 if kind.touch else 1,
        )
        context.set_default_timeout(PATIENCE_MS)
        return context

    def give_back(self, page: Page, url: str, kind: Kind) -> None:
        """The context of a page of that server, no longer needed; nothing but its cache is kept."""
        context = page.context
        if page.is_closed():
            context.close()
            return
        stored = {"origin": url, "storageTypes": "local_storage"}
        context.new_cdp_session(page).send("Storage.clearDataForOrigin", stored)
        page.close()
        context.clear_cookies()
        self._idle.setdefault(kind, []).append(context)

    def close(self) -> None:
        for context in chain.from_iterable(self._idle.values()):
            context.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """Contexts for all tests that need no first visit."""
    shared = Contexts(browser)
    yield shared
    shared.close()


class Visit:
    """One page in a browser context of its own, with what went wrong on it."""

    def __init__(self, page: Page, kind: Kind) -> None:
        self.page, self.kind = page, kind
        self.errors: list[str] = []
        self.foreign_requests: list[str] = []
        page.on("request", lambda request: self._note_request(request.url))
        page.on("websocket", lambda socket: self._note_request(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self._note_message(message.type, message.text))

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.foreign_requests.append(url)

    def _note_message(self, kind: str, text: str) -> None:
        if kind == "error":
            self.errors.append(text)


class Visitor:
    """Opens pages of the app, each like a new visitor: no cookies, and no cache but `contexts`'."""

    def __init__(self, browser: Browser, url: str, contexts: Contexts | None = None) -> None:
        self._browser = browser
        self._url = url
        self._contexts, self._shares = contexts or Contexts(browser), contexts is not None
        self.visits: list[Visit] = []

    def __call__(
        self,
        path: str = "/",
        *,
        viewport: tuple[int, int] = (1366, 768),
        dark: bool = False,
        locale: str = "en-US",
        cpu_slowdown: float = 1,
        touch: bool = False,
    ) -> Page:
        """The page at `path` of the app, as soon as the browser has its document.

        cpu_slowdown: how many times slower the page's processor is made, as on a phone.
        """
        width, height = viewport
        kind = Kind(dark, locale, touch)
        context = self._contexts.take(kind)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        self.visits.append(Visit(page, kind))
        if cpu_slowdown != 1:
            session = context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": cpu_slowdown})
        page.goto(self._url + path, wait_until="commit")
        return page

    def close(self) -> None:
        for visit in self.visits:
            self._contexts.give_back(visit.page, self._url, visit.kind)
        if not self._shares:
            self._contexts.close()


@pytest.fixture
def open_page(browser: Browser, server: AppServer, contexts: Contexts) -> Iterator[Visitor]:
    """`open_page(path, viewport=, dark=, locale=, cpu_slowdown=)` returns a Playwright page.

    At the test's end its pages are closed; an error in a console and a request to another host
    than this machine fail the test. A test that provokes errors clears `open_page.visits`' lists.
    """
    visitor = Visitor(browser, server.url, contexts)
    yield visitor
    visitor.close()
    for visit in visitor.visits:
        assert not visit.foreign_requests, "a page asked another host"
        assert not visit.errors, "a page's console shows errors"


@pytest.fixture
def open_map(browser: Browser, server: AppServer, contexts: Contexts) -> Iterator[Visitor]:
    """`open_page` for addresses below the root, which Streamlit's client asks twice."""
    visitor = Visitor(browser, server.url, contexts)
    yield visitor
    visitor.close()
    for visit in visitor.visits:
        assert not visit.foreign_requests
        assert not [error for error in visit.errors if not PROBED.match(error)]


@pytest.fixture
def live() -> Callable[[Page], LiveView]:
    """`live(page)` reads the live view on a page."""
    from tests.browser.live_view import LiveView

    return LiveView
