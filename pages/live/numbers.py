"""Numbers as the sentences of the live view write them."""

from math import isfinite

from pages.charts.style import SUPERSCRIPTS, Translate, scientific

SMALLEST, LARGEST = 1e-4, 1e6  # beyond, a number is written with a power of ten


def loss(value: float | None, t: Translate) -> str:
    """A loss as the numbers above the pictures show it (static/live/stats.js), but 0 without 0s."""
    if value is None or not isfinite(value):
        return "∞"
    if value == 0:
        return "0"
    if not SMALLEST <= abs(value) < LARGEST:
        mantissa, _, exponent = f"{value:.1e}".partition("e")
        text = f"{mantissa}·10{str(int(exponent)).translate(SUPERSCRIPTS)}"
    else:
        text = f"{value:,.4f}"
    separators = t("format.separators")
    return text.translate({ord("."): separators[0], ord(","): separators[1]})


def number(value: float | None, t: Translate, digits: int = 3) -> str:
    """A number as one reads it: few digits, and a power of ten where it is very large or small."""
    if value is None or not isfinite(value):
        return "∞"
    size = abs(value)
    if size and not SMALLEST <= size < LARGEST:
        text = scientific(value, digits)
    elif size >= 10**digits:
        text = f"{value:.0f}"
    else:
        text = f"{value:.{digits}g}"
    return text.replace(".", t("format.decimal"))


def percent(share: float, t: Translate) -> str:
    """A share in whole percent; what is less than one, but more than nothing, is said to be so."""
    if 0 < share < 0.01:
        return t("format.below_one_percent")
    return t("format.percent", n=round(100 * share))
