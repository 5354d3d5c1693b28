"""One look into a run: what several cards need of it, computed when the first asks for it."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core.inspection import LayerReport, inspect, predicted_gradient_ratio
from pages.charts.inside.gradients import Gradients
from pages.live.experiment import Experiment
from pages.live.inside.gradient_log import MOST_POINTS, GradientLog
from pages.live.settings import Settings
from pages.live.tasks import is_signed

Array = NDArray[np.float64]


class Answers(NamedTuple):
    """Outputs (S, K) for both halves, as the network is now."""

    train: Array
    validation: Array


class Look:
    """The run as it is at this moment; made anew after every slice of training."""

    def __init__(self, experiment: Experiment, log: GradientLog) -> None:
        self.experiment = experiment
        self._log = log

    @property
    def moment(self) -> tuple[int, int]:
        """Equal moments mean equal numbers: the run, and its steps so far."""
        return self.experiment.run, self.experiment.trainer.step_count

    @property
    def settings(self) -> Settings:
        return self.experiment.settings

    @cached_property
    def reports(self) -> list[LayerReport]:
        """Every layer on the first training points, the output layer last."""
        e = self.experiment
        return inspect(e.trainer, e.data.x_train[:MOST_POINTS], e.y_train[:MOST_POINTS])

    @cached_property
    def gradients(self) -> Gradients:
        """Sizes so far, up to this moment."""
        self._log.look(self.experiment)
        return Gradients(self._log.epochs, self._log.sizes, predicted_sizes(self.settings))

    @cached_property
    def answers(self) -> Answers | None:
        """None once they are no numbers."""
        e = self.experiment
        found = Answers(
            *(
                np.asarray(e.trainer.predict(x)[0], np.float64)
                for x in (e.data.x_train, e.data.x_validation)
            )
        )
        return found if all(np.isfinite(part).all() for part in found) else None

    @cached_property
    def truth(self) -> Array:
        """(S, K) on the validation points: P(class | x) where the source tells it, else 0 and 1."""
        data = self.experiment.data
        return data.y_validation if data.truth is None else data.truth(data.x_validation)

    @property
    def signed(self) -> bool:
        """Whether the classes stand at -1 and +1."""
        return is_signed(self.settings.task, self.settings.output_activation)


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
