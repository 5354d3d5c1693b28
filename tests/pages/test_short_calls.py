"""No call into the worker takes long, at any setting that the controls permit.

The goal is 100 ms of processor time, told beside the other figures. What is asserted leaves room
for a machine whose caches others use. As in the worker, a first frame has been before, what was
there by then is no concern of the garbage collector's, and what crosses between the processes is
packed and unpacked.
"""

import gc
import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest

from datasets.own import Recipe, read_csv
from pages.features.home.live.questions import lesson, taken, told
from pages.features.inside.live.inspection_session import InsideRequest, Insides
from pages.features.parts.live import end_trials
from pages.features.parts.live.paths import paths
from pages.features.parts.live.present_inputs import present_inputs_of
from pages.features.point.live.other_starts import OthersOf
from pages.live import own_data
from pages.live.cards import BoardRequest
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.hands import Touched
from pages.live.own_link import write
from pages.live.questions import AnswersOf, GradientsOf, WayOf, rows_at_once
from pages.live.run_session import Request
from pages.live.settings import Settings, for_dataset, with_own
from pages.live.verdict_watch import Watch
from pages.live.worker import _warm_up
from tests.conftest import Cost, Figures
from tests.pages.frames import Browser, sweeps_of
from tests.pages.test_sweeps import Tab, with_sweep

LONGEST_S = 0.4
CARDS = (
    "gap", "gradients", "gradient_steps", "activations", "weights", "similarity",
    "predictions", "residuals", "confusion", "calibration", "importance",
)  # fmt: skip
LARGEST: dict[str, Any] = {"hidden_widths": (256,) * 10, "activations": ("gelu",) * 10}
SPIRAL = replace(Settings(), n_samples=5000, **LARGEST)
RUNS = {
    "batches of one": replace(SPIRAL, batch_size=1),
    "batches of 512": replace(SPIRAL, batch_size=512, initializer="orthogonal"),
    "digits": replace(for_dataset(Settings(), "digits"), batch_size=512, **LARGEST),
    "equal units": replace(SPIRAL, batch_size=64, initializer="zeros"),
    "a best loss that nobody knows": replace(for_dataset(Settings(), "penguins"), **LARGEST),
}
NO_LAYERS: dict[str, Any] = {"hidden_widths": (), "activations": (), "batch_size": 1}


OWN_ROWS, OWN_INPUTS = 20_000, 199
RACE = {"race_depths": (2, 5, 8, 10), "race_widths": (256, 200, 150, 140), "race_starts": 1}


@pytest.fixture(scope="module", autouse=True)
def _warm() -> Iterator[None]:
    _warm_up()
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _time_for_everything() -> None:
    """Here the frames have no more time than in the worker, unlike in the tests beside this."""


@pytest.fixture
def own() -> Iterator[Settings]:
    """Of the largest file that is taken, learned by the largest network."""
    digits = np.random.default_rng(0).integers(0, 10, (OWN_ROWS, 1 + OWN_INPUTS)).astype(str)
    lines = [",".join(f"c{i}" for i in range(1 + OWN_INPUTS)), *map(",".join, digits)]
    table = read_csv("\n".join(lines).encode(), "own.csv")
    own_data.keep_table("a", table)
    first, *others = [column.name for column in table.columns]
    recipe = Recipe((first,), tuple(others), "drop", "regression")
    yield replace(with_own(SPIRAL, write(table, recipe), "a"), batch_size=512, **LARGEST)
    own_data.let_go("a")


class Longest:
    """The longest of all calls so far, and what it was."""

    def __init__(self, cost: Cost) -> None:
        self._cost, self.seconds, self.what = cost, 0.0, ""

    def of(self, what: str, call: Callable[[], Any]) -> None:
        if (seconds := self._cost(lambda: pickle.dumps(call()))) > self.seconds:
            self.seconds, self.what = seconds, what

    def work(self, task: Callable[..., Any], *arguments: object) -> Any:
        """As Engine.work is asked for it."""
        packed, found = pickle.dumps(arguments), list[Any]()

        def call() -> Any:
            found.append(task(*pickle.loads(packed)))
            return found[0]

        self.of(task.__name__, call)
        return found[0]

    def told(self, name: str, figures: Figures) -> None:
        figures(f"longest call: {name}", f"{1e3 * self.seconds:.0f} ms ({self.what})", "100 ms")
        assert self.seconds < LONGEST_S, self.what


@pytest.mark.parametrize("name", RUNS)
def test_a_run_at_the_limits(name: str, cost: Cost, figures: Figures) -> None:
    asked_all(RUNS[name], name, cost, figures)


@pytest.mark.parametrize("network", [LARGEST, NO_LAYERS], ids=["largest", "no layers"])
def test_a_run_on_the_largest_own_data(
    own: Settings, network: dict[str, Any], cost: Cost, figures: Figures
) -> None:
    name = f"the largest own data, {len(network['hidden_widths'])} layers"
    asked_all(replace(own, **network), name, cost, figures)


def test_the_ways_of_all_optimizers_on_the_largest_own_data(
    own: Settings, cost: Cost, figures: Figures
) -> None:
    longest = Longest(cost)
    paths(longest.work, own, 0.02)
    longest.told("the ways of all optimizers", figures)


def asked_all(settings: Settings, name: str, cost: Cost, figures: Figures) -> None:
    """Frames, every card inside the network, and what pages ask of the run."""
    engine, longest = Engine(), Longest(cost)
    browser = Browser(engine, settings)
    longest.of("first frame", browser.frame)
    for command in ("", "epoch", "step", "reset"):
        if command:
            longest.of(command, partial(browser.press, command))
        for _ in range(12):
            longest.of(f"after {command or 'the start'}", browser.frame)
    inside = engine.panel(Insides)
    for card in CARDS:
        board = BoardRequest(visible=(card,))
        for _ in range(3):
            longest.of(card, partial(inside.frame, "a", InsideRequest("en", 0, board)))
    longest.of("curves", lambda: engine.curves("a"))
    for kind, question in questions(engine, settings).items():
        for _ in range(3):
            longest.of(kind, partial(engine.see, "a", browser.request, question))
    longest.of("present inputs", partial(engine.of_run, "a", present_inputs_of))
    longest.of("verdict", partial(engine.verdict, "a", "en"))
    for _ in range(12):
        longest.of("touched", partial(browser.frame, touched=Touched(2, 0)))
    longest.told(name, figures)


def questions(engine: Engine, settings: Settings) -> dict[str, Callable[[Experiment], object]]:
    """What the pages on one point and on taking it home ask of a run, by their names."""
    session = engine.session("a")
    assert session is not None
    e = session.experiment
    rows = rows_at_once(int(e.trainer.parameter_counts[0]))
    many = np.resize(e.data.x_train, (rows, e.data.x_train.shape[1]))
    batch, depth = slice(settings.batch_size), len(settings.hidden_widths)
    return {
        "a point's way": WayOf(e.data.x_train[0], e.y_train[0]),
        "a batch's gradients": GradientsOf(e.data.x_train[batch], e.y_train[batch], depth // 2, 0),
        "answers": AnswersOf(many),
        "other starts": OthersOf(e.data.x_train[0]),
        "to take home": taken,
        "to train elsewhere": lesson,
        "a report": told,
    }


@pytest.mark.parametrize("kind", end_trials.TRIALS)
def test_the_ends_of_a_network(kind: str, cost: Cost, figures: Figures) -> None:
    longest = Longest(cost)
    both = end_trials.curves if kind in end_trials.ON_A_LINE else end_trials.maps
    both(longest.work, kind)
    longest.told(f"the ends of a network, {kind}", figures)


def test_a_look_at_a_large_network_has_a_frame_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    look, trained, before = Watch._look, list[int](), 0

    def noted(watch: Watch, experiment: Experiment, now: float) -> None:
        trained.append(experiment.trainer.step_count - before)
        look(watch, experiment, now)

    monkeypatch.setattr(Watch, "_look", noted)
    engine = Engine()
    browser = Browser(engine, RUNS["batches of 512"])
    while len(trained) < 2:  # the first is before training
        browser.frame()
        before = engine._sessions["a"].experiment.trainer.step_count
    assert before > 0
    assert trained == [0, 0]


def test_a_map_of_a_thousand_runs(cost: Cost, figures: Figures) -> None:
    settings = with_sweep(
        replace(Settings(), n_samples=200),
        row_values=tuple(map(str, range(11))),
        column_values=("1", "2", "3", "4", "6", "8", "12", "16", "32"),
        starts=10,
        epochs=100,
    )
    engine, longest = Engine(), Longest(cost)
    tab = Tab(engine, settings)
    longest.of("empty", tab.frame)
    longest.of("run", lambda: tab.frame(command="run", command_number=1))
    for measure in ("", "accuracy", "verdict"):
        if measure:
            longest.of(f"to {measure}", partial(tab.look, measure=measure))
        for _ in range(15):
            longest.of(measure or "training", tab.frame)
            longest.of("between two frames", lambda: sweeps_of(engine).train(tab.handle))
    registry = sweeps_of(engine)
    longest.of("a cell", lambda: registry.cell(tab.handle, (0, 0), "en"))
    longest.of("all rows", lambda: registry.rows(tab.handle, 0.1))
    request = Request(settings=settings, language="en", playing=False)
    longest.of("to open", lambda: registry.open_run("b", tab.handle, (0, 0), 0, request))
    longest.told("a map of 1,000 runs", figures)


def test_a_race_of_four_large_networks(cost: Cost, figures: Figures) -> None:
    settings = with_sweep(replace(Settings(), n_samples=2000), mode="race", race_epochs=1, **RACE)
    engine, longest = Engine(), Longest(cost)
    tab = Tab(engine, settings, "a:race")
    longest.of("run", lambda: tab.frame(command="run", command_number=1))
    assert not tab.reply.refused
    for _ in range(20):
        longest.of("racing", tab.frame)
        longest.of("between two frames", lambda: sweeps_of(engine).train(tab.handle))
    longest.told("a race of four large networks", figures)
