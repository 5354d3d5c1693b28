"""Numbers for charts: as JSON, as short texts, and as round ends of a scale."""

from collections.abc import Callable, Iterable
from math import ceil, floor, isfinite, isnan, log10

from pages.charts.style import Translate, decimal

STEPS = (1, 2, 5, 10)
ENDLESS = "∞"
NONE = "–"
LEAST = 9.5e-10  # below it a number has no digits in a cell


def plain(values: Iterable[float]) -> list[float | None]:
    """Five digits are more than a screen can show; what is not finite is None."""
    return [float(f"{value:.5g}") if isfinite(value) else None for value in values]


def short(value: float, t: Translate) -> str:
    """Two or three digits, in a few characters: a number in a sentence."""
    if not isfinite(value):
        return NONE if isnan(value) else ENDLESS
    size = abs(value)
    if size >= 1000:
        return grouped(round(value), t)
    if 0 < size < 0.0005:
        return _power(value, 0, t)
    places = (
        0
        if size >= 9.95 or size == round(size)
        else 1
        if size >= 0.995
        else 2
        if size >= 0.0995
        else 3
        if size >= 0.00995
        else 4
    )
    return decimal(value, t, places).replace("-", "−") if size else "0"


def brief(value: float, t: Translate, wide: bool = False) -> str:
    """A number in a cell: where there is room its first two digits, else at most four characters.

    A narrow cell writes a small number as a power of ten, such as 2e−3, and one below 0 has a sign
    more.
    """
    if not isfinite(value):
        return short(value, t)
    size, sign = abs(value), "−" if value < 0 else ""
    if size < LEAST:
        return f"≈{0}" if size else "0"
    if size < (0.00095 if wide else 0.0095):
        return _power(value, 1 if wide else 0, t)
    if size < 0.0995 and wide:
        return sign + decimal(size, t, 4 if size < 0.00995 else 3)
    if size < 99.5:
        places = 2 if size < 0.995 else 1 if size < 9.95 and size != round(size) else 0
        return sign + decimal(size, t, places)
    for unit, letter in ((1, ""), (1e3, "k"), (1e6, "M")):
        if size < 9_999.5 * (unit if unit == 1 else unit / 10):
            return f"{sign}{size / unit:.0f}{letter}"
    return sign + ENDLESS


def _power(value: float, places: int, t: Translate) -> str:
    """Digits and a power of ten: 2e−3."""
    digits, _, power = f"{value:.{places}e}".partition("e")
    return f"{digits}e{int(power)}".replace("-", "−").replace(".", t("format.decimal"))


def round_number(value: float, t: Translate) -> str:
    """A tick of a scale, without zeros that say nothing."""
    if value >= 1000 or 0 < value < 0.0001:
        return short(value, t)
    return f"{value:.3g}".replace(".", t("format.decimal"))


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
