"""A linear layer with its activation: f(W x + b). Other kinds are put together from its parts."""

from __future__ import annotations

from functools import partial

import numpy as np

from nn_core.arrays import Array
from nn_core.layers.place import Bound, Inputs, Operation, Place, chain


class Linear:
    """Each unit has its bias."""

    unit_parameters = 1

    def initialize(self, block: Array, weights: Array) -> None:
        """Biases start at 0."""
        block[self.unit_parameters :] = weights

    def bind(self, place: Place) -> Bound:
        return chain(affine(place), activate(place))


def affine(place: Place) -> Bound:
    """z = W x + b from what is below; back from delta, which stands in z."""
    below, one_sample = place.below, place.n_samples == 1
    forward, gradients, pulls = list[Operation](), list[Operation](), list[Operation]()
    for runs, d, h in place.segments:
        z, gradient = place.z[runs, :h], place.weights_gradient[runs, : 1 + d, :h]
        weights, copy = _close(place.weights[runs, : 1 + d, :h], h == 1 or one_sample)
        weights, delta = weights.transpose(0, 2, 1), z.transpose(0, 2, 1)
        if isinstance(below, Inputs):
            forward += [*copy, partial(_times_inputs, weights, below, runs, z)]
            gradients.append(partial(_inputs_times, below, runs, delta, gradient))
            continue
        units = below.units[runs, : 1 + d]
        forward += [*copy, partial(np.matmul, weights, units, z)]
        gradients.append(partial(np.matmul, units, delta, gradient))
        weights, copy = _close(place.weights[runs, 1 : 1 + d, :h], one_sample)
        pulls += [*copy, partial(np.matmul, weights, z, below.pulled[runs, 1 : 1 + d])]
    return Bound(forward, gradients + pulls)


def _times_inputs(weights: Array, inputs: Inputs, runs: slice, out: Array) -> None:
    batch = inputs.batch
    np.matmul(weights, batch if len(batch) == 1 else batch[runs], out)


def _inputs_times(inputs: Inputs, runs: slice, delta: Array, out: Array) -> None:
    batch = inputs.batch
    np.matmul(batch if len(batch) == 1 else batch[runs], delta, out)


def activate(place: Place) -> Bound:
    """units = f(z), times the mask of dropout where there is one; nothing for the output layer."""
    if place.here is None or place.activation is None:
        return Bound()
    z, values, units, pulled = place.here
    forward = [partial(place.activation.value, z[:, 1:], values[:, 1:])]
    backward = [
        partial(place.activation.derivative, z, values, z),
        partial(np.multiply, z, pulled, z),
    ]
    if place.mask is not None:
        forward.append(partial(np.multiply, values[:, 1:], place.mask, units[:, 1:]))
        backward.insert(0, partial(np.multiply, pulled[:, 1:], place.mask, pulled[:, 1:]))
    return Bound(forward, backward)


def _close(weights: Array, single_column: bool) -> tuple[Array, list[Operation]]:
    """(R, D, H), without the padding in between where the product is of a single column.

    How a BLAS rounds that depends on the distance between rows, which is another where the run is
    alone. So these are multiplied as copies, which are renewed before each product.
    """
    if not single_column or weights.strides[1] == weights.shape[2] * weights.itemsize:
        return weights, []
    copy = np.empty(weights.shape, weights.dtype)
    return copy, [partial(np.copyto, copy, weights)]
