"""A small network on the playground's data, trained for a moment: what another activation does."""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_grid
from nn_core import Trainer
from pages.live.fields import with_effect
from pages.live.pictures import View, fit_grid, painted
from pages.live.run_settings import RUN_ROWS
from pages.live.settings import OF_DATA, Settings
from pages.live.source import source
from pages.live.tasks import encode_targets
from pages.live.training_slices import Work, trained

Array = NDArray[np.float64]

WIDTHS = (8, 8)
STEPS, BATCH, RATE = 800, 32, 0.02
SIDE = 48
KEPT = ("owner", "output_activation", "loss", "seed", *OF_DATA)


class Losses(NamedTuple):
    """Epochs (E,) with the losses there."""

    epochs: Array
    train: Array
    validation: Array


class SmallRun(NamedTuple):
    """Its curves, and its answers over the picture, as the live view takes them."""

    losses: Losses
    picture: dict[str, NDArray[Any]]
    diverged: bool


def on_same_data(settings: Settings) -> Settings:
    """Only the data, the output with its loss, the slice and the seed; the rest as at first."""
    names = (*with_effect(RUN_ROWS, "data"), *KEPT)
    return replace(Settings(), **{name: getattr(settings, name) for name in names})


def small(settings: Settings, activation: str) -> Settings:
    """The settings of the small network: the same for all activations, start weights included."""
    return replace(
        on_same_data(settings),
        hidden_widths=WIDTHS,
        activations=(activation,) * len(WIDTHS),
        initializer="he_normal",
        optimizer="adam",
        learning_rate=RATE,
        batch_size=BATCH,
    )


def small_run(work: Work, settings: Settings) -> SmallRun:
    """Train a network as set for STEPS batches or a little longer, and ask it everywhere."""
    trainer = trained(work, work(begin, settings), STEPS)
    picture = work(_picture, settings, trainer)
    return SmallRun(losses_of(trainer), picture, bool(trainer.diverged[0]))


def begin(settings: Settings, copies: int = 1, look: bool = True) -> Trainer:
    """In the worker: the run at its start, or a stack of copies; look: at its losses there."""
    s, data = settings, source(settings).load()
    train, validation = (
        encode_targets(y, s.task, s.output_activation) for y in (data.y_train, data.y_validation)
    )
    halves = (data.train_features, train, data.validation_features, validation)
    return Trainer([settings.run_config()] * copies, *halves, look=look)


def losses_of(trainer: Trainer) -> Losses:
    """The curves of a run, epoch by epoch."""
    h = trainer.history
    return Losses(h.epochs.astype(np.float64), h.train_loss[:, 0], h.validation_loss[:, 0])


def view_of_small(data: Dataset, cut: Slice) -> View:
    """A curve for one input, else a map over two of them."""
    if len(data.input_names) == 1:
        x = fit_grid(data)[:, None]
        return View("fit", x, (len(x),))
    return View("map", slice_grid(data, cut, SIDE), (SIDE, SIDE))


def _picture(settings: Settings, trainer: Trainer) -> dict[str, NDArray[Any]]:
    data = source(settings).load()
    view = view_of_small(data, settings.slice)
    y = trainer.predict(data.features_of(view.x))[0]
    if not np.isfinite(y).all():
        return {}
    return painted(view, y, data, settings.output_activation)
