"""The verdict panel in a real browser: seen, heard once, and its experiments at one click."""

import math
import re
from functools import partial
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.patience import at_rest, eventually, until
from tests.browser.test_layout import (
    CONTRASTS,
    DESKTOP,
    ENDLESS,
    LAPTOP,
    PICTURES,
    TOO_WIDE,
    apart,
    box,
    drawn,
    open_phone,
)
from tests.browser.test_playground import RANGES, button, drag_on_curves
from tests.texts import ENGLISH

__all__ = ["open_phone"]

TOO_SMALL = "data=circle&widths=2&epochs=100000&speed=10"
BY_HEART = (
    "data=moons&samples=200&noise=0.3&widths=64,64&activations=tanh"
    "&initializer=glorot_normal&batch_size=32&epochs=100000"
)
DEAD = "data=xor&noise=0.1&widths=2,2,2,2,2,2,2,2,2,2&batch_size=32&epochs=100000"
VANISHED = (
    "data=circle&widths=8,8,8,8,8,8,8,8&activations=sigmoid&initializer=glorot_normal"
    "&optimizer=sgd&learning_rate=0.1&batch_size=32&epochs=100000&speed=10"
)
# Traces of the loss curves' evidence: see pages/charts/evidence.py.
GAP, ZONE, BEFORE = "gap", "zone", "training_before"
POINTS = """(name) => {
    const traces = document.querySelector('.curves').data;
    return traces.find(({ uid }) => uid === name).x?.length ?? 0;
}"""
# Each tick of the right axis as [loss at its height, excess that it names].
EXCESS = """() => {
    const { yaxis2: axis } = document.querySelector('.curves')._fullLayout;
    return axis.tickvals.map((loss, i) => [loss, Number(axis.ticktext[i])]);
}"""
SEEN_TICKS = "() => document.querySelectorAll('.curves .y2tick').length"
# At one moment, since both move while it trains.
NAMED = f"""() => [
    document.querySelector('.curves')._fullLayout.meta, ({EXCESS})(), ({RANGES})().slice(2),
]"""
MATCHES = """() => {
    const { yaxis, yaxis2 } = document.querySelector('.curves')._fullLayout;
    return String(yaxis.range) === String(yaxis2.range);
}"""
# How often a screen reader is given something new to say.
LISTEN = """() => {
    window.heard = [];
    const said = document.querySelector('.verdict .said');
    new MutationObserver(() => window.heard.push(said.textContent))
        .observe(said, { childList: true, characterData: true, subtree: true });
}"""
OVERFLOW = "(e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1"
FONT_SIZE = "(e) => parseFloat(getComputedStyle(e).fontSize)"


def certain(page: Page, verdict: str) -> LiveView:
    live = LiveView(page)
    panel = page.locator(".verdict")
    return live.until(lambda v: v.verdict == verdict and panel.get_attribute("data-doubt") == "")


def experiment(page: Page, kind: str) -> Locator:
    return page.locator(f".verdict button[data-kind={kind}]")


def points(page: Page, trace: str) -> int:
    return int(page.evaluate(POINTS, trace))


def test_overfitting_is_seen_read_and_ended(open_page: Visitor) -> None:
    """One page for all that asks for this verdict, which takes its time."""
    page = open_page(f"/?{BY_HEART}", viewport=LAPTOP)
    certain(page, "overfitting")
    for size in (LAPTOP, DESKTOP):
        stands_beside_the_curves_above_the_fold(page, size)
    can_be_read(page)
    is_marked_in_the_curves(page)
    stopping_at_the_best_epoch_ends_the_curve_there(page)


def stands_beside_the_curves_above_the_fold(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_function("width => innerWidth === width", arg=size[0])

    def stands_beside() -> None:
        found = box(page, ".verdict")
        assert found["y"] + found["height"] <= size[1]
        assert all(apart(found, box(page, name)) for name in PICTURES)
        assert found["x"] >= box(page, ".curves")["x"] + box(page, ".curves")["width"] - 1
        assert not page.locator(".verdict").evaluate(OVERFLOW)

    def large_enough() -> None:
        for each in page.locator(".verdict button").all():
            if each.is_visible():
                shape = each.bounding_box()
                assert shape is not None
                assert min(shape["width"], shape["height"]) >= 24

    eventually(page, stands_beside)
    expect(page.locator(".verdict strong")).to_have_text("Overfitting")
    assert page.locator(".verdict svg path").get_attribute("d")
    # More of them once others have been tried, which waits for the end of the run.
    until(page, lambda: page.locator(".verdict .tries button").count() >= 2, "experiments")
    eventually(page, large_enough)


LONG = {
    "unsteady": "learning_rate=0.05&epochs=150",
    "oversized": "data=circle&widths=16,16&epochs=60",
    "lagom": "data=xor&noise=0.05&widths=4&learning_rate=0.05&epochs=100",
    "underfitting": "data=spiral&widths=8&epochs=250",
}


@pytest.mark.parametrize("verdict", LONG)
def test_the_longest_verdicts_fit_into_their_row(open_page: Visitor, verdict: str) -> None:
    page = open_page(f"/?{LONG[verdict]}&speed=0&lang=en")
    certain(page, verdict)
    panel, why = page.locator(".verdict"), page.locator(".verdict .why")

    def fits() -> None:
        assert not panel.evaluate(OVERFLOW)
        assert box(page, ".judged")["y"] + box(page, ".judged")["height"] <= height

    english = why.inner_text()
    for language in ("English", "Svenska"):
        if language == "Svenska":
            named = page.get_by_role("radio", name=language)
            named.or_(page.get_by_role("button", name=language)).first.click()
            until(page, lambda: why.inner_text() != english, "it is said in Swedish")
        for width, height in (LAPTOP, DESKTOP):
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_function("width => innerWidth === width", arg=width)
            eventually(page, fits)


def can_be_read(page: Page) -> None:
    def contrasts_are_strong() -> None:
        for what in (".verdict strong", ".head .certain", ".verdict .why", ".verdict button"):
            contrasts = page.evaluate(CONTRASTS, what)
            assert contrasts, what
            assert min(contrasts) >= 4.5, what

    eventually(page, contrasts_are_strong)


def is_marked_in_the_curves(page: Page) -> None:
    until(page, lambda: points(page, GAP) > 4, "the gap is shaded")
    until(page, lambda: points(page, ZONE) == points(page, BEFORE) == 0, "and nothing else")
    names = page.locator(".curves .textpoint text")
    epoch = re.escape(ENGLISH["mark.best"]).replace(r"\{epoch\}", r"\d+")
    gap = re.escape(ENGLISH["mark.gap"])
    marked = names.filter(has_text=re.compile(f"^({epoch}|{gap})$"))
    until(page, lambda: marked.count() == 1, "one of its signs has its name: three is the most")


def test_a_counter_experiment_runs_at_once_beside_the_old_curve(open_page: Visitor) -> None:
    page = open_page(f"/?{TOO_SMALL}")
    live = certain(page, "underfitting")
    before = live.epoch
    expect(experiment(page, "plain")).to_contain_text("tried: ")
    live.count_restarts()
    experiment(page, "plain").click()
    page.wait_for_url(re.compile("widths=16%2C16&"))
    live.until(lambda v: v.status == "running" and v.restarts > 0 and v.epoch > 0)
    until(page, lambda: points(page, BEFORE) > before // 2, "the old curve stays")
    assert live.mounts == 2
    expect(page.locator(".verdict .ghost span")).to_contain_text("Faint lines")
    slider = page.get_by_role("slider", name=re.compile("^Width"))
    until(page, lambda: slider.get_attribute("aria-valuetext") == "16", "the control follows")
    live.until(lambda v: v.verdict not in ("", "still_learning"))
    page.locator(".verdict .ghost button").press("Enter")
    until(page, lambda: points(page, BEFORE) == 0, "the old curve goes when it is sent away")
    expect(page.locator(".verdict .ghost")).to_be_hidden()
    assert live.status == "running"


def stopping_at_the_best_epoch_ends_the_curve_there(page: Page) -> None:
    live = LiveView(page)
    stop = experiment(page, "stop_here")
    epoch = int(re.findall(r"\d+", stop.inner_text())[0])
    stop.press("Enter")
    live.until(lambda v: v.status == "done" and v.epoch <= epoch + 3)
    button(page, "Play").wait_for()
    assert live.epoch == pytest.approx(epoch, abs=3)  # it may have moved while the key was pressed
    page.wait_for_url(re.compile(f"epochs={live.epoch}&"))


def test_advice_with_a_rate_starts_anew_too_and_is_judged_at_the_end(open_page: Visitor) -> None:
    page = open_page("/?learning_rate=0.05&epochs=150&speed=0")
    live = certain(page, "unsteady")
    live.until(lambda v: v.status == "done")
    experiment(page, "learning_rate_tenth").click()
    page.wait_for_url(re.compile("learning_rate=0.005&"))
    until(page, lambda: points(page, BEFORE) > 0, "the old curve stays")
    live.until(lambda v: v.status == "done")
    row = page.locator(".verdict .ghost span")
    helped = ENGLISH["verdict.outcome.helped"].split(":")[0]
    until(page, lambda: helped in row.inner_text(), "it is judged")
    shown = page.locator(".stat-validation_loss dd")
    until(page, lambda: f"to {shown.inner_text()} (epoch 150)" in row.inner_text(), "by its loss")


def test_after_the_end_smaller_networks_are_tried_and_one_can_be_seen(open_page: Visitor) -> None:
    page = open_page("/?data=circle&widths=16,16&epochs=60&speed=0")
    live = certain(page, "oversized")
    why, shown = page.locator(".verdict .why"), page.locator(".stat-validation_loss dd")
    said = lambda: f"At epoch 60 validation loss is {shown.inner_text()}"  # noqa: E731
    until(page, lambda: said() in why.inner_text(), "the verdict is that of the end")
    halve = experiment(page, "halve_width")
    number = re.compile(r"to ([\d.,·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
    until(page, lambda: number.search(halve.inner_text()), "the smaller network was tried")
    tried = number.findall(halve.inner_text())
    halve.click()
    page.wait_for_url(re.compile("widths=8%2C8&|widths=8,8&"))
    live.until(lambda v: v.status == "done" and v.epoch == 60)
    until(page, lambda: points(page, BEFORE) > 0, "the old curve stays")
    row = page.locator(".verdict .ghost span")
    until(page, lambda: ENGLISH["verdict.outcome.as_good"][:8] in row.inner_text(), "it is judged")
    expect(shown).to_have_text(tried[0])


def test_what_the_output_can_reach_is_drawn(open_page: Visitor) -> None:
    page = open_page(f"/?data=sine&output=sigmoid&widths=8&activations=tanh&{ENDLESS}")
    certain(page, "unreachable")
    drawn(page)
    names = page.locator(".curves .textpoint text")
    reach = ENGLISH["chart.loss.reachable"]
    until(page, lambda: names.filter(has_text=reach).count() == 1, "the line has its name")


def test_dead_units_are_crossed_out_in_the_diagram(open_page: Visitor) -> None:
    page = open_page(f"/?{DEAD}")
    certain(page, "dead")
    diagram = page.locator(".diagram")
    until(page, lambda: diagram.get_attribute("data-crossed") == "2", "two units are crossed out")
    expect(diagram).to_have_attribute("data-marked-layer", re.compile("[1-9]"))
    page.get_by_role("slider", name=re.compile("^Width")).press("ArrowRight")
    until(page, lambda: diagram.get_attribute("data-crossed") == "0", "another network has none")


def test_the_layer_where_the_gradient_dies_is_marked(open_page: Visitor) -> None:
    page = open_page(f"/?{VANISHED}")
    certain(page, "vanished")
    until(
        page,
        lambda: page.locator(".diagram").get_attribute("data-marked-layer") == "1",
        "the first hidden layer is marked",
    )


def test_a_screen_reader_hears_each_verdict_once(open_page: Visitor) -> None:
    page = open_page(f"/?{BY_HEART}")
    LiveView(page).until(lambda v: v.frames > 1)
    page.evaluate(LISTEN)
    certain(page, "overfitting")
    why = page.locator(".verdict .why")
    sentences = {why.inner_text()}

    def numbers_went_on() -> bool:
        for _ in range(50):
            page.wait_for_timeout(100)
            sentences.add(why.inner_text())
        return len(sentences) > 1

    until(page, numbers_went_on, "the numbers go on")
    heard: list[str] = page.evaluate("window.heard")
    assert heard
    assert all(a != b for a, b in pairwise(heard))
    assert len(heard) <= 4


@pytest.mark.parametrize("log", [0, 1])
def test_the_right_axis_names_the_excess_through_a_zoom(open_page: Visitor, log: int) -> None:
    page = open_page(f"/?epochs=100000&noise=0.1&log={log}")
    LiveView(page).until(lambda v: v.mounts == 2 and v.epoch > 40)
    page.get_by_role("button", name="What the lines show").click()

    def named() -> None:
        """What stands at each tick is the excess of the loss at its height, and is in sight."""
        meta, ticks, (low, high) = page.evaluate(NAMED)
        assert meta
        assert len(ticks) >= 2
        for loss, excess in ticks:
            assert (loss - meta["floor"]) / meta["range"] == pytest.approx(excess, rel=0.01)
            assert low <= (math.log10(loss) if log else loss) <= high

    until(page, lambda: page.evaluate(SEEN_TICKS) >= 2, "the right axis has ticks")
    eventually(page, named)
    drag_on_curves(page)
    until(page, lambda: page.evaluate(MATCHES), "the right axis follows the zoom")
    page.wait_for_timeout(500)
    eventually(page, named)


def test_pausing_brings_a_last_word_and_then_silence(open_page: Visitor) -> None:
    page = open_page("/?data=circle&widths=2&epochs=100000&speed=30")
    live = LiveView(page).until(lambda v: v.verdict == "underfitting")
    button(page, "Pause").click()
    live.until(lambda v: v.status == "paused" and v.verdict == "underfitting")
    silent = partial(at_rest, page, lambda: live.frames)
    until(page, silent, "nothing is asked for any more")


def test_on_a_phone_the_verdict_follows_the_curves_and_a_finger_can_try(
    open_phone: Visitor,
) -> None:
    page = open_phone(f"/?{TOO_SMALL}")
    live = drawn(page)
    certain(page, "underfitting")

    def in_order() -> None:
        assert page.evaluate(TOO_WIDE) == []
        tops = [box(page, name)["y"] for name in (".view", ".curves", ".verdict", ".diagram")]
        assert tops == sorted(tops)
        assert not page.locator(".verdict").evaluate(OVERFLOW)

    def begins_anew() -> bool:
        experiment(page, "plain").tap()  # on a slow machine the panel may move meanwhile
        page.wait_for_timeout(1500)
        return live.restarts > 0

    eventually(page, in_order)
    live.count_restarts()
    until(page, begins_anew, "the experiment begins")


def test_on_a_dark_projector_the_verdict_is_large_and_whole(open_page: Visitor) -> None:
    page = open_page(f"/?{BY_HEART}&projector=1", viewport=DESKTOP, dark=True)
    certain(page, "overfitting")
    can_be_read(page)
    panel = page.locator(".verdict")
    assert page.locator(".verdict .why").evaluate(FONT_SIZE) >= 23.9  # 18 pt

    def whole() -> None:
        assert not panel.evaluate(OVERFLOW)
        found = box(page, ".verdict")
        assert found["y"] + found["height"] <= DESKTOP[1]

    eventually(page, whole)
