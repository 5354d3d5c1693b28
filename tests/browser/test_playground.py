"""The playground in a real browser: a network learns, and every control does what it says."""

import re
import time
from math import isfinite

from playwright.sync_api import Locator, Page

from datasets import DATASETS
from tests.browser.app_server import AppServer
from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.patience import PATIENCE_S, at_rest, spot, until
from tests.texts import ENGLISH

__all__ = ["at_rest", "until"]

ENDLESS = "epochs=100000"
A_SECOND_MS = 1000

# What a hidden tab does: the browser holds callbacks back until the tab is seen again. Headless
# Chromium keeps every page visible, so the page is told so itself.
HIDE = """() => {
    window.heldBack = [];
    window.drawingFrame = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => window.heldBack.push(callback);
}"""
SHOW = """() => {
    window.requestAnimationFrame = window.drawingFrame;
    window.heldBack.forEach((callback) => requestAnimationFrame(callback));
}"""
RANGES = """() => {
    const { xaxis, yaxis } = document.querySelector('.curves')._fullLayout;
    return [...xaxis.range, ...yaxis.range];
}"""
FIRST_LOSS = "() => document.querySelector('.curves').data[0].y[0]"
CURVE = "() => Array.from(document.querySelector('.curves').data[0].y).length"
# How often Streamlit marked an element as stale, and how often that began to fade.
FADES = """(milliseconds) => new Promise((resolve) => {
    let marked = 0, fading = 0;
    const observer = new MutationObserver((changes) => changes.forEach(({ target }) => {
        if (target.dataset.stale !== 'true') return;
        marked += 1;
        fading += target.getAnimations().length;
    }));
    observer.observe(document, { subtree: true, attributeFilter: ['data-stale'] });
    setTimeout(() => resolve([marked, fading]), milliseconds);
})"""
# Whether something was painted: a canvas of one colour, or none, is no picture.
PAINTED = """canvas => {
    if (!canvas.width || !canvas.height) return false;
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext('2d');
    context.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer);
    return pixels.some((pixel) => pixel !== pixels[0]);
}"""


def playing(page: Page) -> LiveView:
    """The live view, training, with its charts built."""
    return LiveView(page).until(lambda v: v.status == "running" and v.mounts == 2 and v.epoch > 0)


def button(page: Page, name: str) -> Locator:
    """A button of the play bar; Plotly has buttons of its own."""
    return page.locator(".st-key-play_bar").get_by_role("button", name=re.compile(f"^{name}"))


def pause(page: Page) -> LiveView:
    button(page, "Pause").click()
    return LiveView(page).until(lambda v: v.status == "paused")


def press(page: Page, slider: str, *keys: str) -> None:
    handle = page.get_by_role("slider", name=re.compile(f"^{slider}"))
    for key in keys:
        handle.press(key)


def drag(page: Page, element: Locator, *places: tuple[float, float]) -> None:
    """Draw the mouse over these places of an element, as shares of its width and height."""
    for i, (x, y) in enumerate(places):
        page.mouse.move(*spot(page, element, x, y), steps=1 if i == 0 else 3)
        if i == 0:
            page.mouse.down()
    page.mouse.up()


def drag_on_curves(page: Page) -> list[float]:
    """Zoom in with the mouse on the loss curves; the ranges afterwards."""
    drag(page, page.locator(".curves .nsewdrag").first, (0.1, 0.1), (0.3, 0.5), (0.5, 0.9))
    # All epochs begin at 0, and their end moves on while the hand draws: the start tells.
    until(page, lambda: page.evaluate(RANGES)[0] > 0, "the drag zooms in")
    ranges: list[float] = page.evaluate(RANGES)
    return ranges


def test_at_first_sight_a_network_is_learning_by_itself(open_page: Visitor) -> None:
    page = open_page()
    live = playing(page).until(lambda v: v.epoch > 60)
    assert live.train_loss < 0.7 * page.evaluate(FIRST_LOSS)


def test_dragging_depth_and_width_shows_the_new_network_training_at_once(
    open_page: Visitor,
) -> None:
    page = open_page(f"/?{ENDLESS}")
    live = playing(page)
    press(page, "Depth", "ArrowRight")
    page.wait_for_url(re.compile("widths=8%2C8%2C8%2C8&"))
    live.until(lambda v: v.status == "running" and v.epoch > 20)
    live.count_restarts()
    press(page, "Width", "ArrowRight")
    live.until(lambda v: v.restarts > 0)
    page.wait_for_url(re.compile("widths=9%2C9%2C9%2C9&"))
    live.until(lambda v: v.status == "running" and v.epoch > 5)


def test_no_chart_is_built_anew_while_sliders_move(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    live = playing(page)
    frames = live.frames
    for _ in range(6):
        press(page, "Depth", "ArrowRight", "ArrowLeft")
        press(page, "Width", "ArrowRight", "ArrowLeft")
        page.wait_for_timeout(100)
    live.until(lambda v: v.frames > frames + 10 and v.status == "running")
    assert live.mounts == 2


def test_pause_stops_computing_and_play_goes_on(open_page: Visitor, server: AppServer) -> None:
    page = open_page(f"/?{ENDLESS}&speed=10")
    live = playing(page)
    start, clicked_at = time.monotonic(), live.epoch
    pause(page)
    paused_at = live.epoch
    # 10 epochs a second, and what was under way
    assert paused_at - clicked_at <= 10 * (time.monotonic() - start) + 15

    def is_idle() -> bool:
        """The pages of tests before this one may still be leaving."""
        used = server.cpu_seconds()
        page.wait_for_timeout(A_SECOND_MS)
        return server.cpu_seconds() - used < 0.1

    page.wait_for_timeout(A_SECOND_MS)
    until(page, is_idle, "the server computes nothing")
    assert live.epoch == paused_at
    start = time.monotonic()
    button(page, "Play").click()
    live.until(lambda v: v.status == "running" and v.epoch > paused_at)
    # Not anew, and no epochs for the time of the pause, in which there would have been 20 and more.
    assert live.epoch < paused_at + 10 * (time.monotonic() - start) + 15


def test_step_is_one_batch_and_epoch_is_one_epoch(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&samples=100&batch_size=10")  # 50 to train on: 5 batches
    playing(page)
    before = pause(page).epoch
    button(page, "Epoch").click()  # on a busy machine the pause may have come in mid-epoch
    live = LiveView(page).until(lambda v: v.epoch == before + 1 and v.status == "paused")
    before, frames = live.epoch, live.frames
    for step in range(5):
        assert live.epoch == before, f"an epoch was counted after {step} of 5 batches"
        button(page, "Step").click()
        live.until(lambda v, seen=frames: v.frames > seen)  # type: ignore[misc]
        frames = live.frames
    live.until(lambda v: v.epoch == before + 1)
    button(page, "Epoch").click()
    live.until(lambda v: v.epoch == before + 2)
    assert live.status == "paused"


def test_reset_starts_at_zero_from_the_same_weights(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    playing(page)
    live = pause(page)
    losses = []
    for _ in range(2):
        button(page, "Reset").click()
        live.until(lambda v: v.epoch == 0 and isfinite(v.train_loss))
        losses.append(live.train_loss)
        button(page, "Epoch").click()
        live.until(lambda v: v.epoch == 1)
        assert live.train_loss != losses[0]
    assert losses[0] == losses[1]


def test_keys_pause_play_and_step(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&samples=20")  # one batch is an epoch
    live = playing(page)
    page.keyboard.press("p")
    live.until(lambda v: v.status == "paused")
    before = live.epoch
    page.keyboard.press("s")
    live.until(lambda v: v.epoch == before + 1)
    page.keyboard.press("p")
    live.until(lambda v: v.status == "running")


def test_a_learning_rate_takes_effect_without_starting_anew(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&speed=10")
    live = playing(page).until(lambda v: v.epoch > 15)
    before, loss = live.epoch, live.train_loss
    press(page, "Learning rate", "End")
    page.wait_for_url(re.compile("learning_rate=10.0&"))
    live.until(lambda v: v.train_loss > 2 * loss or v.status == "diverged")
    assert live.epoch >= before


def test_a_run_that_diverges_says_so_and_keeps_its_curves(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&data=sine&optimizer=sgd")
    live = playing(page).until(lambda v: v.epoch > 20)
    press(page, "Learning rate", "End")
    live.until(lambda v: v.status == "diverged")
    button(page, "Play").wait_for()
    page.get_by_text(ENGLISH["status.diverged"]).wait_for()
    assert page.evaluate(CURVE) > 20


def test_a_zoom_into_the_curves_survives_frames_and_sliders(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    live = playing(page).until(lambda v: v.epoch > 40)
    zoomed = drag_on_curves(page)
    frames = live.frames
    live.until(lambda v: v.frames > frames + 12)
    assert page.evaluate(RANGES) == zoomed
    live.count_restarts()
    press(page, "Width", "ArrowRight")
    live.until(lambda v: v.restarts > 0 and v.epoch > 20)
    assert page.evaluate(RANGES) == zoomed


def test_hovering_shows_values_that_stay_while_it_trains(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}&speed=10")
    live = playing(page).until(lambda v: v.epoch > 10)
    page.mouse.move(*spot(page, page.locator(".curves .nsewdrag").first, 0.3, 0.5))
    label = page.locator(".curves .hoverlayer").get_by_text("training")
    label.wait_for()
    assert re.search(r"training : \d\.\d", label.text_content() or "")
    frames = live.frames
    while live.frames < frames + 15:
        page.wait_for_timeout(60)
        assert label.count() == 1, "the label left"


def test_a_hidden_tab_stops_computing(open_page: Visitor) -> None:
    page = open_page(f"/?{ENDLESS}")
    live = playing(page)
    page.evaluate(HIDE)
    until(page, lambda: at_rest(page, lambda: live.epoch), "what was under way has arrived")
    hidden_at = live.epoch
    page.wait_for_timeout(4 * A_SECOND_MS)  # longer than the watchdog waits
    assert live.epoch == hidden_at
    start = time.monotonic()
    page.evaluate(SHOW)
    live.until(lambda v: v.epoch > hidden_at)
    # 30 a second: none were trained in the dark, which would have been 200 and more.
    assert live.epoch < hidden_at + 30 * (time.monotonic() - start) + 60


def test_a_closed_tab_stops_computing(open_page: Visitor, server: AppServer) -> None:
    page = open_page(f"/?{ENDLESS}&speed=0")
    playing(page)

    def load() -> float:
        """Processors that the server keeps busy."""
        used, start = server.cpu_seconds(), time.monotonic()
        time.sleep(0.8)
        return (server.cpu_seconds() - used) / (time.monotonic() - start)

    busy = load()
    page.context.close()
    deadline = time.monotonic() + PATIENCE_S
    while load() >= 0.2 * busy:
        assert time.monotonic() < deadline, "it trains on for nobody"


def test_every_kind_of_data_can_be_chosen_and_shows_its_picture(open_page: Visitor) -> None:
    kinds = {(spec.n_inputs, spec.task): name for name, spec in DATASETS.items()}
    page = open_page(f"/?{ENDLESS}")
    live = playing(page)
    for (n_inputs, task), name in kinds.items():
        choose(page, ENGLISH[f"dataset.{name}"])
        page.wait_for_url(re.compile(f"data={name}&"))
        frames = live.frames
        live.until(lambda v, seen=frames: v.status == "running" and v.frames > seen)  # type: ignore[misc]
        expect_picture(page, name, n_inputs, task)


def choose(page: Page, label: str) -> None:
    """Choose a data set by its name, as one does: open the pictures, press the one that it is."""
    page.get_by_role("button", name="All data sets").click()
    page.locator(".st-key-data_groups").get_by_role("radio", name=label, exact=True).click()
    page.keyboard.press("Escape")


def expect_picture(page: Page, name: str, n_inputs: int, task: str) -> None:
    if n_inputs == 3 and task == "binary":
        picture = page.locator(".view-plot .gl-container canvas").first
        until(page, lambda: picture.count() == 1, f"{name} shows its space")
        return
    picture = page.locator(".view-lines" if n_inputs == 1 else ".view-map")
    painted = lambda: picture.is_visible() and picture.evaluate(PAINTED)  # noqa: E731
    until(page, painted, f"{name} shows its picture")


def test_training_ends_at_the_chosen_epoch_and_play_goes_on(open_page: Visitor) -> None:
    page = open_page("/?epochs=3&speed=0")
    live = LiveView(page).until(lambda v: v.status == "done")
    assert live.epoch == 3
    button(page, "Play").click()
    live.until(lambda v: v.epoch == 6 and v.status == "done")
