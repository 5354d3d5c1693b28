"""Whatever can be set gives frames: every data set, every function, every limit."""

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
import pytest

from datasets import DATASETS, LIMITS
from nn_core import ACTIVATIONS, INITIALIZERS, OPTIMIZERS
from pages.live.engine import Engine
from pages.live.frame import ALIGNMENT
from pages.live.run_settings import DEPTH, RUN_ROWS, WIDTH
from pages.live.settings import Settings, for_dataset, settle
from pages.live.tasks import OUTPUT_LOSSES
from tests.conftest import Cost
from tests.pages.frames import PARTS, Browser, forbid

ANSWERS = {"map", "fit", "space", "classes"}
OF_TASK = {
    "regression": "reg-plane",
    "binary": "circle",
    "multiclass": "rings",
    "multilabel": "discs",
}
PAIRS = [
    (task, output, loss)
    for task, outputs in OUTPUT_LOSSES.items()
    for output, losses in outputs.items()
    for loss in losses
]


def settings(dataset: str = "circle", widths: tuple[int, ...] = (3,), **changes: Any) -> Settings:
    """Few points, no limit on speed, the rest as the data ask for."""
    small = {"n_samples": 30, "speed": 0, "hidden_widths": widths, **changes}
    return settle(replace(for_dataset(Settings(), dataset), **small))


def train(asked: Settings, frames: int = 2) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The last header and the arrays of some frames, fewer where the run ends itself.

    Every header is JSON for a browser.
    """
    browser = Browser(Engine(), asked)
    seen = []
    for _ in range(frames):
        header, arrays = browser.frame()
        length = int.from_bytes(browser.reply.blob[:ALIGNMENT], "little")
        json.loads(browser.reply.blob[ALIGNMENT : ALIGNMENT + length], parse_constant=forbid)
        seen.append(arrays)
        if header["status"] == "diverged":
            break
    return header, seen


@pytest.mark.parametrize("widths", [(), (8, 8), (256,) * 10], ids=["none", "small", "largest"])
@pytest.mark.parametrize("dataset", DATASETS)
def test_every_data_set_gives_pictures_for_every_size(
    dataset: str, widths: tuple[int, ...]
) -> None:
    browser = Browser(Engine(), settings(dataset, widths))
    header, arrays = browser.frame()
    if widths == (256,) * 10:  # it has taken long to make: its view comes with the next frame
        assert not set(arrays) & ANSWERS
        arrays |= browser.frame()[1]
    assert set(header["new"]) == PARTS
    assert set(arrays) & ANSWERS
    assert {"curve", "units", "weights"} <= set(arrays)
    layers = header["new"]["diagram"]
    assert len(layers) == len(widths) + 2
    shown = [layer["shown"] for layer in layers]
    assert arrays["units"].shape[0] == sum(shown)
    assert arrays["weights"].size == sum(a * b for a, b in pairwise(shown))


@pytest.mark.parametrize(("task", "output", "loss"), PAIRS, ids=["-".join(p) for p in PAIRS])
def test_every_activation_trains_with_every_output_and_loss(
    task: str, output: str, loss: str
) -> None:
    asked = settings(OF_TASK[task], output_activation=output, loss=loss)
    browser = Browser(Engine(), asked, playing=False)
    browser.frame()
    for name in ACTIVATIONS:
        browser.change(activations=(name,))
        browser.command("epoch")
        header, _ = browser.command("epoch")
        assert (header["stats"]["epoch"], header["status"]) == (2, "paused"), name
        assert np.isfinite(browser.curve).all(), name
        assert browser.curve[1, 2] != browser.curve[1, 0], name


@pytest.mark.parametrize("initializer", INITIALIZERS)
@pytest.mark.parametrize(
    ("field", "names"),
    [("optimizer", OPTIMIZERS), ("activations", ACTIVATIONS), ("dataset", OF_TASK.values())],
    ids=["optimizer", "activation", "task"],
)
def test_every_initializer_trains_with_every(
    initializer: str, field: str, names: Iterable[str]
) -> None:
    browser = Browser(Engine(), settings(initializer=initializer), playing=False)
    browser.frame()
    for name in names:
        value = (name,) if field == "activations" else name
        asked = settings(initializer=initializer, **{field: value})
        browser.frame(settings=asked)
        header, _ = browser.command("epoch")
        assert (header["stats"]["epoch"], header["status"]) == (1, "paused"), name


# The settings part of the list of bad inputs


@pytest.mark.parametrize(
    "name", [n for n, row in RUN_ROWS.items() if row.bounds and not row.most and not row.of_data]
)
def test_every_number_at_its_limits_trains(name: str) -> None:
    bounds = RUN_ROWS[name].bounds
    for value in bounds[:2]:
        asked = settings("blobs", **{name: int(value) if bounds.whole else value})
        header, _ = train(asked)
        assert header["status"] in ("running", "done", "diverged"), value


@pytest.mark.parametrize("dataset", ["circle", "sine", "rings", "cars"])
@pytest.mark.parametrize("rate", [RUN_ROWS["learning_rate"].bounds.minimum, 10.0])
def test_an_extreme_learning_rate_ends_in_a_state_that_is_said(dataset: str, rate: float) -> None:
    browser = Browser(Engine(), settings(dataset, (8, 8)))
    browser.frame()
    for optimizer in OPTIMIZERS:
        browser.change(learning_rate=rate, optimizer=optimizer)
        header, _ = browser.frame()
        assert header["status"] in ("running", "done", "diverged"), optimizer
        numbers = [v for v in header["stats"].values() if v is not None]
        assert np.isfinite(numbers).all(), optimizer


def test_a_batch_larger_than_the_data_is_all_of_the_data() -> None:
    asked = settings(n_samples=10, batch_size=512)
    browser = Browser(Engine(), asked, playing=False)
    browser.frame()
    assert browser.command("step")[0]["stats"]["epoch"] == 1


@pytest.mark.parametrize("dataset", [name for name, spec in DATASETS.items() if spec.has_samples])
def test_one_training_point_is_enough_to_train_on(dataset: str) -> None:
    asked = settings(dataset, n_samples=10, train_share=LIMITS["train_share"].minimum)
    browser = Browser(Engine(), asked)
    assert len(browser.engine._sessions) == 0
    header, arrays = browser.frame()
    while header["stats"]["epoch"] == 0:
        header, arrays = browser.frame()
    assert browser.engine._sessions["a"].experiment.data.x_train.shape[0] == 1
    assert np.isfinite(arrays["curve"]).all()


@pytest.mark.parametrize("dataset", [name for name, spec in DATASETS.items() if spec.has_noise])
def test_noise_at_its_maximum_trains(dataset: str) -> None:
    header, _ = train(settings(dataset, noise=LIMITS["noise"].maximum))
    assert header["status"] in ("running", "done")
    assert header["stats"]["epoch"] > 0


@pytest.mark.parametrize("dataset", ["spiral", "digits"])
def test_the_largest_network_answers_within_bounded_time(dataset: str, cost: Cost) -> None:
    widths = (int(WIDTH.maximum),) * int(DEPTH.maximum)
    asked = replace(settings(dataset, widths), n_samples=5000, batch_size=512)
    browser = Browser(Engine(), asked)
    browser.frame()  # makes the data and the network
    # A slice, a batch beyond it, and pictures.
    assert median(cost(browser.frame) for _ in range(6)) < 1.0


@pytest.mark.parametrize("activation", ["relu", "softplus", "sine", "identity"])
def test_a_run_that_explodes_sends_no_number_that_json_cannot_say(activation: str) -> None:
    asked = settings(
        "reg-plane", (64,) * 3, activations=(activation,) * 3, optimizer="sgd",
        learning_rate=10.0, initializer="normal",
    )  # fmt: skip
    header, seen = train(asked, frames=100)
    assert header["status"] == "diverged"
    assert header["stats"]["train_accuracy"] is None
    assert all(arrays["curve"].dtype == np.float32 for arrays in seen)
