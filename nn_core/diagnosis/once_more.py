"""Once more: what helped a run is tried from other starts before it is advised.

One start may be lucky, and few validation samples may be: where they are few, each start learns
from other ones of them and is judged by the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from nn_core.config import RunConfig
from nn_core.diagnosis.sliced import go_on
from nn_core.diagnosis.splits import are_few, mixed, window
from nn_core.diagnosis.trials import ends_of
from nn_core.sweep.sweep import Sweep
from nn_core.training.prepare import Data
from nn_core.training.trainer import Trainer

AS_IT_IS = "as_it_is"
OTHER_STARTS, OTHER_SPLITS = 2, 4
FEW_TO_JUDGE = 100  # validation samples: with fewer, each start is judged by other ones of them


class Again(NamedTuple):
    """Validation losses from other starts: of the run as it is, and as it was changed."""

    before: tuple[float, ...]
    after: tuple[float, ...]


class Job(NamedTuple):
    """Runs that train together, on one split; a split of -1 is the run's own."""

    split: int
    epochs: int
    kinds: tuple[str, ...]
    runs: tuple[RunConfig, ...]


class OnceMore:
    """Trains a run and changed ones from other starts.

    changed: by kind, with the epochs of each. stop: an epoch at which the run itself was better.
    """

    def __init__(
        self, trainer: Trainer, changed: Mapping[str, tuple[RunConfig, int]], stop: int | None
    ) -> None:
        own, self._stop = (trainer.runs[0], trainer.epoch), stop
        self._train, self._validation = trainer.train_data, trainer.validation_data
        few = are_few(trainer) and len(self._validation.table) < FEW_TO_JUDGE
        self._jobs = _jobs({AS_IT_IS: own, **changed}, few)
        self._mixed = mixed(trainer) if few else None
        self._now: Sweep | None = None
        self._losses: dict[str, list[float]] = {}

    @property
    def done(self) -> bool:
        """Whether all have had their epochs."""
        return not self._jobs

    def run(self, budget_s: float | None = None) -> bool:
        """Trains on for about budget_s seconds, None: to the end. Returns `done`."""
        return go_on(lambda: self.done, self._advance, budget_s)

    def _advance(self, budget_s: float | None) -> None:
        job = self._jobs[0]
        if self._now is None:
            train, validation = self._data(job.split)
            x, y = (train.x[:, 1:], train.y), (validation.x[:, 1:], validation.y)
            self._now = Sweep(job.runs, *x, *y, max_epochs=job.epochs, at_once=False)
        elif not self._now.done:
            self._now.run(budget_s=budget_s)
        else:
            self._keep(self._now, job)
            self._now = None
            del self._jobs[0]

    def _data(self, split: int) -> tuple[Data, Data]:
        if self._mixed is None:
            return self._train, self._validation
        n, table = len(self._mixed.table), self._mixed.table
        learnt = window(n, len(self._train.table), split, OTHER_SPLITS)
        n_inputs = self._train.n_inputs
        return Data(table[learnt], n_inputs), Data(table[~learnt], n_inputs)

    def _keep(self, sweep: Sweep, job: Job) -> None:
        for run, kind in enumerate(job.kinds):
            self._losses.setdefault(kind, []).append(ends_of(sweep, run)[1])
            if kind == AS_IT_IS and self._stop is not None:
                curves = sweep.curves(run)
                at = int(np.searchsorted(curves.epochs, self._stop))
                losses = curves.validation_loss[:, 0]
                stopped = float(losses[min(at, len(losses) - 1)])
                self._losses.setdefault("stop_here", []).append(stopped)

    @property
    def found(self) -> dict[str, Again]:
        """By kind, once all is done."""
        before = tuple(self._losses.get(AS_IT_IS, ()))
        return {
            kind: Again(before, tuple(after))
            for kind, after in self._losses.items()
            if kind != AS_IT_IS
        }


def _jobs(changed: Mapping[str, tuple[RunConfig, int]], few: bool) -> list[Job]:
    """Those with as many epochs train as one stack, all starts of one split together."""
    starts = [[step] for step in range(OTHER_SPLITS)] if few else [[*range(OTHER_STARTS)]]
    jobs = []
    for split, steps in enumerate(starts):
        for epochs in sorted({epochs for _, epochs in changed.values()}):
            pairs = [
                (kind, replace(run, seed=run.seed + 1 + step))
                for kind, (run, length) in changed.items()
                if length == epochs
                for step in steps
            ]
            kinds, runs = zip(*pairs, strict=True)
            jobs.append(Job(split if few else -1, epochs, kinds, runs))
    return jobs
