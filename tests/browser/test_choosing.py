"""Data sets, activations and examples chosen by their pictures, by key, mouse and finger."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.test_playground import ENDLESS, playing
from tests.texts import ENGLISH, SWEDISH

PATIENCE_MS = 60_000
# Of each option: what is drawn before its name, as the style sheet resolves it.
DRAWN = """options => options.map((option) => {
    const { backgroundImage, maskImage, width } = getComputedStyle(option, '::before');
    return [`${backgroundImage} ${maskImage}`.includes('data:image/svg'), parseFloat(width)];
})"""
# Of each option: whether it is large enough for a finger, and within the window.
IN_REACH = """options => options.map((option) => {
    const { width, height, left, right } = option.getBoundingClientRect();
    return Math.min(width, height) >= 44 && left >= 0 && right <= innerWidth;
})"""


def grid(page: Page) -> Locator:
    return page.locator(".st-key-data_groups")


def option(within: Page | Locator, name: str) -> Locator:
    return within.get_by_role("radio", name=name, exact=True)


def assert_taken(page: Page, dataset: str) -> None:
    """The link says so, and the network learns from it."""
    page.wait_for_url(re.compile(f"data={dataset}&"), timeout=PATIENCE_MS)
    live = LiveView(page)
    frames = live.frames
    live.until(lambda v: v.status == "running" and v.frames > frames)


def test_data_are_chosen_in_one_press_or_by_key_and_the_pictures_are_there(
    open_page: Visitor,
) -> None:
    page = open_page(f"/?lang=en&{ENDLESS}")
    playing(page)
    row = page.locator(".st-key-pictured_dataset")
    option(row, "XOR").click()
    assert_taken(page, "xor")
    expect(option(row, "XOR")).to_be_checked(timeout=PATIENCE_MS)
    opens = page.get_by_role("button", name=ENGLISH["data.all"])
    opens.press("Enter")
    group = grid(page).get_by_role("radiogroup", name=ENGLISH["data.group.real"])
    group.wait_for(timeout=PATIENCE_MS)
    drawn = grid(page).get_by_role("radio").evaluate_all(DRAWN)
    assert len(drawn) == 27, "26 sets and one's own points"
    assert all(is_drawn and width > 30 for is_drawn, width in drawn)
    option(group, ENGLISH["dataset.iris"]).focus()
    page.keyboard.press("ArrowRight")
    expect(option(group, ENGLISH["dataset.penguins"])).to_be_focused()
    page.keyboard.press("Space")
    assert_taken(page, "penguins")
    expect(option(group, ENGLISH["dataset.penguins"])).to_be_checked(timeout=PATIENCE_MS)
    ringed = grid(page).locator("[role=radio][aria-checked=true]")
    expect(ringed).to_have_count(1, timeout=PATIENCE_MS)
    page.keyboard.press("Escape")
    expect(grid(page)).to_have_count(0)
    expect(option(row, ENGLISH["dataset.penguins"])).to_be_checked(timeout=PATIENCE_MS)


def test_on_a_phone_a_finger_finds_the_data(open_page: Visitor) -> None:
    page = open_page(f"/?lang=sv&{ENDLESS}", viewport=(390, 844), touch=True, dark=True)
    playing(page)
    page.get_by_test_id("stExpandSidebarButton").tap()
    opens_all = page.get_by_role("button", name=SWEDISH["data.all"])
    opens_all.tap()
    option(grid(page), SWEDISH["dataset.moons"]).wait_for(timeout=PATIENCE_MS)
    assert all(grid(page).get_by_role("radio").evaluate_all(IN_REACH))
    option(grid(page), SWEDISH["dataset.moons"]).tap()
    assert_taken(page, "moons")
    opens_all.tap()
    expect(grid(page)).to_have_count(0)
