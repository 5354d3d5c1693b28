"""The page about the parts in a real browser: its tabs, and the ways from it and back."""

import re

from playwright.sync_api import expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView


def test_a_choice_is_taken_to_the_playground_that_one_came_from(open_page: Visitor) -> None:
    page = open_page("/?data=sine&noise=0.2&widths=5,5")
    LiveView(page).until(lambda v: v.epoch > 2)
    page.get_by_role("link", name="The parts", exact=True).click()
    expect(page.get_by_text("Grey bars")).to_be_visible()
    page.get_by_role("tab", name="Glossary").click()
    page.get_by_role("link", name="See it among the losses").first.click()
    expect(page.get_by_role("tab", name="Losses")).to_have_attribute("aria-selected", "true")
    page.get_by_role("link", name="Open in the playground: Huber loss").click()
    LiveView(page).until(lambda v: v.status == "running" and v.frames > 2)
    page.wait_for_url(re.compile("data=sine.*noise=0.2.*widths=5%2C5.*loss=huber"))
    assert "open=" not in page.url
