"""Numbers as the page's language writes them, in charts, sentences and beside controls.

static/live/numbers.js writes those that change with every frame, and writes them likewise.
"""

from decimal import Decimal
from math import isfinite, isnan

from pages.charts.style import SUPERSCRIPTS, Translate

SMALLEST, LARGEST = 1e-4, 1e6  # beyond, a number is written with a power of ten
LEAST = 9.5e-10  # below it a number has no digits in a cell
ENDLESS, NONE = "∞", "–"


def number(value: float | None, t: Translate, digits: int = 3) -> str:
    """So many significant digits, or all of a larger whole number: 0.004, 1,234, 1.4·10⁻⁵."""
    if value is None or not isfinite(value):
        return _endless(value)
    rounded = float(f"{value:.{digits}g}")
    size = abs(rounded)
    if size and not SMALLEST <= size < LARGEST:
        return scientific(value, t, digits)
    if size >= 10**digits:
        return _in(f"{value:,.0f}", t)
    return _in(f"{rounded:.{digits}g}", t)


def decimal(value: float, t: Translate, places: int = 3) -> str:
    """So many decimals; only zero is written as zero."""
    if not isfinite(value):
        return _endless(value)
    text = f"{value:,.{places}f}"
    if places and value and not float(text.replace(",", "")):
        return scientific(value, t, 2)
    return _in(text, t)


def loss(value: float | None, t: Translate) -> str:
    """Four decimals, or a power of ten: a network that still learns is not at 0.0000."""
    if value is None or not isfinite(value):
        return _endless(value)
    if value == 0:
        return "0"
    if not SMALLEST <= abs(value) < LARGEST:
        return scientific(value, t, 2)
    return decimal(value, t, 4)


def scientific(value: float, t: Translate, digits: int) -> str:
    """Significant digits and a power of ten: 1.4·10⁻⁵."""
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    power = str(int(exponent)).translate(SUPERSCRIPTS)
    return f"{_in(f'{float(mantissa):g}', t)}·10{power}"


def whole(value: int, t: Translate) -> str:
    """A whole number with its thousands apart."""
    return _in(f"{value:,}", t)


def percent(share: float, t: Translate) -> str:
    """A share from 0 to 1 in whole percent; what is less than one or more than 99, but not nothing
    and not all, is said to be so."""
    if not isfinite(share):
        return _endless(share)
    if 0 < share < 0.01:
        text = "<\u202f1"
    elif 0.99 < share < 1:
        text = ">\u202f99"
    else:
        text = whole(round(100 * share), t)
    return t("format.percent", n=text)


def setting(value: float, t: Translate) -> str:
    """A value that one sets, in six digits and written out, as one would type it: 0.00001."""
    return _in(f"{Decimal(f'{value:g}'):f}", t)


def share(value: float, t: Translate) -> str:
    """A setting that is a share, in percent."""
    return t("format.percent", n=setting(100 * value, t))


def short(value: float, t: Translate) -> str:
    """Two or three digits, in a few characters: a number in a chart's sentence."""
    size = abs(value)
    if not isfinite(value):
        return _endless(value)
    if size >= 1000:
        return whole(round(value), t)
    if 0 < size < 0.0005:
        return scientific(value, t, 1)
    if size >= 9.95 or size == round(size):
        return decimal(value, t, 0)
    bounds = (0.995, 0.0995, 0.00995)
    return decimal(value, t, next((i for i, bound in enumerate(bounds, 1) if size >= bound), 4))


def brief(value: float, t: Translate, wide: bool = False) -> str:
    """A number in a cell: where there is room its first two digits, else at most four characters.

    There is no room for a power of ten as in a sentence: 2e−3. One below 0 has a sign more.
    """
    if not isfinite(value):
        return _endless(value)
    size, sign = abs(value), "−" if value < 0 else ""
    if size < LEAST:
        return "≈0" if size else "0"
    if size < (0.00095 if wide else 0.0095):
        digits, _, power = f"{value:.{1 if wide else 0}e}".partition("e")
        return _in(f"{digits}e{int(power)}", t)
    if size < 0.0995 and wide:
        return sign + decimal(size, t, 4 if size < 0.00995 else 3)
    if size < 99.5:
        places = 2 if size < 0.995 else 1 if size < 9.95 and size != round(size) else 0
        return sign + decimal(size, t, places)
    for unit, letter in ((1, ""), (1e3, "k"), (1e6, "M")):
        if size < 9_999.5 * (unit if unit == 1 else unit / 10):
            return f"{sign}{size / unit:.0f}{letter}"
    return sign + ENDLESS


def _endless(value: float | None) -> str:
    """None is what a frame's header has for a loss without end."""
    if value is None or value > 0:
        return ENDLESS
    return NONE if isnan(value) else f"−{ENDLESS}"


def _in(text: str, t: Translate) -> str:
    """Python's signs as the language's, with a minus and not a hyphen."""
    separators = t("format.separators")
    return text.translate({ord("."): separators[0], ord(","): separators[1], ord("-"): "−"})
