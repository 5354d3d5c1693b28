"""Timing by ratios: what is compared is measured in turn, in one process, on one BLAS thread."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

import numpy as np

REPEATS = 15
SLICE_S = 0.02


class Comparison(NamedTuple):
    """Median seconds a call, and the median over rounds of first / second."""

    first_s: float
    second_s: float
    ratio: float


def compare(
    first: Callable[[], object], second: Callable[[], object], repeats: int = REPEATS
) -> Comparison:
    """Calls both in turn, each round about 20 ms long, so that a busy moment meets both alike."""
    counts = [_calls_in_a_slice(first), _calls_in_a_slice(second)]
    rounds = [
        tuple(_seconds(call, count) for call, count in zip((first, second), counts, strict=True))
        for _ in range(repeats)
    ]
    ratios = [one / other for one, other in rounds]
    firsts, seconds = zip(*rounds, strict=True)
    return Comparison(median(firsts), median(seconds), median(ratios))


def _seconds(call: Callable[[], object], count: int) -> float:
    start = perf_counter()
    for _ in range(count):
        call()
    return (perf_counter() - start) / count


def _calls_in_a_slice(call: Callable[[], object]) -> int:
    call()
    return max(1, round(SLICE_S / _seconds(call, 1)))


def small_add() -> Callable[[], object]:
    """np.add on 10 x 4 float32 arrays: the price of one NumPy call on this machine."""
    a, b, c = (np.ones((10, 4), np.float32) for _ in range(3))

    def add_many() -> None:
        for _ in range(1000):
            np.add(a, b, out=c)

    return add_many
