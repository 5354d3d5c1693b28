"""What a network's answers are worth: confusion, calibration, residuals. Pure functions."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, FloatArray, IntArray
from nn_core.functions.classes import classes_of


class Calibration(NamedTuple):
    """Predicted against true probability in bins of the prediction; empty bins are left out."""

    predicted: FloatArray  # (N,) mean prediction in the bin
    true: FloatArray  # (N,) mean truth in the bin: a share of ones, or a known probability
    counts: IntArray  # (N,)


def confusion_matrix(
    outputs: Array, targets: Array, threshold: float = 0.5, multilabel: bool = False
) -> IntArray:
    """(C, C) counts: row is the true class, column the predicted one, for (S, K) arrays.

    With several outputs the largest names the class; with one, the side of the threshold.
    multilabel: the classes are the combinations of labels, C = 2^K, as classes_of numbers them.
    """
    n_outputs = targets.shape[1]
    n_classes = 2**n_outputs if multilabel else max(2, n_outputs)
    truth, guess = (classes_of(each, threshold, multilabel) for each in (targets, outputs))
    counts = np.bincount(truth * n_classes + guess, minlength=n_classes**2)
    return np.asarray(counts.reshape(n_classes, n_classes), np.int64)


def calibration(predicted: Array, true: Array, n_bins: int = 10) -> Calibration:
    """Predictions in [0, 1] and what they should be, of any equal shape, binned by prediction.

    `true` holds labels 0 and 1, or, on synthetic data, P(class | x) itself. Samples where either is
    not a number are left out.
    """
    p = np.asarray(predicted, np.float64).ravel()
    t = np.asarray(true, np.float64).ravel()
    kept = np.isfinite(p) & np.isfinite(t)
    p, t = np.clip(p[kept], 0.0, 1.0), t[kept]
    place = np.minimum((p * n_bins).astype(np.int64), n_bins - 1)
    counts = np.bincount(place, minlength=n_bins)
    filled = counts > 0
    predicted_mean, true_mean = (
        np.bincount(place, values, n_bins)[filled] / counts[filled] for values in (p, t)
    )
    return Calibration(predicted_mean, true_mean, counts[filled])


def residuals(outputs: Array, targets: Array) -> FloatArray:
    """(S, K) target minus output: above 0 where the network answers too little."""
    return np.asarray(targets, np.float64) - np.asarray(outputs, np.float64)
