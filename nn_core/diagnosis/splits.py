"""Other splits: the same run on other training samples, where few samples tell too little.

Each sample is held out by some of the splits. So all of them judge, and not only the few that are
in the validation set; and it is seen how much it matters which samples a network learns from.
"""

from __future__ import annotations

from math import ceil, isfinite, sqrt
from typing import NamedTuple

import numpy as np

from nn_core.arrays import BoolArray, FloatArray
from nn_core.diagnosis.sliced import go_on
from nn_core.inspection.layers import layers_of
from nn_core.training.prepare import Data
from nn_core.training.trainer import Trainer

FEWEST_SPLITS, MOST_SPLITS = 5, 10
MOST_SAMPLES = 600  # of training and validation together: more tell enough as they are
MOST_WORK = 2e7  # samples x parameters: some 2 ms of a forward pass


class Elsewhere(NamedTuple):
    """How the same settings do on other splits of the same samples. Losses, not excesses."""

    validation: float  # the mean over all samples, each held out
    error: float  # its standard error: by the samples, and by which ones were learnt from
    train: float
    splits: int
    samples: int
    epoch: int


class Splits:
    """Trains one run on several splits of its samples, one after the other."""

    def __init__(self, trainer: Trainer, epochs: int) -> None:
        self._run, self._epochs = trainer.runs[0], epochs
        self._data, self._n_train = mixed(trainer), len(trainer.train_data.table)
        n = len(self._data.table)
        n_held_out = n - self._n_train
        self._n_splits = int(np.clip(ceil(n / n_held_out), FEWEST_SPLITS, MOST_SPLITS))
        self._now: Trainer | None = None
        self._train_losses: list[float] = []
        self._held_out: list[FloatArray] = []  # (S,) a split, nan for samples that it learnt from

    @property
    def done(self) -> bool:
        """Whether all splits have been trained."""
        return len(self._held_out) == self._n_splits

    def run(self, budget_s: float | None = None) -> bool:
        """Trains on for about budget_s seconds, None: to the end. Returns `done`."""
        return go_on(lambda: self.done, self._advance, budget_s)

    def _advance(self, budget_s: float | None) -> None:
        learnt = self._learnt(len(self._held_out))
        if self._now is None:
            inside, outside = self._part(learnt), self._part(~learnt)
            self._now = Trainer.on_prepared([self._run], inside, outside, look=False)
        elif self._now.epoch < self._epochs and not self._now.diverged[0]:
            self._now.run(self._epochs - self._now.epoch, budget_s)
        else:
            self._keep(self._now, learnt)
            self._now = None

    def _part(self, rows: BoolArray) -> Data:
        return Data(self._data.table[rows], self._data.n_inputs)

    def _learnt(self, split: int) -> BoolArray:
        return window(len(self._data.table), self._n_train, split, self._n_splits)

    def _keep(self, trainer: Trainer, learnt: BoolArray) -> None:
        layers = layers_of(trainer, 0)
        losses = layers.losses(layers.forward(self._data.x[:, 1:]), self._data.y)
        self._train_losses.append(float(losses[learnt].mean()))
        self._held_out.append(np.where(learnt, np.nan, losses))

    @property
    def found(self) -> Elsewhere | None:
        """None until all are done, and where one of them diverged."""
        if not self.done:
            return None
        held_out = np.array(self._held_out)
        of_splits = np.nanmean(held_out, axis=1)
        of_samples = np.nanmean(held_out[:, ~np.isnan(held_out).all(axis=0)], axis=0)
        n = len(of_samples)
        by_samples = float(of_samples.var(ddof=1)) / n if n > 1 else float("inf")
        by_splits = float(of_splits.var(ddof=1)) / self._n_splits
        error = sqrt(max(by_samples, by_splits)) if isfinite(by_samples + by_splits) else np.inf
        validation = float(of_samples.mean())
        if not isfinite(validation):
            return None
        train = float(np.mean(self._train_losses))
        return Elsewhere(validation, error, train, self._n_splits, n, self._epochs)


def mixed(trainer: Trainer) -> Data:
    """All samples, mixed: what comes first in a table can differ from what comes last."""
    train, validation = trainer.train_data, trainer.validation_data
    table = np.concatenate([train.table, validation.table])
    return Data(np.random.default_rng(0).permutation(table), train.n_inputs)


def window(n: int, n_train: int, split: int, n_splits: int) -> BoolArray:
    """(n,) The samples that a split learns from: a window that goes round."""
    place = (np.arange(n) - split * n // n_splits) % n
    return np.asarray(place < n_train)


def are_few(trainer: Trainer) -> bool:
    """Whether the samples are few enough to be tried in several splits, beside the run itself."""
    n = len(trainer.train_data.table) + len(trainer.validation_data.table)
    return n <= MOST_SAMPLES and n * int(trainer.parameter_counts[0]) <= MOST_WORK
