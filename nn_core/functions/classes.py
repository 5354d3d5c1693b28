"""Which class an output means: the core's accuracies and whatever a page shows ask here."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray, IntArray


def ends(output_activation: str) -> tuple[float, float]:
    """Where the lower and the upper class stand in an output's range: tanh reaches from -1 to 1."""
    return (-1.0, 1.0) if output_activation == "tanh" else (0.0, 1.0)


def threshold_of(output_activation: str) -> float:
    """What divides two classes that stand at the ends."""
    return sum(ends(output_activation)) / 2


def class_threshold(targets: Array, output_activation: str = "identity") -> float:
    """What divides two classes given as numbers: the middle of the smallest and the largest target.

    Targets (S, 1) of one class alone do not show where the other stands: it is taken to be at 0 or
    1, or at -1 or +1 where the output is tanh's, or where the target is below 0.
    """
    least, largest = float(targets.min()), float(targets.max())
    if least < largest:
        return (least + largest) / 2
    return threshold_of("tanh" if least < 0 else output_activation)


def classes_of(outputs: Array, threshold: float = 0.5, multilabel: bool = False) -> IntArray:
    """(..., S) from outputs or targets (..., S, K): the largest of several names the class; with
    one, it is the side of the threshold.

    multilabel: each output is a label of its own, yes or no by the threshold, and a class is one of
    their 2^K combinations: the sum of 2^k over the labels k that are said yes to.
    """
    outputs = np.asarray(outputs)
    if multilabel:
        return np.asarray((outputs > threshold) @ label_values(outputs.shape[-1]), np.int64)
    if outputs.shape[-1] > 1:
        return np.asarray(np.argmax(outputs, axis=-1), np.int64)
    return np.asarray(outputs[..., 0] > threshold, np.int64)


def label_values(n_labels: int) -> IntArray:
    """(K,): what each label adds to the number of a combination."""
    return np.asarray(2 ** np.arange(n_labels), np.int64)


def shares_of(outputs: Array, output_activation: str) -> FloatArray:
    """Outputs as a share of the way from the lower end to the upper: 0 to 1 between the ends."""
    low, high = ends(output_activation)
    return np.asarray((np.asarray(outputs) - low) / (high - low))
