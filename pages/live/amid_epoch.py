"""The losses of a run that stands between two epochs, or was changed by hand since the last.

Its history has those at the epochs' ends.
"""

from typing import NamedTuple

from nn_core.training import MeanLosses, frozen_part
from pages.live.experiment import Experiment
from pages.live.predictions import BUDGET_S, Moment, moment_of


class Sought(NamedTuple):
    """Losses under way, or found: of which moment."""

    moment: Moment
    losses: MeanLosses
    known: bool = False


class AmidEpoch:
    """Follows a run from frame to frame, and looks at all its data where it stands still."""

    def __init__(self) -> None:
        self._sought: Sought | None = None

    def follow(self, experiment: Experiment) -> bool:
        """Go on for a moment; returns whether there is nothing left to be found."""
        if not _stands_amid(experiment):
            self._sought = None
            return True
        sought = self._sought
        if sought is None or sought.moment != moment_of(experiment):
            sought = Sought(moment_of(experiment), _losses_of(experiment))
        self._sought = sought._replace(known=sought.known or sought.losses.run(BUDGET_S))
        return self._sought.known

    @property
    def losses(self) -> tuple[float, float] | None:
        """Training and validation loss; None where the history has them, or not known yet."""
        if self._sought is None or not self._sought.known:
            return None
        train, validation = self._sought.losses.found
        return float(train[0]), float(validation[0])


def _stands_amid(experiment: Experiment) -> bool:
    trainer, still = experiment.trainer, experiment.status not in ("running", "diverged")
    amid = trainer.step_count > trainer.epoch * trainer.batches_per_epoch
    amid |= experiment.hands.is_later_than_losses(trainer)
    return still and experiment.target is None and amid


def _losses_of(experiment: Experiment) -> MeanLosses:
    trainer = experiment.trainer
    frozen = frozen_part(trainer.runs, trainer.parameters, trainer.columns, [0])
    return MeanLosses(frozen, trainer.train_data, trainer.validation_data)
