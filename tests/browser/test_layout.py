"""The layout in a real browser: all in sight, nothing cut off, readable in light and dark."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import combinations, pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_server import AppServer
from tests.browser.fixtures import Contexts, Visitor
from tests.browser.live_view import LiveView
from tests.browser.patience import eventually, until

ENDLESS = "epochs=100000"
PHONE, LAPTOP, DESKTOP = (390, 844), (1366, 768), (1920, 1080)
PICTURES = (".view", ".curves", ".diagram")
Box = dict[str, float]

# Beyond the right edge of what scrolls up and down, or of the window.
TOO_WIDE = """() => ['html', '.stMain'].filter((name) => {
    const e = document.querySelector(name);
    return e.scrollWidth > e.clientWidth;
})"""
# Contrast of each element's text with the page, as WCAG 2 defines it, opacity included.
CONTRASTS = """(selector) => {
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (rgb) => {
        const [r, g, b] = rgb.map((v) => v / 255)
            .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const page = numbers(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
    return [...document.querySelectorAll(selector)].filter((e) => e.offsetWidth).map((e) => {
        const style = getComputedStyle(e);
        const [r, g, b, alpha = 1] = numbers(style.color);
        const share = alpha * style.opacity;
        const seen = [r, g, b].map((v, i) => share * v + (1 - share) * page[i]);
        const [low, high] = [light(seen), light(page.slice(0, 3))].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    });
}"""
# Whether the point in the middle of an element shows that element, and nothing above it.
ON_TOP = """(e) => {
    const box = e.getBoundingClientRect();
    return e.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""
# The names of the lines in the loss curves, as boxes.
NAMES = """() => [...document.querySelectorAll('.curves .textpoint text')]
    .filter((e) => e.textContent).map((e) => {
        const { x, y, width, height } = e.getBoundingClientRect();
        return { x, y, width, height };
    })"""
# At one moment, since they move while it trains.
TICKS = """() => [...document.querySelectorAll('.curves .y2tick text')]
    .map((e) => e.getBoundingClientRect().y).sort((a, b) => a - b)"""
SIZES = """() => [...document.querySelectorAll('.lagom-live text, .stats dt, .st-key-play_bar p')]
    .map((e) => parseFloat(getComputedStyle(e).fontSize))"""
WIDTHS = """() => [...document.querySelectorAll('.curves .lines path, .curves .shapelayer path')]
    .map((e) => parseFloat(e.style.strokeWidth)).filter((width) => width > 0)"""
NUMBER_SIZE = "() => parseFloat(getComputedStyle(document.querySelector('.stats dd')).fontSize)"
NAMED = "() => document.querySelectorAll('.curves .textpoint text').length >= 2"
# All boxes at one moment: asked for one by one, the page may move between them.
COVERS_NOTHING = """names => {
    const boxOf = (name) => document.querySelector(name)?.getBoundingClientRect();
    const [said, ...others] = names.map(boxOf);
    const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1
        || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    return Boolean(said?.width) && others.every((other) => other?.width && apart(said, other));
}"""
EXPANDS = "stExpandSidebarButton"
SCROLLED = """() => document.querySelector('[data-testid="stSidebarContent"]').scrollTop"""
# The sheet takes half of the window at most, and covers neither map nor curves.
SHARED = """() => {
    const boxOf = (name) => document.querySelector(name).getBoundingClientRect();
    const [sheet, map, curves] = ['.stSidebar', '.view-map', '.curves'].map(boxOf);
    const upright = innerHeight > 500;
    const share = (sheet.width * sheet.height) / (innerWidth * innerHeight);
    return sheet.right <= innerWidth + 1 && sheet.bottom <= innerHeight + 1 && share <= 0.5
        && map.width >= 110 && (upright ? map.bottom <= sheet.top && curves.bottom <= sheet.top + 1
            : map.left >= sheet.right);
}"""
SCROLL = "(y) => document.querySelector('.stMain').scrollTo(0, y)"


@pytest.fixture
def open_phone(browser: Browser, server: AppServer, contexts: Contexts) -> Iterator[Visitor]:
    """`open_page` for a touch screen of 390 x 844."""
    visitor = TouchVisitor(browser, server.url, contexts)
    yield visitor
    visitor.close()
    assert not [e for visit in visitor.visits for e in visit.errors]


class TouchVisitor(Visitor):
    """Opens pages as a phone does."""

    def __call__(self, path: str = "/", **_: Any) -> Page:
        return super().__call__(path, viewport=PHONE, touch=True)


def drawn(page: Page) -> LiveView:
    """The live view with its charts built."""
    return LiveView(page).until(lambda v: v.mounts == 2 and v.frames > 3)


def box(page: Page, selector: str) -> Box:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, f"{selector} is not to be seen"
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def apart(a: Box, b: Box) -> bool:
    """Whether two boxes share no pixel."""
    beside = a["x"] + a["width"] <= b["x"] + 1 or b["x"] + b["width"] <= a["x"] + 1
    above = a["y"] + a["height"] <= b["y"] + 1 or b["y"] + b["height"] <= a["y"] + 1
    return beside or above


def expect_pictures(page: Page, least: tuple[float, float]) -> dict[str, Box]:
    """The three pictures are large enough, side by side or one above the other."""
    boxes = {name: box(page, name) for name in PICTURES}
    for name, found in boxes.items():
        assert found["width"] >= least[0], name
        assert found["height"] >= least[1], name
        assert all(apart(found, other) for key, other in boxes.items() if key != name), name
    return boxes


@pytest.mark.parametrize("dark", [False, True])
def test_on_a_desktop_nothing_that_matters_is_below_the_fold_and_numbers_can_be_read(
    open_page: Visitor, dark: bool
) -> None:
    page = open_page(f"/?{ENDLESS}", viewport=LAPTOP, dark=dark)
    drawn(page)
    for width, height in (LAPTOP, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => innerWidth === width", arg=width)
        eventually(page, partial(all_in_sight, page, height))
    numbers_and_their_names_can_be_read(page)


def all_in_sight(page: Page, height: int) -> None:
    assert page.evaluate(TOO_WIDE) == []
    for name, found in expect_pictures(page, least=(300, 180)).items():
        assert found["y"] + found["height"] <= height, f"{name} ends below the fold"
        assert page.locator(name).evaluate(ON_TOP), f"{name} is covered"


@pytest.mark.parametrize("query", ["", "&log=1", "&data=sine&optimizer=sgd&learning_rate=10"])
def test_three_names_in_the_loss_curves_cover_nothing_and_a_key_says_the_rest(
    open_page: Visitor, query: str
) -> None:
    page = open_page(f"/?{ENDLESS}{query}", viewport=LAPTOP)
    drawn(page).until(lambda v: v.epoch > 60 or v.status == "diverged")
    page.wait_for_function(NAMED)

    def names_are_apart() -> None:
        names = page.evaluate(NAMES)
        assert 2 <= len(names) <= 3
        assert all(apart(a, b) for a, b in combinations(names, 2))

    def ticks_are_apart() -> None:
        ticks = page.evaluate(TICKS)
        assert len(ticks) >= 2
        assert all(b - a >= 10 for a, b in pairwise(ticks))

    eventually(page, names_are_apart)
    assert page.evaluate(TICKS) == []  # no second axis unasked
    page.get_by_role("button", name="What the lines show").click()
    expect(page.locator(".key dl")).to_contain_text("0 = ")
    eventually(page, ticks_are_apart)
    page.keyboard.press("Escape")
    expect(page.locator(".key dl")).to_be_hidden()


def test_that_a_run_has_ended_is_said_where_it_covers_nothing(open_page: Visitor) -> None:
    page = open_page("/?epochs=3&speed=0", viewport=LAPTOP)
    LiveView(page).until(lambda v: v.status == "done")
    names = [".announce.seen", *PICTURES, ".verdict"]

    def stays_apart() -> bool:  # the verdict comes, and makes room for itself
        before = page.evaluate(COVERS_NOTHING, names)
        page.wait_for_timeout(500)
        return bool(before and page.evaluate(COVERS_NOTHING, names))

    until(page, stays_apart, "the words cover nothing")


def numbers_and_their_names_can_be_read(page: Page) -> None:
    numbers = "[class^='stat-'] > :is(dt, dd)"
    until(page, lambda: len(page.evaluate(CONTRASTS, numbers)) == 2 * 4, "four numbers")
    page.get_by_role("button", name="More numbers").click()

    def can_be_read() -> None:
        found = page.evaluate(CONTRASTS, numbers)
        assert len(found) == 2 * 8
        assert min(found) >= 4.5

    eventually(page, can_be_read)


def test_on_a_phone_pictures_stand_in_order_and_a_finger_reaches_bar_and_controls(
    open_phone: Visitor,
) -> None:
    page = open_phone(f"/?{ENDLESS}")
    live = drawn(page)
    the_controls_are_closed(page)
    the_pictures_follow_each_other_in_order(page)
    the_buttons_of_the_play_bar_are_large_enough_for_a_finger(page)
    the_play_bar_stays_in_sight(page, live)


def the_pictures_follow_each_other_in_order(page: Page) -> None:
    def in_order() -> None:
        assert page.evaluate(TOO_WIDE) == []
        expect_pictures(page, least=(330, 200))
        tops = [box(page, name)["y"] for name in (".st-key-play_bar", *PICTURES)]
        assert tops == sorted(tops)

    eventually(page, in_order)


def the_play_bar_stays_in_sight(page: Page, live: LiveView) -> None:
    pause = page.get_by_role("button", name="Pause")

    def in_sight() -> None:
        page.evaluate(SCROLL, 700)  # while it is being built, the page may be too short for this
        assert page.evaluate("() => document.querySelector('.stMain').scrollTop > 300")
        bar = box(page, ".st-key-play_bar")
        assert bar["y"] >= 0
        assert bar["y"] + bar["height"] < PHONE[1] / 3
        assert pause.evaluate(ON_TOP)

    eventually(page, in_sight)
    pause.tap()
    live.until(lambda v: v.status == "paused")


def the_buttons_of_the_play_bar_are_large_enough_for_a_finger(page: Page) -> None:
    def large_enough() -> None:
        buttons = [b for b in page.locator(".st-key-play_bar button").all() if b.is_visible()]
        assert len(buttons) >= 4
        for button in buttons:
            found = button.bounding_box()
            assert found is not None
            assert found["x"] >= 0
            assert found["x"] + found["width"] <= PHONE[0]
            assert min(found["width"], found["height"]) >= 24

    eventually(page, large_enough)


def the_controls_are_closed(page: Page) -> None:
    depth = page.get_by_role("slider", name="Depth")
    assert not depth.is_visible() or (depth.bounding_box() or {"x": -1})["x"] < 0


def test_on_a_phone_the_controls_open_as_a_sheet_below_the_pictures(open_phone: Visitor) -> None:
    page = open_phone(f"/?{ENDLESS}&widths=4,4")
    live = drawn(page)
    depth, opens = page.get_by_role("slider", name="Depth"), page.get_by_test_id(EXPANDS)
    assert not depth.is_visible() or (depth.bounding_box() or {"x": -1})["x"] < 0

    def opened(size: dict[str, int]) -> None:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        opens.tap()
        page.get_by_role("button", name="Network", exact=True).tap()
        page.wait_for_function(SHARED)
        assert page.evaluate(TOO_WIDE) == []

    def closed() -> None:
        depth.press("Escape")
        expect(opens).to_be_focused(timeout=30_000)

    opened({"width": 390, "height": 844})
    depth.press("ArrowRight")
    page.wait_for_url(re.compile("widths=4%2C4%2C4&"))
    live.until(lambda v: page.inner_text(".stat-epoch dd") != "0")
    page.get_by_role("button", name=re.compile("^Pause")).tap()  # beside it, and it stays open
    live.until(lambda v: v.status == "paused")
    assert page.evaluate(SHARED)
    scrolled = page.evaluate(SCROLLED)
    assert scrolled > 100
    closed()
    opens.tap()
    page.wait_for_function(f"at => ({SCROLLED})() === at", arg=scrolled)
    closed()
    opened({"width": 667, "height": 375})  # lying
    page.get_by_role("button", name="Collapse sidebar").tap()
    expect(opens).to_be_focused(timeout=30_000)


def test_a_projector_gets_larger_text_and_a_closed_sidebar(
    open_page: Visitor, server: AppServer
) -> None:
    page = open_page(f"/?{ENDLESS}", viewport=DESKTOP)
    drawn(page)
    usual = {name: box(page, name)["width"] for name in PICTURES}
    page.goto(f"{server.url}/?{ENDLESS}&projector=1", wait_until="commit")
    drawn(page)
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()

    def large() -> None:
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(NUMBER_SIZE) >= 24  # 18 pt
        assert min(page.evaluate(SIZES)) >= 24
        assert min(page.evaluate(WIDTHS)) >= 3
        for name, found in expect_pictures(page, least=(400, 230)).items():
            assert found["width"] > usual[name], name
            assert found["y"] + found["height"] <= DESKTOP[1], f"{name} ends below the fold"

    eventually(page, large)
