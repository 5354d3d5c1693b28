"""A fixed sample of data: always the same for as many samples, and in no order of theirs."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from nn_core.arrays import IntArray


@lru_cache(maxsize=64)
def fixed_sample(n_samples: int, most: int) -> IntArray:
    """Which of them to look at, (S,), rising: all, or so many drawn at random.

    Every n-th would not do: data often alternate between classes.
    """
    if n_samples <= most:
        return np.arange(n_samples)
    drawn = np.random.default_rng(0).choice(n_samples, most, replace=False)
    return np.sort(drawn)
