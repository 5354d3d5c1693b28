"""Inside a network: gradients, activations and weights of each layer of one run.

The measures are pure functions of arrays (H, S), units before samples; `inspect` collects them all.
What a chart of outputs needs (confusion, calibration, residuals) is in results.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import prod, sqrt
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, BoolArray, FloatArray, IntArray
from nn_core.inspection.layers import Layers, layers_of
from nn_core.training.trainer import Trainer

N_BINS = 40
# Where a bounded activation is flat: beyond 98 % of the way from its middle to its limit, the
# derivative of tanh is below 4 % of its largest. name -> (lower limit, upper limit).
BOUNDED = {"tanh": (-1.0, 1.0), "hard_tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0)}
SATURATED_BEYOND = 0.98


class Histogram(NamedTuple):
    """Counts (N,) between edges (N + 1,)."""

    counts: IntArray
    edges: FloatArray


@dataclass(frozen=True)
class LayerReport:
    """One layer of one run, on one data set. The output layer is the last."""

    delta_rms: float  # d mean loss / d pre-activations, times S: the size for one sample
    weight_gradient_rms: float
    activations: Histogram
    weights: Histogram
    largest_weight: float
    dead: BoolArray  # (H,): 0 on all samples
    dead_share: float
    saturated_share: float  # of all activations; 0 where the activation has no limits
    similarity: FloatArray  # (H, H) cosine between the units' columns of (W, b)


def inspect(trainer: Trainer, x: object, y: object, run: int = 0) -> list[LayerReport]:
    """A report for each layer of a run, the output layer last, on inputs (S, D) and targets (S, K).

    Raises ShapeError and DataError as Trainer does.
    """
    data = trainer.prepared(x, y)
    layers = layers_of(trainer, run)
    with np.errstate(all="ignore"):
        flow = layers.forward(data.x[:, 1:])
        deltas = layers.deltas(flow, data.y)
        below = [flow.inputs, *flow.values[:-1]]
        return [
            _report(layers, index, flow.values[index], delta, values_below)
            for index, (delta, values_below) in enumerate(zip(deltas, below, strict=True))
        ]


def gradient_sizes(trainer: Trainer, x: object, y: object, run: int = 0) -> FloatArray:
    """(L,) delta_rms of every layer as in its LayerReport, the output last, at a tenth of the cost.

    Raises ShapeError and DataError as Trainer does.
    """
    data = trainer.prepared(x, y)
    layers = layers_of(trainer, run)
    with np.errstate(all="ignore"):
        deltas = layers.deltas(layers.forward(data.x[:, 1:]), data.y)
    return np.array([rms(delta) * delta.shape[1] for delta in deltas])


def _report(layers: Layers, index: int, values: Array, delta: Array, below: Array) -> LayerReport:
    weights, biases = layers.weights[index], layers.biases[index]
    hidden = index < layers.depth
    name = layers.activations[index] if hidden else "identity"
    dead = dead_units(values) if hidden else np.zeros(len(values), bool)
    return LayerReport(
        delta_rms=rms(delta) * delta.shape[1],
        weight_gradient_rms=rms(below @ delta.T),
        activations=histogram(values),
        weights=histogram(weights),
        largest_weight=float(np.max(np.abs(weights))),
        dead=dead,
        dead_share=float(dead.mean()),
        saturated_share=saturated_share(values, name),
        similarity=unit_similarity(weights, biases),
    )


def rms(values: Array) -> float:
    """Root of the mean square; 0 of nothing."""
    return sqrt(np.mean(np.square(values, dtype=np.float64))) if values.size else 0.0


def histogram(values: Array, n_bins: int = N_BINS) -> Histogram:
    """Counts of the finite values, in bins of equal width between the smallest and the largest."""
    finite = np.asarray(values[np.isfinite(values)], np.float64)
    low, high = (finite.min(), finite.max()) if finite.size else (0.0, 1.0)
    if high - low <= 1e-9 * max(abs(low), abs(high), 1e-9):  # a constant still needs some width
        margin = max(0.5 * abs(low), 0.5)
        low, high = low - margin, high + margin
    counts, edges = np.histogram(finite, n_bins, (low, high))
    return Histogram(counts.astype(np.int64), edges)


def dead_units(values: Array) -> BoolArray:
    """(H,): units whose value (H, S) is 0 on every sample, so that nothing flows back through."""
    return np.asarray(~values.any(axis=1))


def saturated_share(values: Array, activation: str) -> float:
    """Share of the values (H, S) in the flat ends of a bounded activation; 0 for any other."""
    if activation not in BOUNDED:
        return 0.0
    low, high = BOUNDED[activation]
    middle, half = (low + high) / 2, (high - low) / 2
    return float(np.mean(np.abs(values - middle) > SATURATED_BEYOND * half))


def unit_similarity(weights: Array, biases: Array) -> FloatArray:
    """(H, H) cosine between columns of (W, b): 1 for units that do the same; 0 beside an all-zero.

    weights (D, H), biases (H,). Two units that are both zero do the same: 1.
    """
    columns = np.concatenate([weights, biases[None]]).astype(np.float64)
    columns = np.where(np.isfinite(columns), columns, 0.0)
    largest = np.max(np.abs(columns), axis=0)
    columns /= np.where(largest > 0, largest, 1.0)  # first, so that no square overflows
    lengths = np.sqrt(np.sum(columns**2, axis=0))
    columns /= np.where(lengths > 0, lengths, 1.0)
    zero = lengths == 0
    similarity: FloatArray = columns.T @ columns
    similarity[np.outer(zero, zero)] = 1.0
    return np.clip(similarity, -1.0, 1.0)


def unit_spread(weights: Array, biases: Array) -> float:
    """Largest difference between units' columns of (W, b) as a share of the largest entry.

    0 where all units are equal (all-zero ones included), infinite where there is a single unit.
    """
    if len(biases) < 2:
        return float("inf")
    block = np.concatenate([weights, biases[None]])
    largest = float(np.max(np.abs(block)))
    if not np.isfinite(largest):
        return float("inf")
    return float(np.max(np.ptp(block, axis=1))) / largest if largest > 0 else 0.0


# What theory says of a network as drawn, for wide layers and inputs of variance 1. Per layer, the
# mean square of delta is multiplied by H_above * Var(w) * E[f'(z)^2] (Glorot & Bengio 2010, He et
# al. 2015). E[f'^2] is 1/2 for relu, close to 1/16 for sigmoid near 0; elsewhere it depends on the
# size of z, for which there is no short formula.
SLOPE_SQUARE = {"identity": 1.0, "relu": 0.5, "leaky_relu": 0.5 * (1 + 0.01**2), "sigmoid": 0.0625}
WEIGHT_VARIANCE: dict[str, Callable[[int, int], float | None]] = {
    "he_normal": lambda d, h: 2 / d,
    "he_uniform": lambda d, h: 2 / d,
    "glorot_normal": lambda d, h: 2 / (d + h),
    "glorot_uniform": lambda d, h: 2 / (d + h),
    "lecun_normal": lambda d, h: 1 / d,
    "orthogonal": lambda d, h: 1 / max(d, h),
    "normal": lambda d, h: 0.1**2,
    "uniform": lambda d, h: 0.5**2 / 3,
    "playground": lambda d, h: 0.5**2 / 3,
    "constant": lambda d, h: None,
    "zeros": lambda d, h: None,
}


def predicted_gradient_ratio(
    hidden_widths: tuple[int, ...], activations: tuple[str, ...], initializer: str
) -> float | None:
    """RMS of delta in the first hidden layer over that in the last, at the start, in theory.

    None where theory has no short answer: fewer than two hidden layers, equal initial weights, or
    an activation whose mean derivative depends on the size of its input.
    """
    if len(hidden_widths) < 2:
        return None
    factors = []
    for below, above, name in zip(hidden_widths, hidden_widths[1:], activations, strict=False):
        variance = WEIGHT_VARIANCE[initializer](below, above)
        if variance is None or name not in SLOPE_SQUARE:
            return None
        factors.append(above * variance * SLOPE_SQUARE[name])
    return sqrt(prod(factors))
