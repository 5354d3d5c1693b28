"""Features, undo and a TensorFlow Playground link in a real browser, by keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.test_playground import ENDLESS, playing

LINK = (
    "https://playground.tensorflow.org/#activation=relu&dataset=xor&networkShape=3"
    "&xTimesY=true&x=false&y=false&learningRate=0.1&discretize=true&playButton_hide=true"
)


def parameters(page: Page, n: int) -> None:
    said = re.compile(rf"\b{n} param")
    expect(page.locator(".diagram")).to_have_attribute("aria-label", said)


def test_features_and_a_formula_change_the_network_at_once_and_are_undone(
    open_page: Visitor,
) -> None:
    page = open_page(f"/?data=xor&widths=&{ENDLESS}")
    playing(page)
    parameters(page, 3)
    page.get_by_text("More about data and inputs").click()
    page.get_by_role("button", name="xy", exact=True).press("Enter")
    page.wait_for_url(re.compile("features=x%2Cy%2Cxy&"))
    parameters(page, 4)
    page.get_by_role("button", name="own formula").press("Enter")
    field = page.get_by_role("textbox", name="A formula of your own")
    field.fill("sin(x +")
    field.press("Enter")
    expect(page.get_by_text("cannot be read at character 4")).to_be_visible()
    expect(field).to_have_value("sin(x +")
    parameters(page, 4)
    field.fill("sin(x + y)")
    field.press("Enter")
    parameters(page, 5)
    LiveView(page).until(lambda v: v.status == "running" and v.epoch > 3)
    page.locator(".st-key-play").press("Control+z")
    parameters(page, 4)
    page.get_by_role("button", name="Undo").press("Enter")
    parameters(page, 3)
    page.wait_for_url(re.compile("features=x%2Cy&expression=&"))


def test_a_tensorflow_playground_link_opens_its_experiment(open_page: Visitor) -> None:
    page = open_page()
    playing(page)
    page.get_by_role("button", name="Examples").click()
    field = page.get_by_role("textbox", name="Link from TensorFlow Playground")
    field.fill(LINK)
    field.press("Enter")
    said = page.get_by_text("Opened from TensorFlow Playground")
    expect(said).to_be_visible()
    expect(page.get_by_text("playButton")).to_be_visible()
    page.wait_for_url(re.compile("data=xor&.*features=xy&.*widths=3&.*learning_rate=0.05&"))
    parameters(page, 2 * 3 + 4)
    LiveView(page).until(lambda v: v.status == "running" and v.train_loss < 0.5)
    page.get_by_role("button", name="Understood").click()
    expect(said).to_have_count(0)
