"""What a browser saves: pictures with the network's answer on white, a report of two pages."""

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from datasets import OWN_LIMITS
from datasets.own import Recipe, read_csv
from pages.features.home.live.questions import told
from pages.features.home.live.report import Opened, report
from pages.features.home.ui.files import link_of
from pages.live import own_data
from pages.live.experiment import Experiment
from pages.live.goodness import Errors, Goodness
from pages.live.own_link import write
from pages.live.settings import Settings, with_own
from pages.text import LANGUAGES, Translator
from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.patience import still
from tests.browser.test_map import TO_CANVAS

# Of a picture: whether a pixel lets the ground through, its corners, and how many pixels are as
# strong in colour as the answer that lies beneath the points.
LOOK = """(canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    const found = { open: 0, blue: 0, corner: [...data.slice(0, 3)], width, height };
    for (let i = 0; i < data.length; i += 4) {
        const [r, g, b, a] = data.slice(i, i + 4);
        found.open += a < 255;
        found.blue += b - r > 90;
    }
    return found;
}"""
WIDTHS = "div => [div.offsetWidth, div.offsetHeight]"


def picture(page: Page, press: str, path: Path) -> dict[str, object]:
    button = page.locator(f".view .modebar-btn[data-title='{press}']")
    button.wait_for(state="attached")
    with page.expect_download() as saving:
        button.dispatch_event("click")
    assert saving.value.suggested_filename in ("lagom-map.png", "lagom-fit.png")
    saving.value.save_as(path)
    data = base64.b64encode(path.read_bytes()).decode()
    found: dict[str, object] = page.evaluate_handle(TO_CANVAS, data).evaluate(LOOK)
    return found


@pytest.mark.parametrize("data", ["moons", "sine"])
def test_a_saved_picture_has_the_networks_answer_on_white(
    open_page: Visitor, tmp_path: Path, data: str
) -> None:
    page = open_page(f"/?data={data}&speed=0&epochs=200", dark=True)
    LiveView(page).until(lambda live: live.status == "done")
    found = picture(page, "Save as a picture", tmp_path / "saved.png")
    width, height = page.locator(".view .view-plot").evaluate(WIDTHS)
    assert found["open"] == 0
    assert found["corner"] == [255, 255, 255], "white, whatever the theme"
    assert found["width"] == pytest.approx(2 * width, abs=2)
    assert float(str(found["height"])) > 2 * height + 30, "room for the small print"
    # The line of the fit is long and thin; the map fills about half of its chart.
    assert float(str(found["blue"])) > (0.1 if data == "moons" else 0.004) * 4 * width * height


def test_a_finger_can_save_the_picture_and_the_report_is_two_pages(
    open_page: Visitor, tmp_path: Path
) -> None:
    page = open_page("/?data=iris&speed=0&epochs=50&lang=en", viewport=(390, 844), touch=True)
    LiveView(page).until(lambda live: live.status == "done")
    buttons = page.locator(".view .modebar-btn")
    buttons.first.wait_for()
    expect(buttons).to_have_count(1)  # a finger scrolls the page, and zooms nothing
    box = still(page, buttons.first)
    assert box["width"] >= 24
    assert box["height"] >= 24
    with page.expect_download() as saving:
        buttons.first.tap()
    assert saving.value.suggested_filename == "lagom-map.png"
    page.get_by_text("Take it home", exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Report").click()
    saving.value.save_as(tmp_path / "report.html")
    page.goto((tmp_path / "report.html").as_uri())
    assert printed_pages(page) == 2


def printed_pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_of_own_data_with_all_targets_and_their_test_is_two_pages(
    browser: Browser, language: str
) -> None:
    n = OWN_LIMITS["targets"]
    names = [f"ett ganska långt namn på mål {k} (kr)" for k in range(n)]
    lines = [";".join(str(i * (k + 2) % 17 * 1000) for k in range(n + 2)) for i in range(40)]
    table = read_csv("\n".join([";".join(["a", "b", *names]), *lines]).encode())
    own_data.keep_table("report", table)
    recipe = Recipe(tuple(names), ("a", "b"), "drop", "regression")
    settings = with_own(replace(Settings(), hidden_widths=(8,) * 6), write(table, recipe), "report")
    settings = replace(settings, activations=("tanh",) * 6)
    experiment = Experiment(settings)
    experiment.trainer.run(max_epochs=2)
    tested = Opened(2, Goodness(None, (Errors(1234.5, -0.123),) * n))
    verdict = {"heading": "?", "why": "Ett ganska långt skäl. " * 12, "because": ""}
    link = link_of(experiment.settings)
    text = report(
        told(experiment), verdict, "https://lagom.example.org/", link, Translator(language), tested
    )
    page = browser.new_page()
    page.set_content(text)
    assert printed_pages(page) == 2
    page.close()
    own_data.let_go("report")
