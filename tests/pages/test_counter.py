"""Counter-experiments: advice becomes settings, and a run of its own beside the old curve."""

import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import diagnose
from nn_core.diagnosis import Advice, change, references_of
from nn_core.diagnosis.changes import UNCHANGED
from pages.live.best_known import MOST, BestKnown
from pages.live.counter_experiments import KINDS, changes_of
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.offers import Offer, offers_of
from pages.live.settings import ROWS, Settings, settle
from pages.live.verdict_watch import Watch
from pages.ui.url import decode, encode
from tests.pages.frames import Browser
from tests.pages.strategies import valid_settings
from tests.pages.verdicts import LIMITED, OVERFITTING, RUNS, layers, on, trained

SMALL = replace(Settings(), n_samples=50, epochs=40, speed=0)


def advised(settings: Settings, kind: str, **values: Any) -> Advice:
    run = settings.run_config()
    return Advice(kind, run if kind in UNCHANGED else change(kind, run), **values)


def changed(start: Settings, kind: str, epoch: int = 10, **values: Any) -> dict[str, Any]:
    return dict(changes_of(advised(start, kind, **values), start, epoch))


# Advice as settings


@settings(max_examples=40)
@given(
    valid_settings(), st.sampled_from(sorted(KINDS)), st.integers(0, 200_000), st.integers(1, 9999)
)
def test_all_advice_becomes_settings_that_the_controls_and_a_link_can_show(
    start: Settings, kind: str, epoch: int, amount: int
) -> None:
    changes = changed(start, kind, epoch, epochs=amount, n_train=amount)
    new = replace(start, **changes)
    assert settle(new) == new
    params = {name: [text] for name, text in encode(new, sweep=True).items()}
    assert decode(params) == (new, [])


@pytest.mark.parametrize(
    ("kind", "start", "changes"),
    [
        ("double_width", SMALL, {"hidden_widths": (16, 16, 16)}),
        ("double_width", replace(SMALL, **layers(256, 200)), {"hidden_widths": (256, 256)}),
        ("add_layer", replace(SMALL, **layers(4)), layers(4, 4)),
        ("add_layer", replace(SMALL, **layers()), {}),
        ("few_layers", replace(SMALL, **layers(4, 5, 6, 7)), layers(4, 5)),
        ("one_layer_less", replace(SMALL, **layers(4, 5)), layers(4)),
        ("bend", replace(SMALL, **layers()), layers(8)),
        ("bend", replace(SMALL, **layers(4, activation="identity")), {"activations": ("relu",)}),
        ("bend_deep", replace(SMALL, **layers()), layers(16, 16)),
        ("linear_output", LIMITED, {"output_activation": "identity"}),
        ("adam", replace(SMALL, optimizer="sgd"), {"optimizer": "adam"}),
        ("learning_rate_third", SMALL, {"learning_rate": 0.003}),
        ("learning_rate_tenth", SMALL, {"learning_rate": 0.001}),
        ("learning_rate_tenth", replace(SMALL, learning_rate=1e-5), {}),
        ("relu", replace(SMALL, **layers(4, activation="tanh")), {"activations": ("relu",)}),
        ("relu", SMALL, {}),
        ("weight_decay", SMALL, {"l2": 0.001}),
        ("weight_decay", replace(SMALL, l2=5.0), {"l2": ROWS["l2"].bounds.maximum}),
        ("no_penalty", replace(SMALL, l1=0.1, dropout=0.5), {"l1": 0.0, "dropout": 0.0}),
    ],
)
def test_advice_changes_what_it_says_and_stays_within_the_controls(
    kind: str, start: Settings, changes: dict[str, Any]
) -> None:
    assert changed(start, kind) == changes


@pytest.mark.parametrize(
    ("start", "n_train", "n_samples"),
    [(SMALL, 100, 200), (replace(SMALL, n_samples=4000), 8000, 5000), (on("iris"), 300, None)],
)
def test_more_data_means_more_samples_where_there_are_any_to_draw(
    start: Settings, n_train: int, n_samples: int | None
) -> None:
    wanted = {} if n_samples is None else {"n_samples": n_samples}
    assert changed(start, "more_data", n_train=n_train) == wanted


def test_a_stop_lies_well_before_the_end_and_after_the_start() -> None:
    assert changed(SMALL, "stop_here", epoch=100, epochs=30) == {"epochs": 30}
    assert changed(SMALL, "stop_here", epoch=100, epochs=0) == {"epochs": 1}
    assert changed(SMALL, "stop_here", epoch=31, epochs=30) == {}


def test_an_experiment_may_run_as_long_as_what_it_is_compared_with() -> None:
    assert changed(SMALL, "double_width", epoch=100)["epochs"] == 100
    assert "epochs" not in changed(SMALL, "double_width", epoch=10)


# The run and its ghost


def try_out(browser: Browser, kind: str, **changes: Any) -> dict[str, Any]:
    """As the page asks for it when a button of the panel is pressed."""
    number = browser.request.command_number + 1
    wanted = replace(browser.request.settings, **changes)
    return browser.frame(settings=wanted, command=kind, command_number=number, playing=True)[0]


def finish(browser: Browser) -> int:
    """To the run's end, where the page stops playing; the last epoch."""
    while browser.reply.status not in ("done", "diverged"):
        browser.frame()
    return int(browser.frame(playing=False)[0]["stats"]["epoch"])


@pytest.fixture
def done() -> Browser:
    """A browser whose run is done."""
    browser = Browser(Engine(), SMALL)
    browser.frame()
    finish(browser)
    return browser


def test_a_counter_experiment_starts_anew_and_keeps_the_old_curve(done: Browser) -> None:
    old, run = done.curve.copy(), done.request.run
    header = try_out(done, "double_width", hidden_widths=(16,) * 3)
    ghost = header["new"]["ghost"]
    assert header["run"] != run
    for row, name in zip(old, ("epochs", "train", "validation"), strict=True):
        np.testing.assert_allclose(ghost[name], row, rtol=1e-5)
    assert "ghost" not in done.frame()[0]["new"]
    assert finish(done) > 0


def test_a_rate_tried_out_begins_at_epoch_0_unlike_one_set_by_hand(done: Browser) -> None:
    run = done.request.run
    assert done.change(l2=0.01)[0]["run"] == run
    header = try_out(done, "weight_decay", l2=0.1)
    assert header["run"] != run
    while not done.curve.size:  # a busy machine computes the losses at the start in a later frame
        done.frame()
    assert done.curve[0, 0] == 0


def test_a_stop_retraces_the_curve_to_the_bit_at_full_speed(done: Browser) -> None:
    old = done.curve.copy()
    done.change(speed=1)
    try_out(done, "stop_here", epochs=25)
    for _ in range(20):  # two seconds' worth of frames
        if done.reply.status != "done":
            done.frame()
    assert finish(done) == 25
    np.testing.assert_array_equal(done.curve, old[:, :26])


def test_a_stop_pressed_in_mid_run_ends_with_exactly_the_loss_that_the_run_had_there() -> None:
    browser = Browser(Engine(), replace(OVERFITTING, epochs=5000, speed=0))
    while "stop_here" not in (browser.frame() and browser.reply.experiments):
        assert browser.reply.epoch < 5000
    assert browser.reply.status == "running"
    experiment = browser.engine._sessions["a"].experiment
    promised = browser.engine._sessions["a"].watch.shown.evidence
    before = experiment.curves()
    stop = browser.reply.experiments["stop_here"]
    try_out(browser, "stop_here", **stop)
    assert finish(browser) == promised["best_epoch"] == stop["epochs"]
    after = experiment.curves()
    assert after[2, -1] == promised["best_validation_loss"] == before[2].min()
    np.testing.assert_array_equal(after, before[:, : after.shape[1]])


def test_no_stop_is_promised_where_the_rates_were_changed_on_the_way(done: Browser) -> None:
    experiment = done.engine._sessions["a"].experiment
    assert not experiment.adjusted
    done.change(learning_rate=0.002)
    assert experiment.adjusted
    found = diagnose(experiment.trainer, probe=False)
    stop = advised(SMALL, "stop_here", epochs=3)
    assert offers_of(replace(found, advice=(stop,)), experiment) == ()
    done.command("reset")
    assert not experiment.adjusted


def test_to_train_on_goes_on_in_the_same_run_without_a_ghost(done: Browser) -> None:
    run = done.request.run
    header = try_out(done, "train_on", epochs=80)
    assert header["run"] == run
    assert finish(done) == 80
    assert done.curve[0].tolist() == list(range(81))
    assert "ghost" not in header["new"]


def test_the_old_curve_goes_when_it_is_sent_away(done: Browser) -> None:
    try_out(done, "double_width", hidden_widths=(16,) * 3)
    run = done.request.run
    header, _ = done.frame(command="forget", command_number=done.request.command_number + 1)
    assert header["new"]["ghost"] is None
    assert header["run"] == run


def test_another_experiment_replaces_the_old_curve_and_a_second_click_does_not(
    done: Browser,
) -> None:
    first = try_out(done, "double_width", hidden_widths=(16,) * 3)["new"]["ghost"]
    finish(done)
    second = try_out(done, "double_width", hidden_widths=(32,) * 3)["new"]["ghost"]
    assert second["train"] != first["train"]
    browser = Browser(Engine(), replace(SMALL, speed=1))
    browser.frame()
    assert try_out(browser, "weight_decay", l2=0.1)["new"].get("ghost") is None


@pytest.mark.parametrize(
    ("change", "kept"),
    [({"learning_rate": 0.02}, True), ({"speed": 1}, True), ({"hidden_widths": (5, 5, 5)}, False)],
    ids=str,
)
def test_the_old_curve_is_that_of_the_run_before_and_goes_when_another_begins(
    done: Browser, change: dict[str, Any], kept: bool
) -> None:
    try_out(done, "double_width", hidden_widths=(16,) * 3)
    done.change(**change)
    assert (done.engine._sessions["a"].experiment.ghost is not None) == kept


def test_the_same_run_begun_again_is_not_compared_with_itself(done: Browser) -> None:
    """As an example is, taken once more after an experiment with its rates alone."""
    start = done.request.settings
    try_out(done, "weight_decay", l2=0.1)
    finish(done)
    number = done.request.command_number + 1
    header, _ = done.frame(settings=start, command="reset", command_number=number, playing=True)
    assert header["new"]["ghost"] is None


def test_an_output_that_is_measured_otherwise_has_no_old_curve(done: Browser) -> None:
    try_out(done, "linear_output", output_activation="identity", loss="mse")
    assert done.engine._sessions["a"].experiment.ghost is None


def test_an_experiment_on_a_diverged_run_begins_anew_and_its_ghost_is_readable() -> None:
    browser = Browser(Engine(), RUNS["diverged"][0])
    browser.until("diverged")
    ghost = try_out(browser, "learning_rate_tenth", learning_rate=0.01)["new"].get("ghost")
    assert browser.frame()[0]["status"] == "running"
    assert ghost is None or None in ghost["train"]  # infinite losses are null


# What came of it


def outcome(browser: Browser, kind: str, **changes: Any) -> tuple[str, str]:
    """How the advice is judged when the run that follows it has ended, and the words for it."""
    session = browser.engine._sessions["a"]
    session.watch.shown = session.watch.shown._replace(offers=(Offer(kind, changes),))
    try_out(browser, kind, **changes)
    # A quick machine may have come as far within the first frame.
    e = session.experiment
    ended = e.status in ("diverged", "done") or e.trainer.epoch >= e.attempt.epoch
    assert ended or e.outcome() is None
    finish(browser)
    header, _ = browser.frame(parts={})
    found = session.experiment.outcome()
    assert found is not None
    return found.form, header["new"]["ghost"]["judged"]


def judged(start: Settings) -> Browser:
    """A browser whose run is done and has its verdict."""
    browser = Browser(Engine(), start)
    browser.frame()
    finish(browser)
    while not browser.engine._sessions["a"].watch.shown.verdict:
        browser.frame()
    return browser


DIVERGING = {"learning_rate": 10.0, "optimizer": "sgd"}
STUCK = replace(SMALL, **layers(1), dataset="circle", n_samples=200, epochs=60)


@pytest.mark.parametrize(
    ("start", "kind", "changes", "form"),
    [
        (STUCK, "double_width", layers(16, 16), "helped"),
        (STUCK, "learning_rate_tenth", {"learning_rate": 0.001}, "no_help"),
        (STUCK, "train_on", {"epochs": 120}, "no_help"),
        (RUNS["oversized"][0], "halve_width", {"hidden_widths": (8, 8)}, "as_good"),
        (RUNS["oversized"][0], "halve_width", layers(1), "too_small"),
        (on("reg-plane"), "learning_rate_triple", DIVERGING, "diverged"),
    ],
)
def test_advice_that_is_pressed_is_judged_when_its_run_has_come_as_far(
    start: Settings, kind: str, changes: dict[str, Any], form: str
) -> None:
    browser = judged(replace(start, epochs=min(start.epochs, 60), speed=0))
    before = browser.curve[2, -1]
    found, words = outcome(browser, kind, **changes)
    assert found == form
    assert f"{before:.4f}" in words or form == "diverged"
    assert f"{browser.curve[2, -1]:.4f}" in words or form == "diverged"


def test_the_judgement_stays_at_the_epoch_at_which_both_stood() -> None:
    browser = judged(replace(STUCK, speed=0))
    _, words = outcome(browser, "double_width", **layers(16, 16), epochs=90)
    assert "(epoch 60)" in words
    assert f"{browser.curve[2, 60]:.4f}" in words


def test_a_judgement_goes_with_its_curve_and_with_the_next_change() -> None:
    browser = judged(replace(STUCK, speed=0))
    outcome(browser, "double_width", **layers(16, 16))
    browser.command("forget")
    assert browser.engine._sessions["a"].experiment.outcome() is None
    assert browser.frame(parts={})[0]["new"]["ghost"] is None
    outcome(browser, "double_width", **layers(17, 17))
    browser.change(**layers(3))
    assert browser.frame(parts={})[0]["new"]["ghost"] is None


def test_what_was_pressed_before_anything_was_judged_is_not_judged() -> None:
    browser = Browser(Engine(), replace(SMALL, speed=1))
    browser.frame()
    try_out(browser, "double_width", **layers(16))
    assert browser.engine._sessions["a"].experiment.attempt is None


# What is known of the best achievable loss


def test_the_best_of_the_sessions_runs_on_the_same_data_is_remembered() -> None:
    experiment = Experiment(on("iris", **layers(8)))
    assert experiment.best_known == np.inf
    experiment.trainer.run(60)
    low = experiment.curves()[2].min()
    experiment.reset()
    assert low <= experiment.best_known < 1.2 * low + 0.01
    experiment.apply(replace(experiment.settings, **layers(1)))
    assert experiment.best_known < np.inf
    experiment.apply(replace(experiment.settings, data_seed=7))
    assert experiment.best_known == np.inf
    experiment.apply(replace(experiment.settings, data_seed=1))
    assert low <= experiment.best_known < 1.2 * low + 0.01
    experiment.apply(replace(experiment.settings, loss="mse"))
    assert experiment.best_known == np.inf


def test_what_is_remembered_is_bounded_and_no_number_is_no_loss() -> None:
    known = BestKnown()
    for seed in range(10 * MOST):
        known.note(seed, 0.5)
    assert len(known._lowest) == MOST
    known.note("a", float("nan"))
    assert known.of("a") == np.inf


def test_a_better_run_of_the_session_makes_a_poor_one_look_poor() -> None:
    poor = on("iris", optimizer="sgd", learning_rate=0.01, **layers(2))
    alone = trained(poor, 5)
    while not references_of(alone.trainer).prepare():
        continue
    watch = Watch()
    watch.follow(alone, 0.01, 0.01, 0.0)
    estimated = watch.shown.evidence["floor"]
    alone.known.note(alone.comparable, 0.5 * estimated)
    again = Watch()
    again.follow(alone, 0.01, 0.01, 0.0)
    assert again.shown.evidence["floor"] == pytest.approx(0.5 * estimated)
    assert not again.shown.evidence["floor_known"]


# What the page is told


def test_the_reply_offers_the_changes_behind_the_buttons() -> None:
    browser = Browser(Engine(), replace(OVERFITTING, epochs=200, speed=0))
    browser.frame()
    finish(browser)
    while browser.frame()[0]["pending"]:
        time.sleep(0.02)
    offered = browser.reply.experiments
    assert list(offered)[:2] == ["stop_here", "more_data"]
    assert offered["more_data"] == {"n_samples": 800}


def test_frames_that_wait_for_a_verdict_bring_no_pictures_and_come_to_an_end() -> None:
    slow = replace(RUNS["still_learning"][0], epochs=30, speed=0)
    browser = Browser(Engine(), slow)
    browser.frame()
    finish(browser)
    waiting = []
    for _ in range(200):
        header, arrays = browser.frame()
        waiting.append(set(arrays))
        if not header["pending"]:
            break
        time.sleep(0.02)
    assert not header["pending"]
    assert all(arrays == {"curve"} for arrays in waiting)
    assert browser.frame()[0]["new"] == {}
