"""How good outputs are, beside the loss."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.functions.classes import class_threshold, classes_of


def accuracy(
    outputs: Array, targets: Array, threshold: float | None = None, multilabel: bool = False
) -> FloatArray:
    """Share of samples put in the right class, (R,), for outputs (R, S, K) and targets (S, K).

    With several outputs the largest one names the class. With one, the class is the side of the
    threshold, by default that of `class_threshold`. multilabel: a sample is right where all its
    labels are (exact match, or subset accuracy).
    """
    targets = np.asarray(targets)
    middle = class_threshold(targets) if threshold is None else threshold
    guess, truth = (classes_of(each, middle, multilabel) for each in (outputs, targets))
    finite = np.isfinite(outputs).all(axis=-1)
    return np.asarray(np.mean((guess == truth) & finite, axis=-1), dtype=np.float64)
