"""A run of the map in the playground: the same network, bit for bit, and it trains on."""

from dataclasses import replace

import numpy as np
import pytest

from pages.live.engine import Engine
from pages.live.run_session import Request
from pages.live.settings import Settings
from tests.pages.frames import Browser, sweeps_of
from tests.pages.test_sweeps import MAP, Tab, swept

PLACES = [(0, 0), (1, 1), (2, 0)]  # without hidden layers; wide; deep


def paused(settings: Settings, epochs: int = 3) -> Tab:
    """A map of which every run has had that number of epochs, or one more."""
    tab = Tab(Engine(), settings)
    session = sweeps_of(tab.engine).session(MAP)
    tab.request = replace(tab.request, command="run", command_number=1)
    session.follow(tab.request, free_mb=500.0)
    while session.making:
        session.advance(0.0)
    assert session.sweep_run is not None
    while min(row["epoch"] for row in session.sweep_run.rows()) < epochs:
        session.advance(1e-4)
    tab.command("pause")
    return tab


def opened(tab: Tab, place: tuple[int, int], start: int, sid: str = "a") -> Browser:
    """The playground with that run in it, paused."""
    request = Request(settings=Settings(), language="en", playing=False)
    settings = sweeps_of(tab.engine).open_run(sid, MAP, place, start, request)
    assert settings is not None
    return Browser(tab.engine, settings, sid, playing=False)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("start", [0, 2])
def test_the_opened_run_is_the_map_s_bit_for_bit(place: tuple[int, int], start: int) -> None:
    tab = paused(swept(epochs=50))
    sweep_run = sweeps_of(tab.engine).session(MAP).sweep_run
    assert sweep_run is not None
    cell = sweep_run.plan.at(*place)
    assert cell is not None
    run = cell.runs[start]
    row, curves = sweep_run.rows()[run], sweep_run.curves(run)
    browser = opened(tab, place, start)
    header, _ = browser.frame()
    assert browser.request.settings == sweep_run.plan.runs[run]
    # A map that was paused while it computed an epoch's losses has trained that epoch, too.
    epoch = sweep_run.trainer(run).epoch
    assert epoch - row["epoch"] in (0, 1)
    assert (header["status"], header["stats"]["epoch"]) == ("paused", epoch)
    np.testing.assert_array_equal(
        tab.engine.curves("a")[:, : row["epoch"] + 1],
        [curves.epochs, curves.train_loss[:, 0], curves.validation_loss[:, 0]],
    )
    there = tab.engine._sessions["a"].experiment
    np.testing.assert_array_equal(there.trainer.parameters, sweep_run.trainer(run).parameters)
    x = there.data.x_validation
    np.testing.assert_array_equal(
        np.asarray(there.trainer.predict(x)).ravel(),
        np.asarray(sweep_run.predict(x, [run])).ravel(),
    )
    assert header["stats"]["parameters"] == row["parameters"]
    assert header["stats"]["seconds"] == pytest.approx(row["seconds"], abs=0.006)


@pytest.mark.parametrize("change", [{}, {"dropout": 0.2}, {"optimizer": "rmsprop", "l2": 0.01}])
def test_it_trains_on_as_it_would_have_in_the_map(change: dict[str, object]) -> None:
    tab = paused(replace(swept(epochs=20, starts=12), **change), epochs=1)  # type: ignore[arg-type]
    browser = opened(tab, (2, 1), 1)
    assert 0 < browser.frame()[0]["stats"]["epoch"] < 20
    while browser.curve[0, -1] < 20:  # of 5 batches each
        browser.command("epoch")
    here = browser.curve
    tab.command("resume")
    tab.until("done")
    there = opened(tab, (2, 1), 1, "b")
    there.frame()
    assert here[0].tolist() == there.curve[0].tolist() == list(range(21))
    np.testing.assert_allclose(here[1:], there.curve[1:], rtol=1e-6)


def test_training_on_in_the_playground_leaves_the_map_as_it_was() -> None:
    tab = paused(swept(epochs=50))
    before = tab.rows()
    browser = opened(tab, (1, 1), 0)
    browser.frame()
    for _ in range(4):
        browser.command("epoch")
    assert tab.rows() == before


@pytest.mark.parametrize("optimizer", ["adam", "sgd", "momentum"])
def test_from_its_seed_the_playground_finds_the_same_curve(optimizer: str) -> None:
    settings = replace(swept(epochs=10), optimizer=optimizer)  # 50 points: 50 steps
    tab = Tab(Engine(), settings).trained()
    for place in PLACES:
        found = opened(tab, place, 1)
        found.frame()
        alone = Browser(Engine(), found.request.settings, playing=False)
        alone.frame()
        for _ in range(10):
            alone.command("epoch")
        assert alone.curve.shape == found.curve.shape == (3, 11)
        np.testing.assert_allclose(alone.curve, found.curve, rtol=1e-6)


@pytest.mark.parametrize("dataset", ["rings", "sine", "ball-in-shell", "cars", "iris"])
def test_a_run_of_any_data_can_be_opened_and_played(dataset: str) -> None:
    tab = Tab(Engine(), swept(dataset)).trained()
    browser = opened(tab, (1, 1), 2)
    header, _ = browser.frame()
    assert header["stats"]["epoch"] == 5
    browser.frame(playing=True)
    while browser.frame()[0]["stats"]["epoch"] <= 5:
        pass
    assert browser.curve[0, :6].tolist() == [0, 1, 2, 3, 4, 5]


def test_a_run_that_diverged_opens_as_diverged() -> None:
    wild = replace(
        swept("reg-plane"), optimizer="sgd", learning_rate=10.0, activations=("relu",) * 3
    )
    tab = Tab(Engine(), wild).trained()
    assert {row["status"] for row in tab.rows()} == {"diverged"}
    browser = opened(tab, (2, 1), 0)
    assert browser.frame()[0]["status"] == "diverged"
    browser.frame(playing=False)
    header, _ = browser.change(learning_rate=1e-4)
    assert (header["status"], header["stats"]["epoch"]) == ("idle", 0)
    assert browser.command("epoch")[0]["status"] == "paused"


def test_without_results_nothing_is_opened() -> None:
    engine = Engine()
    request = Request(settings=Settings(), language="en", playing=False)
    assert sweeps_of(engine).open_run("a", MAP, (0, 0), 0, request) is None
    assert engine.curves("a").shape == (3, 0)
