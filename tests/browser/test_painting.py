"""Drawing one's own points in a real browser: mouse, keyboard, touch; and inputs in the diagram."""

import re

from playwright.sync_api import Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.patience import still, until
from tests.browser.test_playground import ENDLESS

COUNT = "() => Number(document.querySelector('.paint').dataset.points)"


def points(page: Page) -> int:
    found: int = page.evaluate(COUNT)
    return found


def said(page: Page, text: str) -> None:
    expect(page.locator(".paint-said")).to_contain_text(text)


def corner(page: Page) -> tuple[float, float]:
    surface = page.wait_for_selector(".paint-surface")
    assert surface is not None
    box = still(page, surface)
    return box["x"], box["y"]


def at(page: Page, right: float, down: float) -> tuple[float, float]:
    """A place on the picture, so many pixels from its corner."""
    x, y = corner(page)
    return x + right, y + down


def shown(page: Page) -> int:
    """Points that the chart itself has by now."""
    found: int = page.locator(".view-plot .scatterlayer .points path").count()
    return found


def test_points_are_drawn_while_it_trains_and_come_back_with_the_link(open_page: Visitor) -> None:
    page = open_page(f"/?data=circle&widths=4&activations=tanh&{ENDLESS}")
    live = LiveView(page).until(lambda v: v.frames > 3 and v.mounts >= 2)
    page.get_by_role("button", name="Draw", exact=True).click()
    page.get_by_role("button", name="an empty picture").click()
    said(page, "Training takes two points at least")
    page.mouse.click(*at(page, 60, 60))
    until(page, lambda: points(page) == 1, "a point")
    page.mouse.click(*at(page, 120, 60))
    live.until(lambda v: v.status == "running" and v.epoch > 2)
    page.get_by_role("radio", name="blue").click()
    page.mouse.move(*at(page, 40, 180))
    page.mouse.down()
    page.mouse.move(*at(page, 180, 180), steps=5)
    page.mouse.up()
    until(page, lambda: points(page) == 2 + 11, "eleven more, 14 px apart")
    until(page, lambda: shown(page) == 13, "the chart has them")
    page.get_by_role("button", name="Erase").click()
    page.mouse.click(*at(page, 60, 60))
    until(page, lambda: shown(page) == 12, "one is erased")
    assert live.mounts == 2  # no chart was built anew
    page.wait_for_url(lambda url: len(re.findall(r"points=b(\w{5}){12}&", url)) == 1)
    page.reload()
    live.until(lambda v: v.mounts >= 2 and v.status == "running")
    until(page, lambda: shown(page) == 12, "the link has them")
    expect(page.locator(".paint")).to_have_attribute("data-mode", "off")


def test_the_keyboard_draws_and_erases_and_says_what_it_did(open_page: Visitor) -> None:
    page = open_page(f"/?data=painted&points=t&{ENDLESS}")
    surface = page.locator(".paint-surface")
    LiveView(page).until(lambda v: v.mounts >= 2 and surface.is_visible())
    surface.focus()
    for key in ("2", "ArrowUp", "ArrowUp", "Enter", "0", "Shift+ArrowLeft", " "):
        page.keyboard.press(key)
    said(page, "New point: class 0, x −1.5, y 0.6. 2 of 200 points")
    until(page, lambda: shown(page) == 2, "the chart has them")
    page.keyboard.press("Delete")
    said(page, "Erased: 1")
    page.keyboard.press("Delete")
    said(page, "No point there")
    until(page, lambda: shown(page) == 1, "it is gone")
    LiveView(page).until(lambda v: v.status == "idle")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Draw", exact=True)).to_be_focused()


def test_a_finger_draws_and_no_more_than_two_hundred(open_page: Visitor) -> None:
    full = "b" + "hzhz0" * 199
    page = open_page(f"/?data=painted&points={full}&{ENDLESS}", viewport=(390, 844), touch=True)
    LiveView(page).until(lambda v: v.mounts >= 2)
    page.get_by_role("button", name="Draw", exact=True).tap()
    page.touchscreen.tap(*at(page, 50, 50))
    said(page, "200 of 200 points")
    page.touchscreen.tap(*at(page, 80, 50))
    said(page, "erase some first")
    assert points(page) == 200


def test_inputs_are_switched_in_the_diagram(open_page: Visitor) -> None:
    page = open_page(f"/?data=xor&widths=&{ENDLESS}")
    LiveView(page).until(lambda v: v.mounts >= 2)
    page.get_by_role("button", name="Choose the network's inputs").press("Enter")
    inputs = page.get_by_role("group", name="Choose the network's inputs")
    inputs.get_by_role("button", name="xy").press("Enter")
    inputs.get_by_role("button", name="x", exact=True).click()
    page.wait_for_url(re.compile("features=y%2Cxy&"))
    inputs.get_by_role("button", name="y", exact=True).click()
    page.wait_for_url(re.compile("features=xy&"))
    last = inputs.get_by_role("button", name="xy")
    expect(last).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Escape")
    expect(inputs).to_be_hidden()
