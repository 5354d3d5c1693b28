"""What other starts of the session's network answer: trained in one stack, as long as the run was.

Letters: N starts, D inputs, K outputs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from nn_core import RunConfig, Trainer
from pages.live.duty import LARGE
from pages.live.experiment import Experiment
from pages.live.training_slices import SLICE_S

Array = NDArray[np.float64]

STARTS, FEWEST = 10, 2
# At once a stack holds so many parameters, and multiplies so often for a batch: fewer starts of a
# large network keep memory, and the time of one step, within bounds.
MOST_PARAMETERS, MOST_WORK = 1e6, 2e8

_stacks: WeakKeyDictionary[Experiment, Stack] = WeakKeyDictionary()


class Stack(NamedTuple):
    """Other starts of one run with its present rates."""

    run: int
    config: RunConfig
    trainer: Trainer


@dataclass(frozen=True, eq=False)
class Others:
    """How far the other starts are on the way to the run's own batches, and their answers (N, K).

    Not finite where a start has diverged.
    """

    answers: Array
    step: int
    goal: int

    @property
    def done(self) -> bool:
        return self.step >= self.goal


@dataclass(frozen=True, eq=False)
class OthersOf:
    """Of inputs x (D,): trains for a slice, and asks.

    The run itself stays as it is. Its other starts are kept as long as it is, and train on with it.
    """

    x: Array

    def __call__(self, experiment: Experiment) -> Others:
        (trainer, is_new), goal = _stack(experiment), experiment.trainer.step_count
        # To draw the weights of large networks takes about a slice by itself.
        begins = is_new and trainer.parameters.size > LARGE
        if not begins and trainer.step_count < goal and not trainer.diverged.all():
            trainer.run(max_steps=goal - trainer.step_count, budget_s=SLICE_S)
        ended = trainer.step_count >= goal or bool(trainer.diverged.all())
        x = experiment.data.features_of(self.x[None])
        answers = np.array(trainer.predict(x)[:, 0], np.float64)
        answers[trainer.diverged] = np.nan
        return Others(answers, goal if ended else trainer.step_count, goal)


def _stack(experiment: Experiment) -> tuple[Trainer, bool]:
    """The other starts, and whether they have just been made."""
    config, run = experiment.trainer.runs[0], experiment.run
    known = _stacks.get(experiment)
    if known is not None and (known.run, known.config) == (run, config):
        return known.trainer, False
    made = _stacks[experiment] = Stack(run, config, _begin(experiment.trainer))
    return made.trainer, True


def _begin(trainer: Trainer) -> Trainer:
    """At their starts, on the run's own data."""
    (run,) = trainer.runs
    n = starts_at_once(int(trainer.parameter_counts[0]), run.batch_size)
    runs = [replace(run, seed=run.seed + i) for i in range(1, n + 1)]
    return Trainer.on_prepared(runs, trainer.train_data, trainer.validation_data, look=False)


def starts_at_once(n_parameters: int, batch_size: int) -> int:
    """How many other starts a network of so many parameters is compared with."""
    room = min(MOST_PARAMETERS / n_parameters, MOST_WORK / (n_parameters * batch_size))
    return int(max(FEWEST, min(STARTS, room)))
