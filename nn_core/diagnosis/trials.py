"""Trials: the same run from its start with one thing changed, to see what it was that it lacked.

All trials of a verdict train together, as the runs of a sweep: where only rates, widths or seeds
differ, several cost little more than one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf, isfinite
from statistics import median
from typing import NamedTuple

import numpy as np

from nn_core.config import RunConfig
from nn_core.diagnosis.excess import summarize
from nn_core.sweep.sweep import Sweep
from nn_core.training.trainer import Trainer

LOWER_RATES = ("learning_rate_third", "learning_rate_tenth")
PLAIN = ("plain", "plain_fast", "plain_smooth")  # several changes at once
SMALLER = ("halve_width", "one_layer_less")
MORE_STARTS = 4  # of a smaller network, beside the run's own: one start may be lucky


class Outcome(NamedTuple):
    """What became of a trial: losses over its last epochs, infinite where it diverged."""

    run: RunConfig
    validation: float  # of the run's own seed
    train: float
    last: float  # validation loss at the last epoch: what one sees who follows the advice
    starts: tuple[float, ...]  # validation losses of all its seeds
    parameters: int
    seconds: float  # of training, a start
    epoch: int


class Trials:
    """Changed runs of one run of a trainer, each for as many epochs."""

    def __init__(self, trainer: Trainer, changed: Mapping[str, RunConfig], epochs: int) -> None:
        self._kinds: dict[str, list[int]] = {}
        runs: list[RunConfig] = []
        for kind, run in changed.items():
            starts = starts_of(kind, run)
            self._kinds[kind] = list(range(len(runs), len(runs) + len(starts)))
            runs += starts
        train, validation = trainer.train_data, trainer.validation_data
        x, y = (train.x[:, 1:], train.y), (validation.x[:, 1:], validation.y)
        self._sweep = Sweep(runs, *x, *y, max_epochs=epochs, at_once=False)

    def run(self, budget_s: float | None = None) -> bool:
        """Trains on for about budget_s seconds, None: to the end. Returns `done`."""
        if not self.done:
            self._sweep.run(budget_s=budget_s)
        return self.done

    @property
    def done(self) -> bool:
        """Whether all have had their epochs."""
        return self._sweep.done

    @property
    def progress(self) -> float:
        """From 0 to 1, by the work that it takes."""
        return self._sweep.progress

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """By kind; of those only that are done, if not all are."""
        rows = self._sweep.rows()
        return {
            kind: self._outcome(runs, rows[runs[0]]["parameters"])
            for kind, runs in self._kinds.items()
            if all(rows[run]["status"] != "training" for run in runs)
        }

    def _outcome(self, runs: Sequence[int], parameters: int) -> Outcome:
        ends, rows = [ends_of(self._sweep, run) for run in runs], self._sweep.rows()
        return Outcome(
            self._sweep.runs[runs[0]],
            ends[0][1],
            ends[0][0],
            float(rows[runs[0]]["validation_loss"]),
            tuple(validation for _, validation in ends),
            parameters,
            median(rows[run]["seconds"] for run in runs),
            self._sweep.max_epochs,
        )


def ends_of(sweep: Sweep, run: int) -> tuple[float, float]:
    """Training and validation loss, as a run's own are judged: over its last epochs."""
    curves = sweep.curves(run)
    losses = [curves.train_loss[:, 0], curves.validation_loss[:, 0]]
    if not all(np.isfinite(each).all() for each in losses):
        return inf, inf
    train, validation = (summarize(curves.epochs, each).now for each in losses)
    return train, validation if isfinite(validation) else inf


def is_single(kind: str) -> bool:
    """Whether a kind changes one thing: several say nothing about what was the matter."""
    return "+" not in kind and kind not in PLAIN


def starts_of(kind: str, run: RunConfig) -> list[RunConfig]:
    """The run itself; of a smaller network also from other seeds."""
    more = MORE_STARTS if kind in SMALLER else 0
    return [replace(run, seed=run.seed + step) for step in range(1 + more)]
