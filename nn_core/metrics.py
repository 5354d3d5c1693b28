"""How good outputs are, beside the loss."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray


def accuracy(outputs: Array, targets: Array, threshold: float | None = None) -> FloatArray:
    """Share of samples put in the right class, (R,), for outputs (R, S, K) and targets (S, K).

    With several outputs the largest one names the class. With one, the class is the side of the
    threshold, by default that of `class_threshold`.
    """
    targets = np.asarray(targets)
    if targets.shape[-1] > 1:
        right = np.argmax(outputs, axis=-1) == np.argmax(targets, axis=-1)
    else:
        middle = class_threshold(targets) if threshold is None else threshold
        right = (outputs[..., 0] > middle) == (targets[..., 0] > middle)
    finite = np.isfinite(outputs).all(axis=-1)
    return np.asarray(np.mean(right & finite, axis=-1), dtype=np.float64)


def class_threshold(targets: Array, *, signed: bool = False) -> float:
    """What divides two classes given as numbers: the middle of the smallest and the largest target.

    Targets (S, 1) of one class alone do not show where the other stands: it is taken to be at 0 or
    1, or at -1 or +1 where the targets are `signed`, or below 0.
    """
    least, largest = float(targets.min()), float(targets.max())
    if least < largest:
        return (least + largest) / 2
    return 0.0 if signed or least < 0 else 0.5
