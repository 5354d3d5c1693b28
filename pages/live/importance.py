"""How much a unit matters: what validation loss would be without it."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np

from nn_core.training import MeanLosses, frozen_part
from pages.live.experiment import Experiment
from pages.live.hands import Touched, Unit
from pages.live.pictures import Array
from pages.live.predictions import BUDGET_S, SHARE


def sizes_of(experiment: Experiment) -> tuple[int, ...]:
    """Units of each column of the diagram, the inputs first."""
    n_inputs, n_outputs = experiment.trainer.columns
    return (n_inputs, *experiment.settings.hidden_widths, n_outputs)


class Importance:
    """Found in slices, on a copy of the network, while the network itself trains on."""

    def __init__(self) -> None:
        self.found: tuple[float, float] | None = None  # with it, without it
        self._of: tuple[object, ...] = ()
        self._moment: object = None
        self._losses: MeanLosses | None = None
        self._due = self._spent = 0.0

    def follow(self, unit: Touched, experiment: Experiment) -> bool:
        """Go on for a moment; returns whether there is nothing left to be found as it stands."""
        off = experiment.hands.off
        of = (experiment.run, unit, off)
        if of != self._of:
            self._of, self.found, self._losses = of, None, None
            self._moment, self._due = None, 0.0
        start = time.perf_counter()
        moment = experiment.moment
        if self._losses is None:
            if self._moment == moment or start < self._due:
                return self._moment == moment
            self._moment, self._spent = moment, 0.0
            self._losses = _losses_without((unit.column, unit.unit), off, experiment)
        done = self._losses.run(BUDGET_S)
        now = time.perf_counter()
        self._spent += now - start
        if done:
            with_it, without = (float(each) for each in self._losses.found[0])
            self.found, self._losses = (with_it, without), None
            self._due = now + self._spent / SHARE
        return done and self._moment == moment


def _losses_without(unit: Unit, off: frozenset[Unit], experiment: Experiment) -> MeanLosses:
    """Of two copies: both without the units that are off, the second without this one too."""
    trainer = experiment.trainer
    run, parameters = trainer.runs[0], trainer.parameters
    both = [np.copy(parameters), np.copy(parameters)]
    for matrix, missing in zip(both, (off - {unit}, off | {unit}), strict=True):
        _silence(matrix, missing, experiment)
    frozen = frozen_part([run, run], np.concatenate(both), trainer.columns, [0, 1])
    return MeanLosses(frozen, trainer.validation_data)


def _silence(parameters: Array, units: frozenset[Unit], experiment: Experiment) -> None:
    """Weights out of these hidden units become 0 in parameters (1, P)."""
    sizes = sizes_of(experiment)
    starts = np.cumsum([0, *((d + 1) * h for d, h in pairwise(sizes))])
    for column, unit in units:
        width = sizes[column + 1]
        first = int(starts[column]) + (1 + unit) * width
        parameters[0, first : first + width] = 0
