"""The probe: a copy of a run trains on, to see whether more epochs would help.

It never touches the run itself. A page gives it a slice of time in every frame.
"""

from __future__ import annotations

from nn_core.diagnosis.excess import Curves
from nn_core.diagnosis.run_facts import curves_of
from nn_core.inspection.layers import Layers, layers_of
from nn_core.training.trainer import Trainer

PROBE_FACTOR = 3  # as many more epochs as three times those done


class Probe:
    """Continues a copy of one run for PROBE_FACTOR times its epochs (at least one)."""

    def __init__(self, trainer: Trainer, run: int = 0) -> None:
        self.start = trainer.epoch
        self.goal = trainer.epoch + PROBE_FACTOR * max(1, trainer.epoch)
        self._copy = trainer.subset([run], look=False)

    @property
    def epoch(self) -> int:
        """How far it has come."""
        return self._copy.epoch

    @property
    def done(self) -> bool:
        """Whether it has reached its goal, or diverged on the way."""
        return self._copy.epoch >= self.goal or bool(self._copy.diverged.all())

    def run(self, budget_s: float | None = None) -> bool:
        """Trains on for about budget_s seconds, None: to the end. Returns `done`."""
        if not self.done:
            self._copy.run(self.goal - self._copy.epoch, budget_s)
        return self.done

    @property
    def curves(self) -> Curves:
        """All that is recorded, from epoch 0 of the run itself to where the copy is now."""
        return curves_of(self._copy)[0]

    @property
    def layers(self) -> Layers:
        """The copy's network as it is now."""
        return layers_of(self._copy, 0)
