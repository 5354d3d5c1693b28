"""A page whose next picture is late says so, and stops saying so with that picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import psutil
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.patience import at_rest, still
from tests.browser.test_inside import open_section
from tests.browser.test_map import ENDLESS as ENDLESS_MAP
from tests.browser.test_map import MAP, running
from tests.browser.test_playground import ENDLESS, button, pause, playing, until
from tests.texts import ENGLISH, SWEDISH

HIDE = "Object.defineProperty(document, 'hidden', { configurable: true, get: () => %s })"


@contextmanager
def standing_still(server: AppServer) -> Iterator[None]:
    """The server's worker process stands still, whatever is asked of it."""
    children = psutil.Process(server.pid).children(recursive=True)
    for child in children:
        child.suspend()
    try:
        yield
    finally:
        for child in children:
            child.resume()


def line(page: Page) -> Locator:
    return page.locator(".lagom-late[role=status]")


def wait_for_line(page: Page, text: str) -> None:
    until(page, lambda: line(page).inner_text() == text, f"the page says {text!r}")


def test_a_live_view_that_waits_says_so_and_nothing_moves(
    open_page: Visitor, server: AppServer
) -> None:
    """In Swedish; the tests below, in English."""
    page = open_page(f"/?{ENDLESS}&lang=sv")
    live = LiveView(page).until(lambda v: v.status == "running" and v.epoch > 5)
    stats = page.locator(".stats")
    box = partial(still, page, stats)
    until(page, lambda: at_rest(page, box), "the page is built")
    before = box()
    with standing_still(server):
        wait_for_line(page, SWEDISH["live.late"])
        assert box() == before
        page.evaluate(HIDE % "true")  # who does not look is told nothing
        wait_for_line(page, "")
        page.evaluate(HIDE % "false")
        wait_for_line(page, SWEDISH["live.late"])
        frames = live.frames
    live.until(lambda v: v.frames > frames + 3)
    wait_for_line(page, "")


def test_a_paused_page_says_that_what_was_pressed_has_to_wait(
    open_page: Visitor, server: AppServer
) -> None:
    page = open_page(f"/?{ENDLESS}")
    playing(page)
    live = pause(page)
    epoch = live.epoch
    with standing_still(server):
        button(page, "Epoch").click()
        wait_for_line(page, ENGLISH["live.late"])
    live.until(lambda v: v.epoch > epoch)
    wait_for_line(page, "")


def test_with_the_network_s_inside_open_it_is_said_once(
    open_page: Visitor, server: AppServer
) -> None:
    page = open_page(f"/?{ENDLESS}")
    playing(page)
    open_section(page)
    with standing_still(server):
        wait_for_line(page, ENGLISH["live.late"])
        expect(line(page)).to_have_count(1)
    wait_for_line(page, "")


def test_a_map_that_waits_says_so(open_map: Visitor, server: AppServer) -> None:
    view = running(page := open_map(MAP + ENDLESS_MAP))
    with standing_still(server):
        wait_for_line(page, ENGLISH["live.late"])
        frames = view.frames
    view.until(lambda v: v.frames > frames)
    wait_for_line(page, "")
