"""How good a network's answers are: the share that is right, or how far off the numbers are."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core import accuracy
from nn_core.functions import threshold_of
from pages.charts.numbers import number
from pages.live.tasks import encode_targets
from pages.text import Translator

Array = NDArray[np.float64]


class Errors(NamedTuple):
    """Of one output of a regression: the root mean squared error in the target's unit, and the
    coefficient of determination, 1 - squared errors / squared deviations from these rows' mean."""

    rmse: float
    r2: float | None  # None where all targets are the same


class Goodness(NamedTuple):
    """Of classes the share that is right, of numbers the errors of each output."""

    accuracy: float | None
    errors: tuple[Errors, ...] = ()


def goodness(data: Dataset, outputs: Array, y: Array, output_activation: str) -> Goodness:
    """Of outputs (S, K) as the network gives them, and targets (S, K) as the data hold them."""
    if data.task == "regression":
        return Goodness(None, tuple(map(_errors, data.to_raw_targets(outputs).T,
                                        data.to_raw_targets(y).T)))  # fmt: skip
    targets = encode_targets(y, data.task, output_activation)
    threshold = threshold_of(output_activation)
    return Goodness(float(accuracy(outputs[None], targets, threshold, data.is_multilabel)[0]))


def _errors(predicted: Array, actual: Array) -> Errors:
    squared = float(np.mean((predicted - actual) ** 2))
    spread = float(np.var(actual))
    return Errors(squared**0.5, 1.0 - squared / spread if spread > 0 else None)


def errors_said(found: Errors, t: Translator) -> str:
    """In a few words."""
    if found.r2 is None:
        return t("fit.rmse", rmse=number(found.rmse, t))
    return t("fit.errors", rmse=number(found.rmse, t), r2=number(found.r2, t))
