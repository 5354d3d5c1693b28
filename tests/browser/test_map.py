"""The architecture map in a real browser: it fills in live, and what it found can be used."""

import base64
import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.fixtures import Visitor
from tests.browser.lanes import on_the_slow_lane
from tests.browser.live_view import LiveView
from tests.browser.map_view import MapView
from tests.browser.patience import at_rest, eventually, spot, until
from tests.browser.test_layout import LAPTOP, PHONE, TOO_WIDE
from tests.browser.test_pages import to_page
from tests.browser.test_playground import PAINTED, drag

SMALL = "data=moons&samples=200&row_values=0,1,2&column_values=1,4,8&starts=3&sweep_epochs=15"
RUNS = 3 + 2 * 3 * 3
ENDLESS = SMALL.replace("sweep_epochs=15", "sweep_epochs=3000")
MAP = "/architecture_map?"
PLOTS = ("heat_map", "capacity", "cost", "starts", "start_curves", "disagreement")
RANGES = "div => [...div._fullLayout.xaxis.range, ...div._fullLayout.yaxis.range]"
TO_CANVAS = """async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas;
}"""


def running(page: Page) -> MapView:
    """A sweep well under way, which has begun by itself."""
    view = MapView(page).until(lambda v: v.status == "running" and v.frames > 3 and v.progress > 0)
    view.button("Pause").wait_for()
    return view


def done(page: Page) -> MapView:
    view = MapView(page).until(lambda v: v.status == "done")
    view.button("Run").wait_for()
    return view


def chosen(page: Page, label: str) -> None:
    page.get_by_role("heading", name=f"The chosen network: {label}").wait_for()


def choose(page: Page, view: MapView, row: int, column: int, label: str) -> None:
    """Click the heat map; again where the page, still being built, moved away under the mouse."""
    named = page.get_by_role("heading", name=f"The chosen network: {label}")

    def clicked() -> bool:
        view.click("heat_map", row, column)
        page.wait_for_timeout(2000)
        return bool(named.count())

    until(page, clicked, f"{label} is chosen")


def test_what_was_stopped_does_not_begin_by_itself(open_map: Visitor) -> None:
    page = open_map(MAP + ENDLESS)
    view = running(page)
    view.press("Stop here", "cancelled")
    sweep = view.progress
    to_page(page, "About")
    page.get_by_role("heading", name="About Lagom").wait_for()
    to_page(page, "Architecture map")
    MapView(page).until(lambda v: v.frames > 0)
    page.wait_for_timeout(1000)  # in which it would begin
    assert (view.status, view.progress) == ("cancelled", sweep)
    page.reload(wait_until="commit")
    view.until(lambda v: v.status == "cancelled" and v.progress > 0)
    for name in ("Run", "Go on"):  # the bar is drawn after the picture
        expect(view.button(name)).to_have_count(1)


def stands_beside(page: Page, view: MapView, viewport: tuple[int, int]) -> None:
    grid, chosen = (view.card(name).bounding_box() for name in ("cells", "chosen"))
    words = page.locator(".st-key-map_chosen").bounding_box()
    charts = view.card("heat_map").bounding_box()
    assert grid is not None
    assert chosen is not None
    assert words is not None
    assert charts is not None
    if viewport == PHONE:
        assert grid["y"] + grid["height"] <= chosen["y"]
        assert min(box["width"] for box in (grid, chosen, words)) > 300
    else:
        assert grid["x"] + grid["width"] <= min(chosen["x"], words["x"])
        assert max(box["y"] + box["height"] for box in (grid, chosen, words)) <= viewport[1] + 60
        assert grid["width"] > 1.5 * chosen["width"]
    assert chosen["y"] + chosen["height"] <= words["y"] < charts["y"]


def test_the_map_fills_in_by_itself_and_says_what_it_found(
    open_map: Visitor, tmp_path: Path
) -> None:
    page = open_map(MAP + SMALL)
    view = done(page)
    page.get_by_text(f"{RUNS} networks with").wait_for()
    assert view.runs == RUNS

    def said() -> None:
        progress, argument = view.lines()[:2]
        assert progress == f"All {RUNS} networks have trained for 15 epochs."
        assert "lagom" in argument.lower()

    eventually(page, said)
    canvas = view.card("cells").locator("canvas")
    until(page, lambda: canvas.evaluate(PAINTED), "the small maps are painted")
    eventually(page, lambda: stands_beside(page, view, LAPTOP))
    for name in PLOTS:
        view.chart(name)
    assert view.mounts == len(PLOTS)
    each_picture_can_be_saved(page, view, tmp_path)


def test_the_map_goes_on_beyond_the_edge_at_which_lagom_stands(open_map: Visitor) -> None:
    edge = "data=moons&samples=100&row_values=1&column_values=4,8&starts=2&sweep_epochs=5"
    page = open_map(MAP + edge + "&tolerance=1")
    view = done(page)
    assert view.cells == "0,0"
    assert view.lagom == "1x4"
    sentence = page.locator(".line", has_text="at the edge of the map")
    numbers = sentence.get_by_text("17 parameters")
    assert not numbers.is_visible()
    sentence.get_by_text("Numbers").click()
    numbers.wait_for()
    sentence.get_by_role("button", name="Go on beyond the edge: width 2, 3").click()
    view.until(lambda v: v.runs == 4 * 2 and v.status == "done")
    page.wait_for_url(re.compile("column_values=2%2C3%2C4%2C8"))
    ticks = lambda: view.chart("heat_map").evaluate("div => div.layout.xaxis.ticktext")  # noqa: E731
    until(page, lambda: ticks() == list("2348"), "the map has the new column")
    # On and on, until no smaller network can be tried.
    for offer in ("width 1", "depth 0"):
        runs = view.runs
        page.get_by_role("button", name=f"Go on beyond the edge: {offer}").click()
        view.until(lambda v, runs=runs: v.runs > runs and v.status == "done")
    page.get_by_role("button", name="Go on beyond").wait_for(state="hidden")


def test_no_chart_is_built_anew_while_it_trains(open_map: Visitor) -> None:
    page = open_map(MAP + ENDLESS)
    view = running(page)
    for name in PLOTS:
        view.chart(name)
    frames = view.frames
    view.until(lambda v: v.frames > frames + 10)
    assert view.status == "running"
    assert view.mounts == len(PLOTS)
    view.press("Stop here", "cancelled")
    assert view.mounts == len(PLOTS)


def test_pause_go_on_and_stop_keep_what_there_is(open_map: Visitor) -> None:
    page = open_map(MAP + ENDLESS)
    view = running(page)
    view.press("Pause", "paused")
    paused_at = view.progress
    until(page, lambda: at_rest(page, lambda: view.frames), "it rests")
    assert view.progress == paused_at
    view.press("Go on", "running").until(lambda v: v.progress > paused_at)
    view.press("Stop here", "cancelled")
    stopped_at = view.progress
    assert stopped_at > paused_at
    assert view.lines()[0].endswith("what was trained stays.")
    canvas = view.card("cells").locator("canvas")
    until(page, lambda: canvas.evaluate(PAINTED), "the small maps are painted")
    view.press("Go on", "running").until(lambda v: v.progress > stopped_at)
    view.press("Stop here", "cancelled")


def test_a_click_on_the_map_chooses_a_cell_in_mid_run(open_map: Visitor) -> None:
    page = open_map(MAP + ENDLESS)
    view = running(page)
    choose(page, view, 1, 2, "2×4")
    canvas = view.card("cells").locator("canvas")
    named = page.get_by_role("heading", name="The chosen network: 1×8")

    def clicked() -> bool:
        canvas.scroll_into_view_if_needed()
        page.mouse.click(*spot(page, canvas, 0.72, 0.5))
        page.wait_for_timeout(2000)
        return bool(named.count())

    until(page, clicked, "a small map is chosen")
    another_language_in_mid_run_keeps_everything(page, view)


def test_every_cell_can_be_reached_and_chosen_by_keyboard(open_map: Visitor) -> None:
    page = open_map(MAP + SMALL)
    view = MapView(page).until(lambda v: v.progress > 0 and v.frames > 3, 180)
    grid = view.card("cells").get_by_role("grid")
    stop = grid.locator("[tabindex='0']")
    expect(grid.get_by_role("gridcell")).to_have_count(9, timeout=30_000)
    expect(stop).to_have_count(1)
    expect(stop).to_have_attribute("aria-selected", "true")
    stop.focus()
    for key in ("Home", *["ArrowDown"] * 3, "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    cell = grid.locator(":focus")
    expect(cell).to_have_attribute(
        "aria-label", re.compile(r"^1×4, 17 parameters; (.+; )?Validation loss: 0\.\d+$")
    )
    assert cell.evaluate("seat => getComputedStyle(seat).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    chosen(page, "1×4")
    expect(cell).to_have_attribute("aria-selected", "true")
    for _ in range(5):  # beyond the edge there is nothing
        page.keyboard.press("ArrowRight")
    expect(grid.locator(":focus")).to_have_attribute("aria-label", re.compile("^1×8, "))
    page.keyboard.press("Space")
    chosen(page, "1×8")
    said = view.card("cells").get_by_role("status")
    expect(said).to_contain_text("chosen: 1×8, ", timeout=30_000)


def test_a_run_opened_in_the_playground_is_the_same_and_trains_on(open_map: Visitor) -> None:
    page = open_map(MAP + SMALL)
    view = done(page)
    choose(page, view, 1, 2, "2×4")
    curves_rest = partial(at_rest, page, lambda: view.traces("start_curves"))
    until(page, curves_rest, "the chosen network's curves are there")
    curves = {trace["name"]: trace for trace in view.traces("start_curves")}
    drawn = [curves[f"chosen, {name}"]["y"] for name in ("training", "validation")]
    seen = [next(y for y in reversed(ys) if y is not None) for ys in drawn]
    page.get_by_role("link", name="Open in the playground").click()
    page.locator("[data-train-loss]").wait_for()
    live = LiveView(page).until(lambda v: (v.epoch, v.status) == (15, "paused"))
    assert [live.train_loss, live.validation_loss] == pytest.approx(seen, rel=1e-3)
    page.wait_for_url(re.compile("widths=4%2C4"))
    page.keyboard.press("p")
    live.until(lambda v: v.epoch > 20)


@pytest.mark.parametrize("asks_on", [False, True])
def test_no_way_between_the_pages_ends_in_a_blank_page(open_map: Visitor, asks_on: bool) -> None:
    """asks_on: the page that is left goes on asking for frames, and all of them through Streamlit,
    where they meet the change of page as a hand on its widgets may do."""
    page = open_map("/about")
    if asks_on:
        page.route("**/live/pull.js*", without_leaving)
        on_the_slow_lane(page)
    to_page(page, "Playground")
    for again in (False, True):
        LiveView(page).until(lambda v: v.status == "running" and v.frames > 3)
        to_page(page, "Architecture map")
        if again:
            MapView(page).button("Run").click()
        running(page)
        page.wait_for_timeout(500)
        to_page(page, "Playground")
        LiveView(page).until(lambda v: v.status == "running" and v.frames > 3)
        to_page(page, "About")
        page.get_by_role("heading", name="About Lagom").wait_for()
        page.wait_for_timeout(500)
        to_page(page, "Architecture map")
        view = MapView(page).until(lambda v: v.frames > 3)
        view.press("Stop here", "cancelled")
        to_page(page, "Playground")


def without_leaving(route: Route) -> None:
    asked = route.fetch()
    changed = asked.text().replace("LEAVING_MS = 4000", "LEAVING_MS = 0")
    assert changed != asked.text()
    route.fulfill(response=asked, body=changed)


@pytest.mark.parametrize(("link", "status"), [(SMALL, "done"), (ENDLESS, "running")])
def test_a_reload_keeps_the_results(open_map: Visitor, link: str, status: str) -> None:
    page = open_map(MAP + link)
    view = done(page) if status == "done" else running(page)
    before, lagom = view.progress, view.lagom
    page.wait_for_url(re.compile("column_values=1%2C4%2C8"))
    page.reload(wait_until="commit")
    view.until(lambda v: v.status == status and v.frames > 0)
    assert view.runs == RUNS
    assert view.progress >= before
    if status == "done":
        assert view.lagom == lagom
        view.chart("capacity")
        page.get_by_role("link", name="Open in the playground").wait_for()
    else:
        view.until(lambda v: v.progress > before)
        view.press("Stop here", "cancelled")


def test_on_a_phone_nothing_is_wider_than_the_screen(open_map: Visitor) -> None:
    page = open_map(MAP + SMALL, viewport=PHONE)
    view = done(page)
    eventually(page, lambda: stands_beside(page, view, PHONE))
    page.get_by_role("link", name="Open in the playground").wait_for()
    for name in PLOTS:
        eventually(page, partial(fits, view, name))
    until(page, lambda: page.evaluate(TOO_WIDE) == [], "nothing is cut off")


def fits(view: MapView, name: str) -> None:
    box = view.chart(name).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert 300 < box["width"] <= PHONE[0]


def each_picture_can_be_saved(page: Page, view: MapView, tmp_path: Path) -> None:
    for name in ("heat_map", "cells", "start_curves"):
        card = view.card(name)
        card.scroll_into_view_if_needed()
        card.locator(".js-plotly-plot, canvas").first.wait_for()
        with page.expect_download() as saving:
            card.locator("button.save").click()
        assert saving.value.suggested_filename == f"lagom-{name}.png"
        path = tmp_path / f"{name}.png"
        saving.value.save_as(path)
        data = base64.b64encode(path.read_bytes()).decode()
        canvas = page.evaluate_handle(TO_CANVAS, data)
        assert page.evaluate("c => c.width", canvas) > 300
        assert page.evaluate(PAINTED, canvas), name


def another_language_in_mid_run_keeps_everything(page: Page, view: MapView) -> None:
    until(page, lambda: at_rest(page, lambda: view.mounts), "all charts in sight are built")
    before, mounts = view.progress, view.mounts
    page.get_by_role("radio", name="Svenska").or_(
        page.get_by_role("button", name="Svenska")
    ).first.click()
    page.get_by_role("heading", name=re.compile("1×8")).wait_for()
    view.button("Pausa").wait_for()
    view.card("heat_map").get_by_text("Valideringsförlust").first.wait_for()
    view.until(lambda v: v.progress > before)
    assert (view.status, view.mounts, view.runs) == ("running", mounts, RUNS)
    view.press("Avbryt", "cancelled")


def test_a_zoom_and_a_hover_outlive_the_frames(open_map: Visitor) -> None:
    page = open_map(MAP + ENDLESS)
    view = running(page)
    chart = view.chart("capacity")
    whole = chart.evaluate(RANGES)
    drag(page, chart.locator(".nsewdrag").first, (0.2, 0.2), (0.5, 0.5), (0.7, 0.8))
    until(page, lambda: chart.evaluate(RANGES) != whole, "the drag zooms in")
    page.wait_for_timeout(300)
    zoomed = chart.evaluate(RANGES)
    frames = view.frames
    view.until(lambda v: v.frames > frames + 8)
    assert chart.evaluate(RANGES) == zoomed
    heat = view.chart("heat_map")
    page.mouse.move(*spot(page, heat.locator(".nsewdrag").first, 0.5, 0.5), steps=2)
    label = heat.locator(".hoverlayer").get_by_text("parameters").first
    label.wait_for()
    frames, missing = view.frames, 0
    while view.frames < frames + 8:
        page.wait_for_timeout(60)
        missing += label.count() == 0
    assert missing == 0, "the label left"
    view.press("Stop here", "cancelled")
