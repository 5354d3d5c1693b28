"""One look into a run: what several cards need of it, computed when the first asks for it."""

from collections.abc import Hashable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nn_core.inspection import LayerReport, inspect, predicted_gradient_ratio
from pages.features.inside.charts.gradients import Gradients
from pages.features.inside.live.permutation import Importances, Permutation
from pages.live.experiment import Experiment
from pages.live.gradient_log import GradientLog, looked_at
from pages.live.predictions import Answers, Found, Moment, moment_of
from pages.live.settings import Settings

Array = NDArray[np.float64]


class InspectionView:
    """The run as it is at this moment; made anew after every slice of training."""

    def __init__(
        self,
        experiment: Experiment,
        log: GradientLog,
        answers: Answers,
        permutation: Permutation | None = None,
    ) -> None:
        self.experiment, self._permutation = experiment, permutation
        self._log, self._answers = log, answers

    @property
    def moment(self) -> Moment:
        """Equal moments mean equal numbers."""
        return moment_of(self.experiment)

    @property
    def answered_at(self) -> Hashable:
        """What the answers are of: their moment; before there are any, that of the look."""
        return (True, self.answers.moment) if self.answers else (False, self.moment)

    @property
    def settings(self) -> Settings:
        return self.experiment.settings

    @cached_property
    def reports(self) -> list[LayerReport]:
        """Every layer on the first training points, the output layer last."""
        return inspect(self.experiment.trainer, *looked_at(self.experiment))

    @cached_property
    def gradients(self) -> Gradients:
        """Sizes so far, up to this moment."""
        self._log.look(self.experiment)
        return Gradients(self._log.epochs, self._log.sizes, predicted_sizes(self.settings))

    @cached_property
    def answers(self) -> Found | None:
        """On both halves of the data; None before they are there, and once they are no numbers."""
        found = self._answers.of_run(self.experiment.run)
        if found is None or not np.isfinite(found.train).all():
            return None
        return found if np.isfinite(found.validation).all() else None

    @property
    def importances(self) -> Importances | None:
        """Likewise, what the loss is with each column shuffled."""
        known = self._permutation
        return None if known is None else known.of_run(self.experiment.run)

    @cached_property
    def truth(self) -> Array:
        """(S, K) on the validation points: P(class | x) where the source tells it, else 0 and 1."""
        data = self.experiment.data
        return data.y_validation if data.truth is None else data.truth(data.x_validation)


def predicted_sizes(settings: Settings) -> tuple[float | None, ...]:
    """(L,): each hidden layer's gradient over the last one's, at the start, in theory.

    None for the output layer, and where theory has no short answer.
    """
    widths, names = settings.hidden_widths, settings.activations
    if not widths:
        return (None,)
    initializer = settings.initializer
    ratios = [
        predicted_gradient_ratio(widths[i:], names[i:], initializer) for i in range(len(widths) - 1)
    ]
    return (*ratios, 1.0, None)
