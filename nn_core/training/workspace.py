"""Buffers of a pass through the network: allocated once, viewed again for every batch size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array


@dataclass(frozen=True)
class Layer:
    """Buffers of one hidden layer for batches of B samples."""

    z: Array  # (R, H, B) pre-activations; on the way back their derivative, then delta
    values: Array  # (R, H, B) f(z)
    extended: Array  # (R, 1 + H, B) a row of ones, and below it the units
    units: Array  # (R, H, B) what the next layer sees: values, after dropout if there is any
    pulled: Array  # (R, H, B) the gradient by units; one memory for all layers
    # z, values and pulled with one row more above, (R, 1 + H, B): in one piece, they are faster for
    # what goes element by element; the row more takes part, and nobody reads it.
    whole: tuple[Array, Array, Array]


@dataclass(frozen=True)
class Buffers:
    """All layers' buffers for one batch size."""

    n_samples: int
    layers: tuple[Layer, ...]
    logits: Array  # (R, K, B); on the way back their delta


class Workspace:
    """Memory for `capacity` samples, from which `at(n)` cuts the buffers for n of them."""

    def __init__(
        self,
        n_runs: int,
        widths: tuple[int, ...],
        capacity: int,
        dtype: np.dtype[np.generic],
        *,
        dropout: bool = False,
    ) -> None:
        *hidden, n_outputs = widths
        self.capacity = capacity
        self._z = [np.zeros((n_runs, 1 + h, capacity), dtype) for h in hidden]
        self._extended = [np.ones((n_runs, 1 + h, capacity), dtype) for h in hidden]
        self._values = [np.zeros_like(z) if dropout else None for z in self._z]
        self._pulled = np.zeros(n_runs * (1 + max(hidden, default=0)) * capacity, dtype)
        self._logits = np.zeros((n_runs, n_outputs, capacity), dtype)

    def at(self, n_samples: int) -> Buffers:
        """Buffers for n_samples <= capacity."""
        layers = tuple(self._layer(index, n_samples) for index in range(len(self._z)))
        return Buffers(n_samples, layers, self._logits[:, :, :n_samples])

    @property
    def nbytes(self) -> int:
        """Memory held, in bytes."""
        held = [*self._z, *self._extended, *self._values, self._pulled, self._logits]
        return sum(array.nbytes for array in held if array is not None)

    def _layer(self, index: int, n: int) -> Layer:
        extended = self._extended[index]
        values = self._values[index]
        pulled = self._pulled[: extended.size].reshape(extended.shape)
        kept = extended if values is None else values
        whole = self._z[index][..., :n], kept[..., :n], pulled[..., :n]
        z, f_of_z, back = (array[:, 1:] for array in whole)
        return Layer(z, f_of_z, extended[..., :n], extended[:, 1:, :n], back, whole)
