"""What a run answers on all its data, for accuracies and charts.

That takes longer than a frame may where the network or the data are large. So a copy of the network
is asked in slices, while the network itself trains on.
"""

import time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core import accuracy
from nn_core.training import Answering, frozen_part
from pages.live.experiment import Experiment

Array = NDArray[np.float64]
Moment = tuple[int, int, int]  # see Experiment.moment

BUDGET_S = 0.008
SHARE = 0.1  # of the time, at most, for the answers of a large network that trains on
CHEAP_S = 0.005  # answers that took less are computed in every frame


class Found(NamedTuple):
    """Outputs (S, K) for both halves of the data, of the network as it was at a moment."""

    moment: Moment
    train: Array
    validation: Array
    # Shares of right answers (training, validation); None where there are no classes.
    accuracies: tuple[float | None, float | None]


class Asked(NamedTuple):
    """Answers under way: of which moment."""

    moment: Moment
    answering: Answering


class Answers:
    """Follows a run from frame to frame, and asks anew when it may."""

    def __init__(self) -> None:
        self.found: Found | None = None
        self._asked: Asked | None = None
        self._spent = self._due = 0.0

    def follow(self, experiment: Experiment) -> bool:
        """Go on for a moment; returns whether what was found is of the run as it is now."""
        start, moment = time.perf_counter(), moment_of(experiment)
        if self._is_of(moment):
            return True
        running = experiment.status == "running"
        if self._asked is None or not _of_use(self._asked, moment, running):
            if running and start < self._due:
                return False
            self._ask(experiment, moment)
        self._go_on(experiment, start)
        return self._is_of(moment)

    def of_run(self, run: int) -> Found | None:
        """The latest answers, unless they are those of another run."""
        return self.found if self.found is not None and self.found.moment[0] == run else None

    def _is_of(self, moment: Moment) -> bool:
        return self.found is not None and self.found.moment == moment

    def _ask(self, experiment: Experiment, moment: Moment) -> None:
        trainer = experiment.trainer
        frozen = frozen_part(trainer.runs, trainer.parameters, trainer.columns, [0])
        self._asked = Asked(moment, Answering(frozen, trainer.train_data, trainer.validation_data))
        self._spent = 0.0

    def _go_on(self, experiment: Experiment, start: float) -> None:
        assert self._asked is not None
        answering = self._asked.answering
        done = answering.run(BUDGET_S)
        now = time.perf_counter()
        self._spent += now - start
        if done:
            train, validation = (np.asarray(y[0], np.float64) for y in answering.outputs)
            shares = _accuracies(experiment, train, validation)
            self.found = Found(self._asked.moment, train, validation, shares)
            self._asked = None
            self._due = now + self._spent / SHARE if self._spent > CHEAP_S else now


def moment_of(experiment: Experiment) -> Moment:
    """Equal moments mean equal networks."""
    return experiment.moment


def _of_use(asked: Asked, moment: Moment, running: bool) -> bool:
    """While a run trains on, answers of a moment before will do; not those of another run."""
    return asked.moment[0] == moment[0] and (running or asked.moment == moment)


def _accuracies(
    experiment: Experiment, train: Array, validation: Array
) -> tuple[float | None, float | None]:
    if experiment.settings.task == "regression":
        return None, None
    threshold, is_multilabel = experiment.trainer.threshold, experiment.data.is_multilabel
    halves = (train, experiment.y_train), (validation, experiment.y_validation)
    first, second = (float(accuracy(a[None], y, threshold, is_multilabel)[0]) for a, y in halves)
    return first, second
