"""Inside the network in a real browser: the cards open, follow the run, and leave it in peace."""

import re
from functools import partial
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.test_playground import ENDLESS, at_rest, button, pause, playing, press, until
from tests.texts import ENGLISH

OPEN = "Inside the network"


def board(page: Page) -> Locator:
    return page.locator(".lagom-board")


def card(page: Page, name: str) -> Locator:
    return page.locator(f".card-{name} .plot")


def open_section(page: Page) -> None:
    page.get_by_text(OPEN, exact=True).first.click()
    page.locator(".card-gap").wait_for()


def look_at(page: Page, name: str) -> Locator:
    """A card in the middle of the window, drawn with its data."""
    plot = card(page, name)
    plot.evaluate("plot => plot.scrollIntoView({ block: 'center' })")
    until(page, lambda: alt(plot), f"{name} has data")
    return plot


def alt(plot: Locator) -> str:
    return plot.get_attribute("aria-label") or ""


def epoch_in(text: str) -> int:
    found = re.search(r"[Ee]poch (\d+)", text)
    assert found, text
    return int(found[1])


def title(plot: Locator) -> str:
    return str(plot.evaluate("plot => plot._fullLayout?.title?.text ?? ''"))


def board_epoch(page: Page) -> int:
    return int(board(page).get_attribute("data-epoch") or -1)


def test_the_cards_follow_the_run_and_the_live_view_is_left_as_it_is(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    live = playing(page)
    assert board(page).count() == 0
    open_section(page)
    gradients = look_at(page, "gradients")
    first = epoch_in(alt(gradients))
    until(page, lambda: epoch_in(alt(gradients)) > first + 20, "the gradients follow")
    points = "plot => plot.data[0].y.filter((y) => y > 0).length"
    until(page, lambda: gradients.evaluate(points) > 3, "of every layer")
    mounts = partial(board(page).get_attribute, "data-mounts")
    until(page, lambda: at_rest(page, mounts), "all cards in sight are built")
    built, before = mounts(), live.frames
    live.until(lambda v: v.frames > before + 10)
    assert live.mounts == 2
    assert mounts() == built


def test_every_card_says_what_it_shows_of_the_layer_that_is_chosen(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    live = playing(page)
    open_section(page)
    for name in ("gradient_steps", "activations", "weights", "similarity", "confusion"):
        plot = look_at(page, name)
        until(page, lambda p=plot: title(p), f"{name} has a title")
        about = page.locator(f".card-{name} .about")
        expect(about).to_have_text(ENGLISH[f"inside.{name}.about"])
    the_layer_whose_units_are_compared_is_chosen_above_the_cards(page)
    it_closes_and_opens_again_with_all_its_cards(page, live)


def test_while_it_is_paused_the_cards_rest_and_still_hear_of_changes(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    playing(page)
    open_section(page)
    look_at(page, "gap")
    live = pause(page)
    until(page, lambda: board_epoch(page) == live.epoch, "the board is where the run is")
    frames = partial(board(page).get_attribute, "data-frames")
    until(page, lambda: at_rest(page, frames), "nothing is drawn any more")
    button(page, "Epoch").click()
    until(page, lambda: board_epoch(page) == live.epoch, "the board has heard of the epoch")
    slider = page.get_by_role("slider", name=re.compile("^Depth"))
    for depth in ("2", "1"):
        press(page, "Depth", "ArrowLeft")
        until(page, lambda d=depth: slider.get_attribute("aria-valuetext") == d, f"depth {depth}")  # type: ignore[misc]
    steps = page.locator(".card-gradient_steps")
    until(page, lambda: steps.count() == 0, "one layer: no steps")
    button(page, "Play").click()
    until(page, lambda: board_epoch(page) > 10, "the board follows again")


def the_layer_whose_units_are_compared_is_chosen_above_the_cards(page: Page) -> None:
    plot = look_at(page, "similarity")
    until(page, lambda: "Hidden 1" in title(plot), "the first layer is compared")
    page.get_by_role("radio", name="Hidden 3").click()
    plot = look_at(page, "similarity")  # the click may have scrolled it out of sight
    until(page, lambda: "Hidden 3" in title(plot), "the third layer is compared")
    until(page, lambda: "Hidden 3" in alt(plot), "and is told of")


def it_closes_and_opens_again_with_all_its_cards(page: Page, live: LiveView) -> None:
    for closes in (True, False, True):
        page.get_by_text(OPEN, exact=True).first.click()
        if closes:
            until(page, lambda: board(page).count() == 0, "the section is closed")
        else:
            look_at(page, "weights")
    before = live.frames
    live.until(lambda v: v.frames > before + 5)


def test_an_example_brings_its_own_cards(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    playing(page)
    open_section(page)
    look_at(page, "confusion")
    page.get_by_role("button", name="Examples").click()
    page.get_by_role("button", name=ENGLISH["preset.too_large.question"]).click()
    LiveView(page).until(lambda v: v.status == "running" and v.epoch > 5)
    until(page, lambda: page.locator(".card-predictions").count() == 1, "numbers: predictions")
    expect(page.locator(".card-confusion")).to_have_count(0)
    look_at(page, "residuals")
    expect(page.get_by_text(ENGLISH["preset.too_large.about"]).first).to_be_visible()
    page.wait_for_url(re.compile("widths=64%2C64"))


def test_on_a_phone_the_cards_stand_below_each_other_and_nothing_is_cut_off(
    open_page: Visitor,
) -> None:
    page = open_page(f"/?{ENDLESS}", viewport=(390, 844))
    playing(page)
    open_section(page)
    look_at(page, "calibration")
    boxes: list[dict[str, Any]] = page.locator(".lagom-board .card").evaluate_all(
        "cards => cards.map((c) => c.getBoundingClientRect().toJSON())"
    )
    assert len({round(box["left"]) for box in boxes}) == 1
    assert all(box["right"] <= 390 for box in boxes)
    tops = [box["top"] for box in boxes]
    assert tops == sorted(tops)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
