"""Permutation importance (Breiman 2001): what validation loss would be if an input said nothing.

A column of validation data is shuffled, so that its values stand beside other points' answers, and
the loss is taken again. What was one column of a table is shuffled as one: all inputs of a category
together. A copy of the network is asked in slices, while the network itself trains on.
"""

from __future__ import annotations

import time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core.training import Data, MeanLosses, frozen_part
from pages.live.experiment import Experiment
from pages.live.predictions import BUDGET_S, SHARE, Moment

Array = NDArray[np.float64]
SHUFFLES = 5
MOST_POINTS, FEWEST_POINTS = 500, 100
WORK = 4e7  # multiplications of a pass over the points


class Column(NamedTuple):
    """A column of the data and its inputs."""

    name: str
    inputs: tuple[int, ...]


class Importances(NamedTuple):
    """The network as it was at a moment: each column's losses when shuffled (C, SHUFFLES)."""

    moment: Moment
    loss: float  # with nothing shuffled, on the same points
    shuffled: Array
    n_points: int


def columns_of(data: Dataset) -> tuple[Column, ...]:
    """A category is one of them."""
    found = []
    for place, name in enumerate(data.input_names):
        category = data.category_at(place)
        if category is not None:
            found.append(Column(category.name, tuple(category.inputs)))
        elif not data.is_within_category(place):
            found.append(Column(name, (place,)))
    return tuple(found)


class Permutation:
    """Follows a run from frame to frame, and begins anew when it may."""

    def __init__(self) -> None:
        self._found: Importances | None = None
        self._pass: _Pass | None = None
        self._spent = self._due = 0.0

    def follow(self, experiment: Experiment) -> bool:
        """Go on for a moment; whether what was found is of the run as it is now."""
        start, moment = time.perf_counter(), experiment.moment
        if self._is_of(moment):
            return True
        running = experiment.status == "running"
        if self._pass is None or not self._pass.of_use(moment, running):
            if running and start < self._due:
                return False
            self._pass, self._spent = _Pass(experiment), 0.0
        done = self._pass.run(BUDGET_S)
        now = time.perf_counter()
        self._spent += now - start
        if done:
            self._found, self._pass = self._pass.found, None
            self._due = now + self._spent / SHARE
        return self._is_of(moment)

    def of_run(self, run: int) -> Importances | None:
        """The latest, unless they are those of another run, or no numbers."""
        found = self._found
        if found is None or found.moment[0] != run:
            return None
        return found if np.isfinite(found.shuffled).all() and np.isfinite(found.loss) else None

    def _is_of(self, moment: Moment) -> bool:
        return self._found is not None and self._found.moment == moment


class _Pass:
    """All columns and shuffles of one moment's network, one loss after the other."""

    def __init__(self, experiment: Experiment) -> None:
        trainer, data = experiment.trainer, experiment.data
        self._moment, self._data = experiment.moment, data
        self._frozen = frozen_part(trainer.runs, trainer.parameters, trainer.columns, [0])
        affordable = int(WORK / int(trainer.parameter_counts[0]))
        n_points = min(max(FEWEST_POINTS, affordable), MOST_POINTS, len(data.x_validation))
        self._x = data.x_validation[:n_points]  # in an order drawn at random
        self._y = trainer.validation_data.y[:n_points]
        self._columns = columns_of(data)
        rng = np.random.default_rng(0)  # the same shuffles each time: bars move with the network
        self._orders = [rng.permutation(n_points) for _ in range(SHUFFLES)]
        self._losses: list[float] = []
        self._asked: MeanLosses | None = None

    def of_use(self, moment: Moment, running: bool) -> bool:
        """While a run trains on, a moment before will do; not one of another run."""
        return self._moment[0] == moment[0] and (running or self._moment == moment)

    def run(self, budget_s: float) -> bool:
        """Goes on for about so long; whether all is found."""
        end = time.perf_counter() + budget_s
        n_losses = 1 + len(self._columns) * SHUFFLES
        while len(self._losses) < n_losses:
            if self._asked is None:
                self._asked = MeanLosses(self._frozen, self._shuffled(len(self._losses)))
            if self._asked.run(max(0.0, end - time.perf_counter())):
                self._losses.append(float(self._asked.found[0][0]))
                self._asked = None
            if time.perf_counter() >= end:
                break
        return len(self._losses) == n_losses

    def _shuffled(self, number: int) -> Data:
        """The points; from the second time on with a column shuffled."""
        x = self._x
        if number:
            column, shuffle = divmod(number - 1, SHUFFLES)
            inputs = list(self._columns[column].inputs)
            x = x.copy()
            x[:, inputs] = self._x[self._orders[shuffle]][:, inputs]
        features = np.asarray(self._data.features_of(x), self._y.dtype)
        ones = np.ones((len(x), 1), self._y.dtype)
        return Data(np.hstack([ones, features, self._y]), features.shape[1])

    @property
    def found(self) -> Importances:
        loss, *shuffled = self._losses
        values = np.array(shuffled).reshape(len(self._columns), SHUFFLES)
        return Importances(self._moment, loss, values, len(self._x))
