"""One point in a real browser: a press chooses it, and its way plays to the loss."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.fixtures import Visitor
from tests.browser.patience import spot, until
from tests.browser.test_playground import drag

PATIENCE_MS = 60_000


def test_a_pressed_point_is_chosen_and_its_way_plays_to_the_loss(open_map: Visitor) -> None:
    page = open_map("/one_point?lang=en&widths=3&activations=tanh")
    index = page.get_by_test_id("stNumberInputField")
    expect(index).to_have_value("0", timeout=PATIENCE_MS)
    marks = page.locator(".st-key-point_place .scatterlayer .trace .points path")
    expect(marks).not_to_have_count(0, timeout=PATIENCE_MS)

    def pressed() -> bool:  # again where the page, still being built, moved away under the mouse
        mark = marks.nth(marks.count() - 30)  # the last are training points, and the ring
        page.mouse.click(*spot(page, mark, 0.5, 0.5))
        page.wait_for_timeout(2000)
        return index.input_value() != "0"

    until(page, pressed, "it is chosen")
    page.get_by_text("fast", exact=True).click()
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name="Next")).to_be_disabled(timeout=PATIENCE_MS)


def test_the_values_travel_before_a_layer_lights_up_and_not_where_motion_is_unwanted(
    open_map: Visitor,
) -> None:
    page = open_map("/one_point?lang=en&data=cars&output=identity&loss=mse&widths=3")
    way = page.locator(".lagom-way")
    expect(way).to_have_attribute("data-now", "0", timeout=PATIENCE_MS)
    page.get_by_role("button", name="Next").press("Enter")
    expect(way).to_have_attribute("data-now", "1", timeout=PATIENCE_MS)
    expect(way).to_have_attribute("data-sent", "18")  # six inputs, three units
    expect(way).to_have_attribute("data-mounts", "1")
    told = re.compile("Hidden 1, ReLU: [^;]+, ")
    expect(way.locator(".plot")).to_have_attribute("aria-label", told)
    expect(way.get_by_text("cylinders", exact=True)).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    page.get_by_role("button", name="Next").press("Enter")
    expect(way).to_have_attribute("data-now", "2", timeout=PATIENCE_MS)
    expect(way).to_have_attribute("data-sent", "18")
    curve = page.locator(".st-key-point_curve .lagom-plot")
    expect(curve.get_by_text("linear", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    expect(curve).to_have_attribute("data-mounts", "1")  # in the place of the hidden layer's


def test_a_point_clicked_in_the_playground_is_followed(open_map: Visitor) -> None:
    page = open_map("/?lang=en&widths=3&activations=tanh&epochs=5")
    expect(page.locator(".lagom-live")).to_have_attribute(
        "data-status", "done", timeout=PATIENCE_MS
    )
    marks = page.locator(".view-plot .scatterlayer .trace .points path")
    expect(marks).not_to_have_count(0, timeout=PATIENCE_MS)
    follow = page.get_by_role("button", name="Follow this point")
    expect(follow).to_be_hidden()

    def pressed() -> bool:
        marks.nth(marks.count() - 3).click(force=True)  # the last are training points
        page.wait_for_timeout(1000)
        return follow.is_visible()

    until(page, pressed, "it can be followed")
    follow.press("Enter")
    index = page.get_by_label("Number of the point", exact=True)
    expect(index).not_to_have_value("0", timeout=PATIENCE_MS)
    expect(page.get_by_text("after epoch 5")).to_be_visible(timeout=PATIENCE_MS)


def test_a_digit_is_drawn_by_keyboard_and_by_hand(open_map: Visitor) -> None:
    page = open_map("/one_point?lang=en&data=digits&output=softmax&loss=cross_entropy&widths=4")
    page.get_by_text("Draw your own").click(timeout=PATIENCE_MS)
    sheet = page.locator(".lagom-draw canvas")
    blank = page.get_by_text("Nothing is drawn yet")
    expect(blank).to_be_visible(timeout=PATIENCE_MS)
    for key in ("ArrowRight", "ArrowDown", "Space"):
        sheet.press(key)
    expect(page.locator(".lagom-draw .said")).to_have_text("row 2, column 2: filled")
    expect(blank).to_be_hidden(timeout=PATIENCE_MS)
    expect(page.locator(".lagom-draw")).to_have_attribute("data-ink", "16")
    page.get_by_role("button", name="Clear").click()
    expect(blank).to_be_visible(timeout=PATIENCE_MS)
    sheet.scroll_into_view_if_needed()
    drag(page, sheet, (0.5, 0.2), (0.5, 0.8))
    expect(blank).to_be_hidden(timeout=PATIENCE_MS)
    page.get_by_role("link", name="About").click()
    page.get_by_role("link", name="One point").click()
    expect(sheet).to_be_visible(timeout=PATIENCE_MS)
    expect(blank).to_be_hidden(timeout=PATIENCE_MS)  # it is kept
