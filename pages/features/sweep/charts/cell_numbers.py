"""Numbers for the map's charts: round ends of a scale, and its ticks."""

from collections.abc import Callable
from math import ceil, floor, isfinite, log10

from pages.charts.numbers import number, short
from pages.charts.style import Translate

STEPS = (1, 2, 5, 10)


def round_number(value: float, t: Translate) -> str:
    """A tick of a scale, without zeros that say nothing."""
    return short(value, t) if value >= 1000 else number(value, t)


def round_up(value: float) -> float:
    """The next 1, 2 or 5 times a power of ten: an end that stays while values move a little."""
    return _rounded(value, ceil)


def round_down(value: float) -> float:
    """The 1, 2 or 5 times a power of ten below."""
    return _rounded(value, floor)


def _rounded(value: float, towards: Callable[[float], int]) -> float:
    if not value > 0 or not isfinite(value):
        return 1.0
    power = 10.0 ** floor(log10(value))
    steps = [step * power for step in STEPS]
    if towards is ceil:
        return next((step for step in steps if step >= value * (1 - 1e-9)), steps[-1])
    return max((step for step in steps if step <= value * (1 + 1e-9)), default=power)


def ticks(low: float, high: float, log: bool) -> list[float]:
    """A handful of round numbers between two ends."""
    if log:
        powers = range(floor(log10(low)), ceil(log10(high)) + 1)
        every = [step * 10.0**power for power in powers for step in STEPS[:3]]
        inside = [value for value in every if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)]
        return inside if len(inside) <= 7 else inside[:: ceil(len(inside) / 7)]
    step = round_up((high - low) / 5)
    first = ceil(low / step - 1e-9)
    return [i * step for i in range(first, floor(high / step + 1e-9) + 1)]
