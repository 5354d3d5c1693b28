"""The verdict in a sentence, with the numbers that it rests on."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from nn_core.excess import Scale
from nn_core.verdicts import DEFAULT_LIMITS
from pages.charts.style import Translate, scientific
from pages.live.verdict import Shown

Evidence = Mapping[str, Any]
SMALLEST, LARGEST = 1e-4, 1e6  # beyond, a number is written with a power of ten


def why(shown: Shown, t: Translate) -> str:
    """One sentence that says what the verdict rests on."""
    e = shown.evidence
    if not shown.verdict:
        return t("verdict.why.early")
    values = {name: number(e[name], t) for name in ("baseline", "floor")}
    values |= {"train": number(e["train_loss"], t), "rate": number(e["learning_rate"], t)}
    values["validation"] = number(e["validation_loss"], t)
    form, more = FORMS[shown.verdict](e, t)
    return t(f"verdict.why.{form}", **{**values, **more})


Form = tuple[str, dict[str, object]]  # a text key's end, and values of its own


def _diverged(e: Evidence, t: Translate) -> Form:
    if e["diverged_epoch"] is None:
        return "far", {}
    weight = number(e["largest_weight"], t)
    return "diverged", {"epoch": e["diverged_epoch"], "weight": weight}


def _no_signal(e: Evidence, t: Translate) -> Form:
    return "constant" if e["constant_targets"] else "no_signal", {}


def _symmetric(e: Evidence, t: Translate) -> Form:
    return "symmetric", {"n": len(e["units"]), "i": e["layer"] + 1}


def _dead(e: Evidence, t: Translate) -> Form:
    return "dead", {"n": len(e["units"]), "width": e["width"], "i": e["layer"] + 1}


def _vanished(e: Evidence, t: Translate) -> Form:
    ratio = e["gradient_ratio"]
    return "vanished", {"times": number(1 / ratio if ratio else None, t, digits=2)}


def _saturated(e: Evidence, t: Translate) -> Form:
    return "saturated", {"share": percent(e["saturated_share"], t), "i": e["layer"] + 1}


def _overfitting(e: Evidence, t: Translate) -> Form:
    if is_rising(e):
        return "rising", {"epoch": e["best_epoch"], "best": number(e["best_validation_loss"], t)}
    below = e["excess_train"] < -DEFAULT_LIMITS["below_floor"] and e["floor_known"]
    return "below_floor" if below else "gaping", {}


def is_rising(e: Evidence) -> bool:
    """Whether validation has been better before."""
    return bool(e["rise"] is not None and e["rise"] > DEFAULT_LIMITS["rise"])


def _lagom(e: Evidence, t: Translate) -> Form:
    form = "lagom" if e["floor_known"] else "lagom_unknown"
    return form, {"share": percent(max(0.0, e["excess_validation"]), t)}


def _still_learning(e: Evidence, t: Translate) -> Form:
    probe = e["probe"]
    if probe is None:
        return "falling", {}
    ahead = e["validation_loss"] - probe["validation_gain"] * unit_of(e)
    return "still_learning", {"epoch": probe["epoch"], "ahead": number(ahead, t)}


def _underfitting(e: Evidence, t: Translate) -> Form:
    probe, known = e["probe"], e["floor_known"]
    if probe is None:
        return "high" if known else "high_unknown", {}
    more = {"epoch": probe["epoch"], "ahead": number(probe["train"], t)}
    return "underfitting" if known else "underfitting_unknown", more


FORMS = {
    "diverged": _diverged,
    "no_signal": _no_signal,
    "symmetric": _symmetric,
    "dead": _dead,
    "vanished": _vanished,
    "saturated": _saturated,
    "overfitting": _overfitting,
    "lagom": _lagom,
    "still_learning": _still_learning,
    "underfitting": _underfitting,
}


def unit_of(e: Evidence) -> float:
    """The loss that one unit of excess stands for."""
    return Scale(e["baseline"], e["floor"], e["floor_known"], False, e["constant_targets"]).unit


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
