"""One point in a real browser: a press chooses it, and its way plays to the loss."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.fixtures import Visitor

PATIENCE_MS = 60_000


def test_a_pressed_point_is_chosen_and_its_way_plays_to_the_loss(open_map: Visitor) -> None:
    page = open_map("/one_point?lang=en&widths=3&activations=tanh")
    index = page.get_by_test_id("stNumberInputField")
    expect(index).to_have_value("0", timeout=PATIENCE_MS)
    marks = page.locator(".st-key-point_place .scatterlayer .trace .points path")
    expect(marks).not_to_have_count(0, timeout=PATIENCE_MS)
    box = marks.nth(marks.count() - 30).bounding_box()  # the last are training points, and the ring
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(index).not_to_have_value("0", timeout=PATIENCE_MS)
    page.get_by_text("fast", exact=True).click()
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name="Next")).to_be_disabled(timeout=PATIENCE_MS)
