"""Targets: what is asked for beyond a slice is trained in slices, and can be stopped."""

from dataclasses import replace

import numpy as np
import pytest

from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.settings import Settings
from tests.pages.frames import Browser

# An epoch of 500 batches, of which a slice does one.
SETTINGS = replace(Settings(), n_samples=1000, batch_size=1)
SLICE_S = 0.0


@pytest.fixture
def experiment() -> Experiment:
    """A run whose losses at the start are known."""
    experiment = Experiment(SETTINGS)
    shares(experiment)
    return experiment


def shares(experiment: Experiment) -> list[float]:
    """Slice by slice how far the target is, until it is reached."""
    found = []
    while experiment.target is not None:
        found.append(experiment.target.content(experiment.trainer)["share"])
        experiment.advance(SLICE_S)
    return found


def test_an_epoch_is_trained_in_slices_and_then_the_run_is_paused(experiment: Experiment) -> None:
    experiment.play()
    experiment.step_epoch()
    assert experiment.status == "running"
    assert experiment.trainer.step_count == 0
    found = shares(experiment)
    assert len(found) >= 500
    assert found == sorted(found)
    assert (experiment.status, experiment.trainer.epoch) == ("paused", 1)


def test_a_step_is_one_batch_and_its_look_at_all_losses_comes_in_slices() -> None:
    experiment = Experiment(replace(SETTINGS, hidden_widths=(256,) * 3, batch_size=500))
    experiment.step()
    assert len(shares(experiment)) > 2
    assert (experiment.trainer.step_count, experiment.trainer.epoch) == (1, 1)
    assert experiment.status == "paused"


def test_slices_give_the_numbers_of_one_piece(experiment: Experiment) -> None:
    whole = Experiment(SETTINGS)
    whole.trainer.run(max_epochs=1)
    experiment.step_epoch()
    shares(experiment)
    np.testing.assert_array_equal(experiment.curves(), whole.curves())
    np.testing.assert_array_equal(experiment.trainer.parameters, whole.trainer.parameters)


def test_a_pause_on_the_way_stops_there_and_play_goes_on(experiment: Experiment) -> None:
    experiment.step_epoch()
    experiment.advance(SLICE_S)
    experiment.pause()
    assert (experiment.status, experiment.trainer.step_count) == ("paused", 1)
    experiment.advance(SLICE_S)
    assert experiment.trainer.step_count == 1
    experiment.step_epoch()
    shares(experiment)
    assert experiment.trainer.epoch == 1


def test_new_rates_on_the_way_take_effect_and_another_network_ends_it(
    experiment: Experiment,
) -> None:
    experiment.step_epoch()
    experiment.advance(SLICE_S)
    experiment.apply(replace(SETTINGS, learning_rate=0.5))
    assert experiment.target is not None
    assert experiment.trainer.runs[0].learning_rate == 0.5
    experiment.apply(replace(SETTINGS, seed=7))
    assert experiment.status == "idle"
    assert experiment.target is not None
    assert experiment.target.kind == "start"


def test_a_run_is_retraced_to_its_epoch_and_then_stands_or_plays_on() -> None:
    settings = replace(Settings(), epochs=10)
    before = Experiment(settings)
    before.trainer.run(max_epochs=12)
    for playing in (False, True):
        again = Experiment(settings)
        if playing:
            again.play()
        again.retrace(12 * again.trainer.batches_per_epoch, goal=12)
        kinds = {again.target.content(again.trainer)["kind"] for _ in [0] if again.target}
        shares(again)
        assert kinds == {"again"}
        assert (again.status, again.trainer.epoch) == ("done", 12)
        np.testing.assert_array_equal(again.curves(), before.curves())


def test_a_run_that_diverges_on_the_way_has_ended() -> None:
    settings = replace(
        Settings(), optimizer="sgd", learning_rate=10.0, loss="mse", output_activation="identity",
        batch_size=1,
    )  # fmt: skip
    experiment = Experiment(settings)
    experiment.retrace(50 * experiment.trainer.batches_per_epoch, goal=50)
    shares(experiment)
    assert experiment.status == "diverged"
    assert experiment.trainer.epoch < 50


def test_a_command_to_pause_ends_what_goes_on_while_nothing_plays() -> None:
    largest = replace(SETTINGS, hidden_widths=(64,) * 3)
    browser = Browser(Engine(), largest, playing=False)
    browser.frame()
    header, _ = browser.press("epoch")
    assert header["status"] == "running"
    assert 0 < header["target"]["share"] < 1
    assert header["target"]["epoch"] == 1
    header, _ = browser.press("pause")
    assert (header["status"], header["target"]) == ("paused", None)
