"""The builder of a network's ends in a real browser: from the playground and back to it."""

import re

from playwright.sync_api import expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView


def test_what_was_built_is_trained_in_the_playground(open_page: Visitor) -> None:
    page = open_page("/?data=sine&widths=5,5")
    LiveView(page).until(lambda v: v.epoch > 2)
    page.get_by_role("link", name="Build the ends of a network").click()
    tab = page.get_by_role("tab", name="The ends of the network")
    expect(tab).to_have_attribute("aria-selected", "true")
    page.get_by_role("radio", name="several at once").click()
    expect(page.get_by_text("Wrong: softmax, cross-entropy")).to_be_visible()
    maps = page.locator(".lagom-plot .heatmaplayer")
    expect(maps.filter(has=page.locator("image"))).to_have_count(2)
    page.get_by_role("link", name="Open in the playground: Three discs").click()
    LiveView(page).until(lambda v: v.status == "running" and v.frames > 2)
    page.wait_for_url(re.compile("data=discs.*widths=8%2C8.*loss=binary_cross_entropy"))
