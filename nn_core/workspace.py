"""Buffers of a pass through the network: allocated once, viewed again for every batch size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array


@dataclass(frozen=True)
class Layer:
    """Buffers of one hidden layer for batches of B samples."""

    z: Array  # (R, H, B) pre-activations; on the way back their slope, then delta
    values: Array  # (R, H, B) f(z)
    units: Array  # (R, H, B) what the next layer sees: values, after dropout if there is any
    extended: Array  # (R, H + 1, B) units over a row of ones
    pulled: Array  # (R, H, B) the gradient by units; one memory for all layers


@dataclass(frozen=True)
class Buffers:
    """All layers' buffers for one batch size."""

    n_samples: int
    layers: tuple[Layer, ...]
    logits: Array  # (R, K, B)


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
        self._z = [np.zeros((n_runs, h, capacity), dtype) for h in hidden]
        self._extended = [np.ones((n_runs, h + 1, capacity), dtype) for h in hidden]
        self._values = [np.zeros_like(z) if dropout else None for z in self._z]
        self._pulled = np.zeros(n_runs * max(hidden, default=0) * capacity, dtype)
        self._logits = np.zeros((n_runs, n_outputs, capacity), dtype)
        self._cut: dict[int, Buffers] = {}

    def at(self, n_samples: int) -> Buffers:
        """Buffers for n_samples <= capacity; cutting takes microseconds, so the cuts are kept."""
        if n_samples not in self._cut:
            if len(self._cut) > 8:
                self._cut.clear()
            self._cut[n_samples] = self._buffers(n_samples)
        return self._cut[n_samples]

    def _buffers(self, n: int) -> Buffers:
        layers = []
        for z, extended, values in zip(self._z, self._extended, self._values, strict=True):
            units = extended[:, :-1, :n]
            pulled = self._pulled[: z[:, :, :n].size].reshape(z[:, :, :n].shape)
            kept = units if values is None else values[:, :, :n]
            layers.append(Layer(z[:, :, :n], kept, units, extended[:, :, :n], pulled))
        return Buffers(n, tuple(layers), self._logits[:, :, :n])
