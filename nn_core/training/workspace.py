"""Buffers of a pass through the network: allocated once, viewed again for every batch size."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array
from nn_core.layers.place import Buffers


class Workspace:
    """Memory for `capacity` samples, from which the buffers for fewer of them are cut."""

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
        self.n_runs, self.capacity, self.dtype = n_runs, capacity, dtype
        self._z = [np.zeros((n_runs, 1 + h, capacity), dtype) for h in hidden]
        self._units = [np.ones((n_runs, 1 + h, capacity), dtype) for h in hidden]
        self._values = [np.zeros_like(z) for z in self._z] if dropout else self._units
        self._pulled = np.zeros(n_runs * (1 + max(hidden, default=0)) * capacity, dtype)
        self._logits = np.zeros((n_runs, n_outputs, capacity), dtype)
        self._rooms: dict[tuple[int, str], Array] = {}

    def hidden(self, n_samples: int) -> tuple[Buffers, ...]:
        """Each hidden layer's buffers for n_samples <= capacity."""
        pulled = [self._pulled[: units.size].reshape(units.shape) for units in self._units]
        whole = zip(self._z, self._values, self._units, pulled, strict=True)
        return tuple(Buffers(*(array[..., :n_samples] for array in layer)) for layer in whole)

    def logits(self, n_samples: int) -> Array:
        """(R, K, B); on the way back their delta."""
        return self._logits[..., :n_samples]

    def room(self, layer: int, n_samples: int, name: str, rows: int) -> Array:
        """(R, N, B) of a layer's own, one memory under one name; zeros at first."""
        room = self._rooms.get((layer, name))
        if room is None:
            room = np.zeros((self.n_runs, rows, self.capacity), self.dtype)
            self._rooms[layer, name] = room
        return room[..., :n_samples]

    @property
    def nbytes(self) -> int:
        """Memory held, in bytes."""
        values = [] if self._values is self._units else self._values
        held = [*self._z, *self._units, *values, self._pulled, self._logits, *self._rooms.values()]
        return sum(array.nbytes for array in held)
