"""What a hand changes in a Trainer between two batches: one weight, or a step on chosen points."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

import numpy as np

from nn_core import checks
from nn_core.arrays import Array
from nn_core.errors import ConfigError
from nn_core.training.looking import Looking


class ByHand(Looking):
    """Optimizer and curves go on; a look at all losses under way begins anew."""

    _look: Iterator[None] | None
    _step_rate: Array

    @abstractmethod
    def _looking(self) -> Iterator[None]:
        """A look at all losses."""

    @abstractmethod
    def _hold_diverged(self) -> None:
        """Runs that have ended stay as they are."""

    def edit(self, run: int, layer: int, source: int | None, unit: int, value: float) -> None:
        """Sets by hand what comes into a unit of a layer: the weight from the unit `source` below,
        or its bias (None). ConfigError for a place that the run does not have and for what is no
        finite number.
        """
        run = checks.index("run", run, len(self.runs))
        sizes = self._network.run_sizes[run]
        layer = checks.index("layer", layer, len(sizes) - 1)
        row = 0 if source is None else 1 + checks.index("source", source, sizes[layer])
        unit = checks.index("unit", unit, sizes[layer + 1])
        self._matrix(layer)[run, row, unit] = checks.finite("value", value)
        self._changed()

    def step_on(self, x: object, y: object) -> None:
        """One step of the optimizer on a batch of these points alone, x (S, D) and y (S, K).

        The order of the run's own batches, its count of them and dropout stay as they are: it is
        the step that trace_point tells of. Runs that have diverged stay, too. ConfigError where a
        number would not be finite after it; then nothing has changed.
        """
        kept, slots, steps = self.parameters.copy(), self._state.slots.copy(), self._state.steps
        gradient = self.gradients(x, y)
        with np.errstate(all="ignore"):
            self._optimizer.step(
                self.parameters, gradient, self._state, self._step_rate, self._penalties.l2
            )
        self.parameters[self.diverged] = kept[self.diverged]
        if not np.isfinite(self.parameters[~self.diverged]).all():
            self.parameters[:], self._state.slots[:], self._state.steps = kept, slots, steps
            rate = max(run.learning_rate for run in self.runs)
            remedy = "give a smaller one, since this step leads beyond all numbers"
            raise ConfigError("learning_rate", rate, remedy, "too_large")
        self._changed()

    def _changed(self) -> None:
        self._hold_diverged()
        if self._look is not None:
            self._look = self._looking()
