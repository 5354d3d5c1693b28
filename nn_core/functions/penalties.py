"""The penalties on the weights: l1 * sum |w| + l2 / 2 * sum w^2, never on biases."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn_core.arrays import Array, FloatArray


class Penalties:
    """Rates spread over the weights (R, P), zero at biases; made only where a rate is not zero."""

    def __init__(self, weight_mask: Callable[[], Array]) -> None:
        self._weight_mask = weight_mask
        self._scratch: Array = np.zeros((0, 0))
        self.l1: Array | None = None
        self.l2: Array | None = None

    def set_rates(self, l1: FloatArray, l2: FloatArray) -> None:
        """Rates for each run, (R,)."""
        self.l1, self.l2 = self._spread(l1), self._spread(l2)

    def _spread(self, rates: FloatArray) -> Array | None:
        if not rates.any():
            return None
        spread = self._weight_mask()
        spread *= rates[:, None].astype(spread.dtype)
        if self._scratch.shape != spread.shape:
            self._scratch = np.zeros_like(spread)
        return spread

    def add_derivative(self, parameters: Array, gradient: Array, *, decoupled: bool) -> None:
        """Adds the penalties' gradient; a decoupled optimizer takes l2 by itself."""
        if self.l1 is not None:
            np.sign(parameters, self._scratch)
            np.multiply(self._scratch, self.l1, self._scratch)
            np.add(gradient, self._scratch, gradient)
        if self.l2 is not None and not decoupled:
            np.multiply(parameters, self.l2, self._scratch)
            np.add(gradient, self._scratch, gradient)
