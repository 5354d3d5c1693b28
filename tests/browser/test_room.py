"""How the pictures share the window, at every size: a square map, nothing cut."""

from functools import partial
from itertools import combinations
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.patience import eventually
from tests.browser.test_layout import ENDLESS, LAPTOP, TOO_WIDE, apart, drawn

# At 200 % a window of 1366 x 768 has half as many CSS pixels.
SIZES_SEEN = (
    (1024, 768), (1280, 720), (1366, 768), (1920, 1080), (820, 1180), (390, 844), (360, 740),
    (844, 390), (683, 384),
)  # fmt: skip
DESKTOPS = SIZES_SEEN[:4]
SETTLED = """([width, height]) => {
    const fits = ({ _fullLayout: drawn, clientWidth, clientHeight }) =>
        Math.abs(drawn.width - clientWidth) < 2 && Math.abs(drawn.height - clientHeight) < 2;
    return innerWidth === width && innerHeight === height
        && ['.view-plot', '.curves'].every((name) => fits(document.querySelector(name)));
}"""
# The map's plot in px, what the painted answers cover, and where all stands, at one moment.
SEEN = """() => {
    const letters = '.lagom-live text, .stats dt, .verdict p, .key button';
    const { xaxis, yaxis } = document.querySelector('.view-plot')._fullLayout;
    const boxOf = (e) => {
        const { x, y, width, height } = e.getBoundingClientRect();
        return { x, y, width, height };
    };
    const all = (names) => names.flatMap((n) => [...document.querySelectorAll(n)]).map(boxOf);
    return {
        map: [xaxis._length, yaxis._length],
        painted: boxOf(document.querySelector('.view-map')),
        pictures: all(['.diagram', '.view', '.curves', '.verdict']),
        buttons: all(['.verdict .tries button', '.key button', '.stats button']),
        // A long reason may scroll by itself; the buttons below it may not be pushed out.
        overflow: [...document.querySelectorAll('.verdict')]
            .some((e) => e.scrollHeight > e.clientHeight + 1),
        text: Math.min(...[...document.querySelectorAll(letters)]
            .filter((e) => e.textContent && e.getClientRects().length)
            .map((e) => parseFloat(getComputedStyle(e).fontSize))),
    };
}"""


def expect_shared(page: Page, size: tuple[int, int], *, fold: bool) -> dict[str, Any]:
    """The map is square, nothing overlaps, overflows or is cut; with fold, all ends above it."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(SETTLED, arg=list(size))
    return eventually(page, partial(shared, page, size, fold))


def shared(page: Page, size: tuple[int, int], fold: bool) -> dict[str, Any]:
    width, height = size
    seen: dict[str, Any] = page.evaluate(SEEN)
    across, up = seen["map"]
    assert abs(across - up) <= 2, size
    assert abs(seen["painted"]["width"] - across) <= 2, size
    assert across >= 140, size
    assert page.evaluate(TOO_WIDE) == [], size
    assert all(apart(a, b) for a, b in combinations(seen["pictures"], 2)), size
    for found in seen["pictures"] + seen["buttons"]:
        assert found["x"] >= 0, size
        assert found["x"] + found["width"] <= width, size
        assert not fold or found["y"] + found["height"] <= height, size
    assert not seen["overflow"], size
    return seen


def test_at_every_size_the_map_is_square_and_the_pictures_share_the_room(
    open_page: Visitor,
) -> None:
    page = open_page(f"/?{ENDLESS}", viewport=LAPTOP)
    drawn(page)
    page.wait_for_selector(".verdict .tries button")
    for size in SIZES_SEEN:
        expect_shared(page, size, fold=size in DESKTOPS)


def test_projected_all_is_in_sight_and_large(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&projector=1", viewport=LAPTOP)
    drawn(page)
    page.wait_for_selector(".verdict .tries button")
    for size in ((1280, 720), (1366, 768), (1920, 1080)):
        seen = expect_shared(page, size, fold=True)
        assert seen["map"][0] >= 0.38 * size[1], size
        assert seen["text"] >= 18, size
    page.get_by_role("button", name="Why?").click()
    expect(page.locator(".verdict .because")).to_be_visible()
