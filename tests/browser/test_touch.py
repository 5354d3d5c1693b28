"""Taking hold of the network in a real browser: hover, pin, edit, switch off, grow."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.patience import eventually, still, until
from tests.texts import ENGLISH

NETWORK = "/?data=circle&widths=4,3&activations=relu,relu&epochs=100000&speed=10"
DIAGRAM = "() => ({ ...document.querySelector('.lagom-live .diagram').dataset })"
KEY = ".touch-keys button[data-at='{}']"
# The place of each unit, and whether the map beneath the points is that of the unit.
MIDDLE = """(key) => {
    const { x, y, width, height } = key.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""
FINE = """() => document.querySelector('.touch-view').dataset.coarse === 'false'
    && !document.querySelector('.view-touch').hidden"""


def touch(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(DIAGRAM)
    return found


def middle(page: Page, at: str) -> tuple[float, float]:
    key = page.wait_for_selector(KEY.format(at), state="attached")
    assert key is not None
    x, y = still(page, key, MIDDLE)  # the page may still be growing above it
    return x, y


def open_small(open_page: Visitor, **options: Any) -> tuple[Page, LiveView]:
    page = open_page(NETWORK, **options)
    live = LiveView(page).until(lambda v: v.frames > 3 and v.mounts >= 2)
    return page, live


def test_a_hovered_unit_stands_large_and_a_click_keeps_it(open_page: Visitor) -> None:
    page, live = open_small(open_page)
    page.mouse.move(*middle(page, "2,1"))
    until(page, lambda: page.evaluate(FINE), "the unit's fine map lies beneath the points")
    card, root = page.locator(".touch-card"), page.locator(".lagom-live")
    expect(card.locator("strong")).to_have_text("Hidden 2, unit 2")
    expect(root).to_have_attribute("data-shown", "2.2")
    until(page, lambda: "without this unit" in card.inner_text(), "what it is worth is told")
    expect(card.locator(".touch-weights li")).to_have_count(5)  # four units and the bias
    # What is shown follows the training.
    weight = card.locator(".touch-weights .value").first
    before, epoch = weight.inner_text(), live.epoch
    until(page, lambda: live.epoch > epoch and weight.inner_text() != before, "it is live")

    page.mouse.move(5, 5)
    until(page, card.is_hidden, "nothing is touched any more")
    expect(root).to_have_attribute("data-shown", "")
    expect(page.locator(".view-touch")).to_be_hidden()
    page.mouse.click(*middle(page, "2,1"))
    page.mouse.move(5, 5)
    until(page, lambda: touch(page)["pinned"] == "2,1", "it is kept")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    until(page, card.is_hidden, "Escape lets go")
    assert live.mounts == 2  # no chart was built anew


def test_a_weight_is_set_while_it_trains_and_nonsense_is_refused(open_page: Visitor) -> None:
    page, live = open_small(open_page)
    page.mouse.click(*middle(page, "1,0"))
    page.mouse.move(5, 5)
    page.locator(".touch-weights li button").first.click()
    field = page.locator(".touch-set input[type=text]")
    wrong = page.locator(".touch-wrong")
    for nonsense in ("twelve", "", "1e9", "NaN"):
        field.fill(nonsense)
        field.press("Enter")
        until(page, lambda: wrong.inner_text() == "Write a number from −100 to 100.", nonsense)
    assert not page.evaluate("() => document.querySelector('.touch-note').textContent")
    field.fill("40")
    field.press("Enter")
    page.locator(".touch-pull").click()  # away from the field, which then shows what is so
    weight = page.locator(".touch-weight")
    until(page, lambda: 35 < float(weight.inner_text() or 0) < 45, "the network has it")
    epoch = live.epoch
    live.until(lambda v: v.epoch > epoch)  # and trains on
    until(
        page, lambda: "Changed by hand" in page.inner_text(".touch-note"), "a link cannot bring it"
    )
    page.keyboard.press("Escape")
    until(page, lambda: "by hand" in page.inner_text(".verdict"), "the verdict knows")
    expect(wrong).to_be_hidden()


def test_a_unit_is_switched_off_and_on_by_the_keyboard(open_page: Visitor) -> None:
    page, _ = open_small(open_page)
    middle(page, "0,0")
    page.locator(KEY.format("0,0")).focus()
    for key in ("ArrowRight", "ArrowDown", "k"):
        page.keyboard.press(key)
    until(page, lambda: touch(page)["off"] == "1,1", "it is off")
    until(page, lambda: touch(page)["touched"] == "1,1", "it is touched")
    page.keyboard.press("Enter")
    until(page, lambda: touch(page)["pinned"] == "1,1", "it is kept")
    expect(page.locator(".touch-turn")).to_have_text(ENGLISH["touch.on"])
    page.locator(".touch-note-off button").click()
    until(page, lambda: touch(page)["off"] == "", "all are on again")


def test_a_network_grows_by_the_diagrams_buttons_and_goes_on(open_page: Visitor) -> None:
    page, live = open_small(open_page)
    live.until(lambda v: v.epoch >= 5)
    epoch = live.epoch
    page.locator(".touch-units button[data-kind=more_units][data-column='2']").click()
    until(page, lambda: page.locator(KEY.format("2,3")).count() == 1, "there is one more")
    assert live.epoch >= epoch
    until(page, lambda: "widths=4%2C4" in page.url, "the link follows")
    page.locator(".touch-bar button[data-kind=more_layers]").click()
    until(page, lambda: page.locator(KEY.format("3,3")).count() == 1, "there is another layer")
    assert live.epoch >= epoch
    live.count_restarts()
    page.locator(".touch-bar label").click()  # keep nothing
    page.locator(".touch-bar button[data-kind=fewer_layers]").click()
    live.until(lambda v: v.restarts > 0)


def test_on_a_phone_a_tap_opens_a_sheet_below_the_diagram(open_page: Visitor) -> None:
    page = open_page(NETWORK + "&lang=sv", viewport=(390, 844))
    LiveView(page).until(lambda v: v.frames > 3 and v.mounts >= 2)
    card, diagram = page.locator(".touch-card"), page.locator(".diagram canvas")

    def tapped() -> bool:  # again where the page, still being built, moved away under the tap
        page.locator(".diagram").scroll_into_view_if_needed()
        page.mouse.click(*middle(page, "1,2"))
        page.wait_for_timeout(1000)
        return card.is_visible()

    until(page, tapped, "the sheet opens")

    def apart() -> bool:
        sheet, picture = card.bounding_box(), diagram.bounding_box()
        return bool(sheet and picture and picture["y"] + picture["height"] <= sheet["y"] + 1)

    until(page, apart, "the diagram stands above it")
    targets = page.locator(".touch-units button, .touch-bar button, .touch-card header button")

    def large_enough() -> None:
        sizes = [box for each in targets.all() if (box := each.bounding_box())]
        assert len(sizes) >= 8
        assert all(min(box["width"], box["height"]) >= 24 for box in sizes)

    eventually(page, large_enough)
    until(page, lambda: page.locator(".touch-copy").is_visible(), "with a picture of its own")
    page.locator(".touch-close").click()
    until(page, card.is_hidden, "it is closed")
