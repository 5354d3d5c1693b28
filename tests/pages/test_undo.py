"""Taking back changes of settings, and other points under the same weights."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pages.live.engine import Engine
from pages.live.settings import Settings
from pages.ui import undo
from pages.ui.session_state import KEY
from pages.ui.undo import MOST, Undo
from tests.pages.frames import Browser
from tests.pages.test_playground import choose, visit, widget

A = Settings()
B, C = replace(A, noise=0.1), replace(A, noise=0.2)


def always(settings: Settings) -> bool:
    """Nothing that was set is gone."""
    return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    now = [0.0]
    monkeypatch.setattr(undo.time, "monotonic", lambda: now[0])
    return now


def test_each_change_is_taken_back_the_last_first(clock: list[float]) -> None:
    changes = Undo()
    assert not changes
    changes.note(A, B)
    changes.note(B, replace(B, seed=7))  # at once, but another setting
    clock[0] += 5
    changes.note(replace(B, seed=7), replace(B, seed=8))
    found = [changes.take(always) for _ in range(4)]
    assert found == [replace(B, seed=7), B, A, None]
    assert not changes


def test_a_slider_that_is_dragged_is_one_change(clock: list[float]) -> None:
    changes = Undo()
    for before, after in ((A, B), (B, C), (C, C)):
        changes.note(before, after)
        clock[0] += 0.2
    clock[0] += 5
    changes.note(C, B)
    assert [changes.take(always), changes.take(always), changes.take(always)] == [C, A, None]


def test_the_past_is_bounded(clock: list[float]) -> None:
    changes = Undo()
    for seed in range(MOST + 20):
        clock[0] += 5
        changes.note(replace(A, seed=seed), replace(A, seed=seed + 1))
    assert sum(changes.take(always) is not None for _ in range(MOST + 20)) == MOST


def present(app: AppTest) -> Settings:
    state: Any = app.session_state[KEY]
    settings: Settings = state.run.settings
    return settings


def test_the_button_takes_back_the_last_change_and_the_controls_follow() -> None:
    app = visit(data="xor", noise="0.1")
    before = present(app)
    assert widget(app, "Undo").disabled
    choose(app, "Depth", 5)
    assert not widget(app, "Undo").disabled
    widget(app, "Undo").click().run()
    app.run()
    assert present(app) == before
    assert widget(app, "Depth").value == 3
    assert widget(app, "Undo").disabled


def test_new_data_under_the_same_weights_begin_where_the_old_ones_ended() -> None:
    engine = Engine()
    browser = Browser(engine, replace(A, dataset="moons", speed=0, noise=0.1))
    while browser.frame()[0]["stats"]["epoch"] < 10:
        pass
    browser.frame(playing=False)
    experiment = engine._sessions["a"].experiment
    weights, x, run = experiment.trainer.parameters.copy(), experiment.data.x_train, experiment.run
    other = replace(browser.request.settings, data_seed=9)
    browser.frame(settings=other, command="new_data", command_number=1)
    assert experiment.run != run
    assert experiment.trainer.epoch == 0
    assert not np.array_equal(experiment.data.x_train, x)
    np.testing.assert_array_equal(experiment.trainer.parameters, weights)
    assert experiment.adjusted
    header, _ = browser.frame()
    loss = header["stats"]["train_loss"]
    assert loss < 0.3  # what has been learnt is worth something on points never seen
    browser.frame(command="reset", command_number=2)
    assert not np.array_equal(experiment.trainer.parameters, weights)


def test_a_network_that_has_diverged_is_not_kept_under_new_data() -> None:
    engine = Engine()
    settings = replace(
        A, dataset="reg-plane", output_activation="identity", loss="mse", optimizer="sgd",
        activations=("identity",) * 3, learning_rate=10.0, speed=0, n_samples=50,
    )  # fmt: skip
    browser = Browser(engine, settings)
    while browser.frame()[0]["status"] != "diverged":
        pass
    other = replace(settings, data_seed=9)
    browser.frame(settings=other, command="new_data", command_number=1, playing=False)
    assert np.isfinite(engine._sessions["a"].experiment.trainer.parameters).all()
