"""The engine: frames that bring what is new, and runs that do what was asked."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from pages.live.engine import SLICE_ALONE_S, SLICE_CLASS_S, Engine, every_ms, slice_s
from pages.live.experiment import Experiment
from pages.live.pictures import shown_weights
from pages.live.settings import Settings, for_dataset
from tests.pages.frames import PARTS, Browser, forget_all_but

SMALL = Settings(hidden_widths=(4,), activations=("tanh",), n_samples=50, speed=0)
DIVERGING = replace(
    SMALL, dataset="reg-plane", output_activation="identity", loss="mse",
    activations=("identity",), optimizer="sgd", learning_rate=10.0,
)  # fmt: skip


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def browser(engine: Engine) -> Browser:
    return Browser(engine, SMALL)


# What a frame brings


def test_the_first_frame_brings_every_part_and_every_picture(browser: Browser) -> None:
    header, arrays = browser.frame()
    assert set(header["new"]) == set(header["parts"]) == PARTS
    assert set(arrays) == {"curve", "map", "units", "weights"}


def test_later_frames_bring_no_part_again(browser: Browser) -> None:
    browser.frame()
    news = [browser.frame()[0]["new"] for _ in range(5)]
    verdicts = [new.pop("verdict") for new in news if "verdict" in new]
    assert news == [{}] * 5
    assert all(a != b for a, b in pairwise(verdicts))


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"log_loss": True}, {"curves"}),
        ({"truth": True}, {"view"}),
        ({"loss": "mse"}, {"curves"}),
        ({"learning_rate": 0.3}, set()),
        ({"hidden_widths": (5,)}, {"diagram"}),
        ({"activations": ("relu",)}, {"diagram"}),
        ({"data_seed": 5}, {"view", "curves", "paint"}),
    ],
    ids=lambda v: "-".join(sorted(v)),
)
def test_a_change_brings_the_parts_that_it_concerns(
    browser: Browser, change: dict[str, Any], parts: set[str]
) -> None:
    browser.frame()
    new = set(browser.change(**change)[0]["new"])
    assert new - {"curves", "caption"} == parts - {"curves"}
    assert parts <= new


def test_another_language_brings_all_words_and_keeps_the_run(browser: Browser) -> None:
    before, _ = browser.frame()
    after, _ = browser.frame(language="sv")
    assert after["new"]["words"]["language"] == "sv"
    assert set(after["new"]) == PARTS
    assert after["run"] == before["run"]


def test_a_browser_that_holds_nothing_gets_all_of_it_again(browser: Browser) -> None:
    for _ in range(4):
        browser.frame()
    header, arrays = browser.frame(run=-1, have=-1, parts={})
    assert set(header["new"]) == PARTS
    assert arrays["curve"][0, 0] == 0
    assert {"map", "units", "weights"} <= set(arrays)


def test_the_tail_of_the_curves_begins_after_what_the_browser_has(browser: Browser) -> None:
    browser.frame()
    for _ in range(6):
        have = browser.request.have
        _, arrays = browser.frame()
        epochs = arrays["curve"][0]
        assert arrays["curve"].shape[0] == 3
        assert (epochs > have).all()
        assert (np.diff(epochs) > 0).all()
    whole = browser.frame(have=-1)[1]["curve"][0]
    np.testing.assert_array_equal(whole[:500], np.arange(min(500, whole.size)))


def test_a_frame_says_which_request_it_answers(browser: Browser) -> None:
    assert browser.frame()[0]["ack"] is None
    assert browser.frame(seq=17)[0]["ack"] == 17


def test_the_tail_and_the_numbers_tell_the_same(browser: Browser) -> None:
    browser.frame()
    header, _ = browser.frame()
    epoch, train, validation = browser.curve[:, -1]
    stats = header["stats"]
    assert epoch == stats["epoch"] == browser.reply.epoch
    assert train == pytest.approx(stats["train_loss"], rel=1e-6)
    assert validation == pytest.approx(stats["validation_loss"], rel=1e-6)
    assert 0 <= stats["validation_accuracy"] <= 1
    assert stats["parameters"] == 2 * 4 + 4 + 4 + 1


def test_frames_stay_small_once_the_first_is_there(engine: Engine) -> None:
    browser = Browser(engine, replace(Settings(), speed=0))
    for _ in range(60):
        browser.frame()
    assert max(browser.bytes[1:]) <= 20_000


# What a run does


def test_equal_settings_give_equal_curves_to_the_last_bit() -> None:
    settings = replace(Settings(), epochs=30, speed=0, dropout=0.2)
    one, other = Browser(Engine(), settings), Browser(Engine(), settings)
    one.until("done")
    other.frame(playing=False)
    for _ in range(30):  # in other slices
        other.command("epoch")
    np.testing.assert_array_equal(one.curve, other.curve)
    assert one.curve.shape == (3, 31)


def test_a_run_after_another_has_its_data_and_learns_as_if_it_were_the_first() -> None:
    settings = replace(Settings(), epochs=20, speed=0, dropout=0.2)
    later, alone = Browser(Engine(), settings), Browser(Engine(), replace(settings, seed=7))
    later.until("done")
    before = later.engine._sessions["a"].experiment.trainer
    later.change(seed=7)
    after = later.engine._sessions["a"].experiment.trainer
    assert after is not before
    assert after.train_data is before.train_data
    for browser in (later, alone):
        browser.until("done")
    np.testing.assert_array_equal(later.curve, alone.curve)


def test_another_seed_gives_another_curve() -> None:
    curves = []
    for seed in (1, 2):
        browser = Browser(Engine(), replace(SMALL, epochs=3, seed=seed))
        browser.until("done")
        curves.append(browser.curve)
    assert not np.array_equal(*curves)


def test_a_new_learning_rate_takes_effect_in_the_same_run(engine: Engine) -> None:
    kept, changed = Browser(engine, SMALL, "kept"), Browser(engine, SMALL, "changed")
    for browser in (kept, changed):
        browser.frame(playing=False)
        for _ in range(3):
            browser.command("epoch")
    np.testing.assert_array_equal(kept.curve, changed.curve)
    before = changed.request.run
    header, _ = changed.change(learning_rate=1.0)
    assert (header["run"], header["stats"]["epoch"]) == (before, 3)
    kept.command("epoch")
    changed.command("epoch")
    assert changed.curve[0].tolist() == [0, 1, 2, 3, 4]
    assert changed.curve[1, 4] != kept.curve[1, 4]


@pytest.mark.parametrize("change", [{"speed": 3}, {"epochs": 5000}, {"log_loss": True}])
def test_a_change_of_view_keeps_the_run(browser: Browser, change: dict[str, Any]) -> None:
    browser.frame()
    before, _ = browser.frame()
    after, _ = browser.change(**change)
    assert after["run"] == before["run"]
    assert after["stats"]["epoch"] >= before["stats"]["epoch"] > 0


def test_another_depth_starts_anew_at_once_while_playing(browser: Browser) -> None:
    browser.frame()
    before, _ = browser.frame()
    header, arrays = browser.change(hidden_widths=(4, 4), activations=("tanh", "tanh"))
    assert header["status"] == "running"
    assert header["run"] != before["run"]
    assert set(arrays) == {"curve", "map", "units", "weights"}
    assert [layer["width"] for layer in header["new"]["diagram"]] == [2, 4, 4, 1]
    while browser.reply.epoch == 0:  # a busy machine needs more frames for the first epoch
        browser.frame()
    assert browser.curve[0, 0] == 0


def test_another_depth_while_paused_shows_the_untrained_network(browser: Browser) -> None:
    browser.frame()
    browser.frame(playing=False)
    header, arrays = browser.change(hidden_widths=(), activations=())
    assert (header["status"], header["stats"]["epoch"]) == ("idle", 0)
    assert {"map", "units", "weights"} <= set(arrays)


def test_a_paused_run_trains_nothing(browser: Browser) -> None:
    while browser.frame()[0]["stats"]["epoch"] < 1:
        pass
    first, _ = browser.frame(playing=False)
    frames = [browser.frame() for _ in range(3)]
    assert first["status"] == "paused"
    assert all(header["stats"] == first["stats"] for header, _ in frames)
    assert all(arrays["curve"].size == 0 for _, arrays in frames)


def test_play_goes_on_where_pause_stopped(browser: Browser) -> None:
    browser.frame()
    paused, _ = browser.frame(playing=False)
    browser.frame(playing=True)
    header, _ = browser.frame()
    assert header["run"] == paused["run"]
    assert header["stats"]["epoch"] > paused["stats"]["epoch"]


def test_a_network_whose_weights_are_no_numbers_any_more_is_not_drawn() -> None:
    """In mid-epoch nobody has noticed yet that it diverges."""
    trainer = Experiment(SMALL).trainer
    assert set(shown_weights(trainer, 1)) == {"weights"}
    trainer.weights(1)[:] = np.nan
    assert shown_weights(trainer, 1) == {}


def test_a_step_is_one_batch(engine: Engine) -> None:
    browser = Browser(engine, SMALL, playing=False)  # 25 training points in batches of 10
    start, arrays = browser.frame()
    assert start["status"] == "idle"
    seen = [arrays["weights"]]
    epochs = []
    for _ in range(3):
        header, arrays = browser.command("step")
        epochs.append(header["stats"]["epoch"])
        seen.append(arrays["weights"])
    assert epochs == [0, 0, 1]
    assert header["status"] == "paused"
    assert all(not np.array_equal(a, b) for a, b in pairwise(seen))


@pytest.mark.parametrize("dataset", ["circle", "sine"])
def test_a_step_tells_the_losses_and_the_accuracies_of_the_network_as_it_is(
    engine: Engine, dataset: str
) -> None:
    browser = Browser(engine, for_dataset(SMALL, dataset), playing=False)
    last = browser.frame()[0]["stats"]
    for _ in range(6):
        header, _ = browser.command("step")
        while header["pending"]:
            header, _ = browser.frame()
        e, stats = engine._sessions["a"].experiment, header["stats"]
        halves = (e.data.x_train, e.y_train), (e.data.x_validation, e.y_validation)
        now = [float(e.trainer.loss(*half)[0]) for half in halves]
        assert [stats["train_loss"], stats["validation_loss"]] == pytest.approx(now, rel=1e-12)
        assert stats["train_loss"] != last["train_loss"]
        last = stats


def test_the_speed_of_a_network_that_is_slower_than_its_frames_is_not_zero() -> None:
    layers = {"hidden_widths": (256,) * 10, "activations": ("relu",) * 10}
    experiment = Experiment(replace(Settings(), speed=0, **layers))
    experiment.play()
    while not experiment.trainer.step_count:
        experiment.advance(0.0)
    assert experiment.trainer.epoch == 0
    assert experiment.epochs_per_second > 0


def test_an_epoch_goes_to_the_end_of_one_epoch(engine: Engine) -> None:
    browser = Browser(engine, SMALL, playing=False)
    browser.frame()
    browser.command("step")
    assert browser.command("epoch")[0]["stats"]["epoch"] == 1
    assert browser.command("epoch")[0]["stats"]["epoch"] == 2


def test_a_command_is_carried_out_once(engine: Engine) -> None:
    browser = Browser(engine, SMALL, playing=False)
    browser.frame()
    browser.command("epoch")
    assert browser.frame()[0]["stats"]["epoch"] == 1


@pytest.mark.parametrize("name", ["step", "epoch"])
def test_a_step_pauses_a_run_that_plays(browser: Browser, name: str) -> None:
    browser.frame()
    header, _ = browser.command(name)
    assert header["status"] == "paused"
    assert browser.frame()[0]["stats"]["epoch"] == header["stats"]["epoch"]


def test_a_reset_begins_the_same_run_again(engine: Engine) -> None:
    browser = Browser(engine, SMALL, playing=False)
    browser.frame()
    browser.command("epoch")
    before, curve = browser.request.run, browser.curve
    header, arrays = browser.command("reset")
    assert header["run"] != before
    assert header["stats"]["epoch"] == 0
    assert arrays["curve"][0].tolist() == [0]
    browser.command("epoch")
    np.testing.assert_array_equal(browser.curve, curve)


def test_a_reset_while_playing_plays_on(browser: Browser) -> None:
    browser.frame()
    assert browser.command("reset")[0]["status"] == "running"
    assert browser.frame()[0]["stats"]["epoch"] > 0


def test_a_run_is_done_at_its_goal_and_play_goes_on_for_as_many(engine: Engine) -> None:
    browser = Browser(engine, replace(SMALL, epochs=7))
    assert browser.until("done")["stats"]["epoch"] == 7
    # The page hears of it and stops playing; the user presses play again.
    assert browser.frame(playing=False)[0]["status"] == "done"
    header = browser.frame(playing=True)[0]
    while header["status"] == "running":
        header = browser.frame()[0]
    assert (header["status"], header["stats"]["epoch"]) == ("done", 14)
    assert browser.curve[0].tolist() == list(range(15))


def test_weights_that_are_no_numbers_are_not_drawn() -> None:
    """In mid-epoch nobody has noticed yet that a run diverges."""
    trainer = Experiment(SMALL).trainer
    assert set(shown_weights(trainer, 1)) == {"weights"}
    trainer.weights(1)[:] = np.nan
    assert shown_weights(trainer, 1) == {}


def test_a_diverged_run_says_so_and_keeps_its_curves(engine: Engine) -> None:
    browser = Browser(engine, DIVERGING)
    header = browser.until("diverged")
    epochs = browser.curve[0].tolist()
    assert header["stats"]["train_loss"] is None or np.isfinite(header["stats"]["train_loss"])
    assert len(epochs) >= 2
    assert np.isfinite(browser.curve[1:, 0]).all()
    again, arrays = browser.frame(run=-1, have=-1, parts={}, playing=False)
    assert again["status"] == "diverged"
    assert arrays["curve"][0].tolist() == epochs


def test_a_diverged_run_starts_anew_with_another_network(engine: Engine) -> None:
    browser = Browser(engine, DIVERGING)
    browser.until("diverged")
    header, _ = browser.change(hidden_widths=(3,), optimizer="adam", learning_rate=0.01)
    assert header["status"] == "running"
    assert browser.frame()[0]["stats"]["epoch"] > 0


def test_a_diverged_run_leaves_the_other_sessions_alone(engine: Engine) -> None:
    settings = replace(SMALL, epochs=20)
    alone, beside = Browser(Engine(), settings), Browser(engine, settings, "beside")
    wild = Browser(engine, DIVERGING, "wild")
    alone.until("done")
    for _ in range(100):
        wild.frame()
        if beside.frame()[0]["status"] == "done":
            break
    assert wild.until("diverged")
    np.testing.assert_array_equal(alone.curve, beside.curve)


def test_a_session_that_has_left_is_forgotten_and_may_begin_again(browser: Browser) -> None:
    before, _ = browser.frame()
    browser.engine.roll_call(set(), {"a"})
    forget_all_but(browser.engine)
    header, arrays = browser.frame()
    assert header["run"] != before["run"]
    assert arrays["curve"][0, 0] == 0


def test_a_session_that_is_known_is_kept_however_long_it_asks_for_nothing(browser: Browser) -> None:
    before, _ = browser.frame()
    forget_all_but(browser.engine, "a")
    browser.engine.roll_call(set(), {"a"})
    assert browser.frame()[0]["run"] == before["run"]


def test_a_frame_that_comes_after_its_session_s_end_keeps_nothing_for_ever(
    browser: Browser,
) -> None:
    browser.frame()
    forget_all_but(browser.engine)
    late, _ = browser.frame()
    browser.engine.roll_call(set(), set())
    assert browser.frame()[0]["run"] == late["run"], "it may be newer than the list"
    forget_all_but(browser.engine)
    assert not browser.engine._sessions


# Sharing


def test_a_full_class_gets_shorter_slices_and_longer_intervals(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.live.engine.ACTIVE_S", 60.0)  # however slow this machine is
    assert slice_s(1) == SLICE_ALONE_S
    assert slice_s(1) > slice_s(30) >= slice_s(60) == SLICE_CLASS_S
    browsers = [Browser(engine, SMALL, str(i), playing=False) for i in range(30)]
    told = [browser.frame()[0]["every"] for browser in browsers]
    least = [every_ms(active) for active in range(1, 31)]
    assert least[0] <= 100 <= least[-1] <= 333
    assert least == sorted(least)
    # Longer, where a frame takes so long that others would have too little of the time.
    assert all(every >= at_least for every, at_least in zip(told, least, strict=True))


def test_a_session_at_a_slow_speed_trains_no_faster_than_asked(engine: Engine) -> None:
    browser = Browser(engine, replace(SMALL, speed=1))
    for _ in range(20):
        header, _ = browser.frame()
    assert header["stats"]["epoch"] <= 2


def test_a_diverged_run_starts_anew_at_another_learning_rate_and_with_play() -> None:
    wild = replace(
        Settings(), optimizer="sgd", learning_rate=10.0, loss="mse", output_activation="identity"
    )
    experiment = Experiment(wild)
    experiment.play()
    experiment.trainer.run(max_epochs=5)
    assert experiment.status == "diverged"
    experiment.apply(replace(wild, log_loss=True))
    assert experiment.status == "diverged", "a change of view keeps the curves"
    experiment.apply(replace(wild, learning_rate=0.001))
    assert (experiment.status, experiment.trainer.epoch) == ("running", 0)
    experiment.apply(wild)
    experiment.trainer.run(max_epochs=5)
    experiment.play()
    assert (experiment.status, experiment.trainer.epoch) == ("running", 0)


def test_a_change_of_rate_leaves_the_goal_of_a_run_that_plays_on() -> None:
    experiment = Experiment(replace(Settings(), epochs=2))
    experiment.trainer.run(max_epochs=2)
    experiment.play()
    assert experiment.goal == 4
    experiment.apply(replace(experiment.settings, learning_rate=0.001))
    assert experiment.goal == 4
