"""The map's board in a real browser: no chart of another sweep, no lost picture, what is saved."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.map_view import MapView
from tests.browser.patience import still
from tests.browser.test_map import ENDLESS, MAP, SMALL, TO_CANVAS, done, running
from tests.texts import ENGLISH

DIVERGING = "data=moons&samples=200&optimizer=sgd&learning_rate=10&activations=identity"
AXES = "row_values=1,2&column_values=4,16&starts=2&sweep_epochs=20"
# How many pixels of a canvas have that colour.
COUNT = """(canvas, [r, g, b]) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let n = 0;
    for (let i = 0; i < data.length; i += 4) {
        n += data[i] === r && data[i + 1] === g && data[i + 2] === b;
    }
    return n;
}"""
VERMILLION = (213, 94, 0)
# The title of the chart of the losses by size, at each frame of a sweep that is running.
NOTE_TITLES = """() => {
    const root = document.querySelector('.lagom-board');
    const note = () => {
        const title = root.querySelector('.card-capacity .gtitle')?.textContent;
        if (root.dataset.status === 'running') window.titles.push(title);
    };
    window.titles = [];
    new MutationObserver(note).observe(root, { attributeFilter: ['data-frames'] });
}"""
LOOKS = """(button) => {
    const { fontSize, opacity } = getComputedStyle(button);
    return [parseFloat(fontSize), parseFloat(opacity)];
}"""


def cells(view: MapView, colour: tuple[int, int, int]) -> int:
    card = view.card("cells")
    card.scroll_into_view_if_needed()
    found: int = card.locator("canvas").evaluate(COUNT, list(colour))
    return found


def test_another_sweep_is_drawn_in_its_first_frames(open_map: Visitor) -> None:
    page = open_map(MAP + ENDLESS)
    view = running(page)
    view.chart("capacity")
    view.press("Stop here", "cancelled")
    page.evaluate(NOTE_TITLES)
    page.get_by_role("button", name="Examples").click()
    page.get_by_role("button", name=ENGLISH["preset.lagom_by_noise.question"]).click()
    view.until(lambda _: "Loss by noise" in page.evaluate("window.titles"))
    # A frame that has no time for all of its cards makes one of them, at least.
    cards = page.locator(".lagom-board .card").count()
    assert page.evaluate("window.titles").index("Loss by noise") <= cards
    view.press("Stop here", "cancelled")


def test_no_chart_waits_long_after_it_was_built(open_map: Visitor) -> None:
    """A first drawing of seconds, as on a slow machine, says nothing about the next."""
    page = open_map(MAP + ENDLESS)
    page.wait_for_function("() => window.Plotly")
    page.evaluate("""() => {
        const build = window.Plotly.newPlot;
        window.Plotly.newPlot = async (...all) => {
            await new Promise((go) => setTimeout(go, 1500));
            return build(...all);
        };
        window.drawn = 0;
        const react = window.Plotly.react;
        window.Plotly.react = (...all) => { window.drawn += 1; return react(...all); };
    }""")
    view = running(page)
    page.wait_for_function("() => window.drawn >= 4")
    view.press("Stop here", "cancelled")


def test_networks_that_diverged_are_crossed_out(open_map: Visitor) -> None:
    page = open_map(f"{MAP}{DIVERGING}&{AXES}")
    view = done(page)
    view.until(lambda v: cells(v, VERMILLION) > 200)
    view.button("Run").wait_for()
    expect(view.button("Pause")).to_have_count(0)
    plot = view.card("cells").locator(".plot")
    expect(plot).to_have_attribute("aria-label", re.compile("4 diverged"))


def test_a_lost_picture_is_asked_for_again(open_map: Visitor) -> None:
    page = open_map(MAP + SMALL)
    view = done(page)
    lose_pictures(page)
    view.button("Run").click()
    view.until(lambda _: page.evaluate("window.kept.size") == 9)


def lose_pictures(page: Page) -> None:
    """All that come before the end, and the first of those that show it."""
    page.evaluate("""async () => {
        const names = performance.getEntriesByType('resource').map((entry) => entry.name);
        const { CellsCard } = await import(names.find((name) => name.includes('/board/cells.js')));
        const remember = CellsCard.prototype.remember;
        let over = false;
        window.kept = new Set();
        CellsCard.prototype.remember = function (header, arrays) {
            if (header.cells.length && !over) {
                over = header.status === 'done';
                return;
            }
            remember.call(this, header, arrays);
            header.cells.forEach((place) => window.kept.add(place.join()));
        };
    }""")


def saved_small_pictures_have_their_title_and_twice_the_size(
    page: Page, view: MapView, tmp_path: Path
) -> None:
    card = view.card("cells")
    card.scroll_into_view_if_needed()
    box = still(page, card.locator(".plot"))
    with page.expect_download() as saving:
        card.locator("button.save").click()
    saving.value.save_as(tmp_path / "cells.png")
    data = base64.b64encode((tmp_path / "cells.png").read_bytes()).decode()
    canvas = page.evaluate_handle(TO_CANVAS, data)
    assert page.evaluate("c => c.width", canvas) == pytest.approx(2 * box["width"], abs=2)
    assert page.evaluate("c => c.height", canvas) > 2 * box["height"] + 20


@pytest.mark.parametrize(("query", "least"), [("", 12), ("&projector=1", 24)])
def test_the_button_that_saves_can_be_read_and_saves(
    open_map: Visitor, tmp_path: Path, query: str, least: float
) -> None:
    page = open_map(MAP + SMALL + query, viewport=(1920, 1080))
    view = done(page)
    size, opacity = view.card("cells").locator("button.save").evaluate(LOOKS)
    assert size >= least
    assert opacity >= 0.7  # of the text on the ground: a contrast of 4.5 in either theme
    if not query:
        saved_small_pictures_have_their_title_and_twice_the_size(page, view, tmp_path)
