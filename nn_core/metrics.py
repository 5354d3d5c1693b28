"""How good outputs are, beside the loss."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray


def accuracy(outputs: Array, targets: Array, threshold: float | None = None) -> FloatArray:
    """Share of samples put in the right class, (R,), for outputs (R, S, K) and targets (S, K).

    With several outputs the largest one names the class. With one, the class is the side of the
    threshold; by default that is midway between the smallest and the largest target, which needs
    both classes among the targets.
    """
    targets = np.asarray(targets)
    if targets.shape[-1] > 1:
        right = np.argmax(outputs, axis=-1) == np.argmax(targets, axis=-1)
    else:
        middle = (targets.min() + targets.max()) / 2 if threshold is None else threshold
        right = (outputs[..., 0] > middle) == (targets[..., 0] > middle)
    finite = np.isfinite(outputs).all(axis=-1)
    return np.asarray(np.mean(right & finite, axis=-1), dtype=np.float64)
