"""Sweep: many architectures and many starts trained at once, all of them a little at a time.

For another axis that changes the data (samples, noise) make one Sweep a data set, and in every
frame let the one that is furthest behind train: `min(sweeps, key=lambda s: s.progress).run(slice)`.
Every other axis is a setting of the runs, so it needs no more than other runs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np

from nn_core import checks
from nn_core.arrays import Array, FloatArray, IntArray
from nn_core.config import RunConfig, parameter_count
from nn_core.sweep.cost import machine_factor
from nn_core.sweep.estimation import RUN_BYTES
from nn_core.sweep.stacking import make_stacks
from nn_core.sweep.sweep_data import SweepData, check_runs, settings_of
from nn_core.sweep.sweep_stack import SweepStack, epoch_seconds
from nn_core.training.history import History
from nn_core.training.trainer import Trainer


class Sweep:
    """Trains any mixture of runs on one data set, each for max_epochs epochs.

    Runs that fit together train in stacks, and each does what it does alone. Errors: ConfigError
    for runs, ShapeError and DataError for data, as in Trainer. A run that diverges ends there; the
    others go on. To cancel, call run() no more: what is trained stays. at_once: whether to make all
    networks now; else run() does so first, in its slices, and until then (`ready`) rows() and
    accuracy() have no losses to tell.
    """

    def __init__(
        self,
        runs: Sequence[RunConfig],
        x_train: object,
        y_train: object,
        x_validation: object,
        y_validation: object,
        max_epochs: int = 100,
        at_once: bool = True,
    ) -> None:
        self.runs = check_runs(runs)
        self.max_epochs = checks.whole_number("max_epochs", max_epochs, 0)
        self._data = SweepData((x_train, y_train), (x_validation, y_validation))
        self._shape = shape = self._data.shape(self.runs)
        networks = [run.network for run in self.runs]
        self.parameter_counts: IntArray = np.array(
            [parameter_count(n, *shape[2:]) for n in networks]
        )
        n_runs = len(self.runs)
        self._settings = [settings_of(run) for run in self.runs]
        self._epochs, self._losses = np.zeros(n_runs, np.int64), np.full((2, n_runs), np.nan)
        self._diverged, self._ended = np.zeros((2, n_runs), np.bool_)
        # In seconds: of training measured, of training expected, and of that what has been trained.
        self._seconds, self._expected, self._trained = np.zeros((3, n_runs))
        self._places: dict[int, tuple[SweepStack, int]] = {}
        self._waiting: deque[SweepStack] = deque()
        self._unmade = deque(make_stacks(self.runs, shape))
        for indices in self._unmade:
            seconds = epoch_seconds([self.runs[index] for index in indices], shape)
            self._expected[indices] = seconds * self.max_epochs
        self._making: SweepStack | None = None  # of which the first losses are being computed
        while at_once and not self.ready:
            self._make(None)

    def _make(self, end_s: float | None) -> None:
        """The networks of one more stack, and, as far as there is time, their first losses."""
        if self._making is None:
            indices = self._unmade.popleft()
            runs = [self.runs[index] for index in indices]
            trainer = Trainer.on_prepared(runs, *self._data.tables(runs[0]), look=False)
            self._making = SweepStack(trainer, indices)
        stack = self._making
        stack.trainer.run(max_steps=0, budget_s=None if end_s is None else _left_s(end_s))
        if stack.trainer.stands_at(0):
            self._making = None
            self._look(self._place(stack))

    @property
    def ready(self) -> bool:
        """Whether all networks have been made."""
        return not self._unmade and self._making is None

    # Training

    def run(self, budget_s: float | None = None, until: int | None = None) -> None:
        """Trains on for about budget_s seconds, None: to the end, or until every run that goes on
        has had so many epochs.

        Stacks take turns by epochs, so all runs are at the same epoch, give or take one. The time
        may run out in mid-epoch, and the next call goes on there; at least one batch is done.
        """
        end_s = None if budget_s is None else perf_counter() + checks.rate("budget_s", budget_s)
        if until is not None:
            until = checks.whole_number("until", until, 0)
        while not self.reached(until):
            if not self.ready:
                self._make(end_s)
            elif not self._train(end_s) and end_s is not None:
                break
            if end_s is not None and perf_counter() >= end_s:
                break

    def _train(self, end_s: float | None) -> bool:
        """The stack whose turn it is, until its epoch or the time ends; whether the epoch did."""
        start, stack = perf_counter(), self._waiting[0]
        completed = stack.trainer.run(1, None if end_s is None else _left_s(end_s))
        self._account(stack, perf_counter() - start)
        if completed:
            self._waiting.popleft()
            self._look(stack)
        return bool(completed)

    def _account(self, stack: SweepStack, seconds: float) -> None:
        """Shares the time among the runs, and notes how far they are."""
        indices, trainer = stack.indices[stack.training], stack.trainer
        expected = self._expected[indices]
        self._seconds[indices] += seconds * expected / expected.sum()
        steps = trainer.batches_per_epoch * self.max_epochs
        self._trained[indices] = expected * (trainer.step_count / steps)

    def _look(self, stack: SweepStack) -> None:
        """After an epoch: its losses; who has ended, and whether the stack gets another turn."""
        trainer, training = stack.trainer, stack.training
        indices = stack.indices[training]
        for losses, latest in zip(self._losses, trainer.history.latest, strict=True):
            losses[indices] = latest[training]
        self._epochs[indices] = trainer.epoch
        for ended in stack.take_out_diverged():
            self._place(ended)
            self._diverged[ended.indices] = self._ended[ended.indices] = True
        self._place(stack)
        if trainer.epoch == self.max_epochs or not stack.training.any():
            self._ended[stack.indices] = True
            stack.rest()
        else:
            self._waiting.append(stack)

    def _place(self, stack: SweepStack) -> SweepStack:
        for position in np.flatnonzero(stack.training):
            self._places[int(stack.indices[position])] = stack, int(position)
        return stack

    # Looking

    @property
    def done(self) -> bool:
        """Whether every run has had its epochs, or has diverged."""
        return self.ready and not self._waiting

    @property
    def epoch(self) -> int:
        """What every run has had that goes on: the stack that is furthest behind is the next."""
        if self._waiting and self.ready:
            return self._waiting[0].trainer.epoch
        return self.max_epochs if self.ready else 0

    def reached(self, epoch: int | None) -> bool:
        """Whether every run that goes on has had so many epochs; None: whether none goes on."""
        return self.done or (epoch is not None and self.epoch >= epoch)

    @property
    def nbytes(self) -> int:
        """Memory that it keeps when it is done, in bytes."""
        stacks = {id(stack): stack for stack, _ in self._places.values()}
        return len(self.runs) * RUN_BYTES + sum(stack.nbytes for stack in stacks.values())

    @property
    def progress(self) -> float:
        """From 0 to 1, by the work that it takes."""
        if self.done:
            return 1.0
        left = self._expected_left().sum()
        return float(1 - left / self._expected.sum())

    @property
    def work_left(self) -> float:
        """Of training, in seconds of the machine that the model of the cost was fitted on."""
        return float(self._expected_left().sum())

    @property
    def seconds_left(self) -> float:
        """Of training, at the pace so far; of a sweep that has not begun, as estimated."""
        trained = self._trained.sum()
        pace = self._seconds.sum() / trained if trained else machine_factor()
        return float(self._expected_left().sum() * pace)

    def _expected_left(self) -> FloatArray:
        return np.where(self._ended, 0.0, self._expected - self._trained)

    def rows(self) -> list[dict[str, Any]]:
        """One dict a run, in the order of runs; seconds are its share of its stack's time."""
        columns = (
            self.parameter_counts.tolist(),
            self._epochs.tolist(),
            *self._losses.tolist(),
            self._seconds.tolist(),
            self._statuses(),
        )
        names = ("parameters", "epoch", "train_loss", "validation_loss", "seconds", "status")
        return [
            {**settings, **dict(zip(names, values, strict=True))}
            for settings, *values in zip(self._settings, *columns, strict=True)
        ]

    def _statuses(self) -> list[str]:
        names = np.where(self._ended, "done", "training")
        return [str(name) for name in np.where(self._diverged, "diverged", names)]

    def predict(self, x: object, runs: Sequence[int] | None = None) -> list[Array]:
        """(S, K) for each run, or for those asked for, in that order."""
        asked = range(len(self.runs)) if runs is None else runs
        found: dict[int, Array] = {}
        for stack, positions in self._by_stack(asked).items():
            found.update(zip(positions, stack.predict(x, [*positions.values()]), strict=True))
        return [found[run] for run in asked]

    @property
    def stacks(self) -> list[list[int]]:
        """Runs that are asked together: for all of a stack it costs little more than for one."""
        return [[*positions] for positions in self._by_stack(range(len(self.runs))).values()]

    def accuracy(
        self, x: object, y: Array, runs: Sequence[int] | None = None, multilabel: bool = False
    ) -> FloatArray:
        """The share of samples that each of the runs puts in the right class, as in Trainer."""
        asked = range(len(self.runs)) if runs is None else runs
        found = np.zeros(len(self.runs))
        for stack, positions in self._by_stack(asked).items():
            found[[*positions]] = stack.accuracy(x, y, multilabel)[[*positions.values()]]
        return found[[*asked]]

    def trainer(self, run: int, look: bool = True) -> Trainer:
        """A new trainer with that run alone, as trained so far, bit for bit.

        look: as in Trainer.subset.
        """
        stack, position = self._find(run)
        return stack.alone(position, look)

    def curves(self, run: int) -> History:
        """The losses of that run so far, E by 1."""
        stack, position = self._find(run)
        return stack.curves(position)

    def _by_stack(self, runs: Sequence[int]) -> dict[SweepStack, dict[int, int]]:
        """By stack, where in it each of these runs is."""
        found: dict[SweepStack, dict[int, int]] = {}
        for run in runs:
            stack, position = self._find(run)
            found.setdefault(stack, {})[run] = position
        return found

    def _find(self, run: int) -> tuple[SweepStack, int]:
        index = checks.index("run", run, len(self.runs))
        while index not in self._places:
            self._make(None)
        return self._places[index]


def _left_s(end_s: float) -> float:
    """Until that time of perf_counter."""
    return max(0.0, end_s - perf_counter())
