"""Numbers for charts: as JSON, as short texts, and as round ends of a scale."""

from collections.abc import Callable, Iterable
from math import ceil, floor, isfinite, isnan, log10

from pages.charts.style import Translate, decimal

STEPS = (1, 2, 5, 10)
ENDLESS = "∞"
NONE = "–"


def plain(values: Iterable[float]) -> list[float | None]:
    """Five digits are more than a screen can show; what is not finite is None."""
    return [float(f"{value:.5g}") if isfinite(value) else None for value in values]


def short(value: float, t: Translate) -> str:
    """At most four or five characters: a number in a cell."""
    if not isfinite(value):
        return NONE if isnan(value) else ENDLESS
    size = abs(value)
    if size >= 1000:
        return grouped(round(value), t)
    if 0 < size < 0.0005:
        digits, _, power = f"{value:.0e}".partition("e")
        return f"{digits}e{int(power)}".replace("-", "−")
    places = (
        0
        if size >= 9.95 or size == round(size)
        else 1
        if size >= 0.995
        else 2
        if size >= 0.0995
        else 3
    )
    return decimal(value, t, places).replace("-", "−") if size else "0"


def brief(value: float, t: Translate) -> str:
    """At most four characters, so that a number can be read in a narrow cell."""
    if not isfinite(value):
        return short(value, t)
    size, sign = abs(value), "−" if value < 0 else ""
    if size < 0.005:
        return f"≈{0}" if size else "0"
    if size < 99.5:
        places = 2 if size < 0.995 else 1 if size < 9.95 and size != round(size) else 0
        return sign + decimal(size, t, places)
    for unit, letter in ((1, ""), (1e3, "k"), (1e6, "M")):
        if size < 9_999.5 * (unit if unit == 1 else unit / 10):
            return f"{sign}{size / unit:.0f}{letter}"
    return sign + ENDLESS


def grouped(number: int, t: Translate) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,}".replace(",", t("format.separators")[1])


def percent(share: float, t: Translate) -> str:
    """A share from 0 to 1 in percent."""
    return t("chart.sweep.percent", n=round(100 * share)) if isfinite(share) else NONE


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
