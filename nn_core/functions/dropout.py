"""Inverted dropout (Srivastava et al. 2014): the units kept are scaled up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nn_core.arrays import Array, FloatArray


class Dropout:
    """Masks (R, H, B) for the hidden layers; every run draws for its own units only."""

    def __init__(
        self,
        run_widths: Sequence[tuple[int, ...]],
        capacity: int,
        generators: Sequence[np.random.Generator],
        dtype: np.dtype[np.generic],
    ) -> None:
        self._run_widths, self._generators = run_widths, generators
        widest = [max(column) for column in zip(*run_widths, strict=True)]
        self._masks = [np.ones((len(run_widths), h, capacity), dtype) for h in widest]
        self._rates: FloatArray = np.zeros(len(run_widths))

    def set_rates(self, rates: FloatArray) -> None:
        """A share for each run (R,); with 0 a run draws nothing, as when it is alone."""
        self._rates = rates
        for mask in self._masks:
            mask[rates == 0] = 1

    def masks(self, n_samples: int) -> list[Array]:
        """One a hidden layer, 0 or 1 / (1 - rate): views, in which each draw is seen."""
        return [mask[:, :, :n_samples] for mask in self._masks]

    def draw(self, n_samples: int) -> None:
        """New masks for so many samples."""
        for run in np.flatnonzero(self._rates):
            self._draw_run(int(run), n_samples)

    def _draw_run(self, run: int, n_samples: int) -> None:
        widths, rate = self._run_widths[run], self._rates[run]
        draws = self._generators[run].random((sum(widths), n_samples), dtype=np.float32)
        kept = (draws >= rate) / (1 - rate)
        start = 0
        for mask, width in zip(self._masks, widths, strict=True):
            mask[run, :width, :n_samples] = kept[start : start + width]
            start += width
