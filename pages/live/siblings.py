"""The smaller siblings of a network that fits: which one does it too or does not, and its price."""

from collections.abc import Mapping
from math import inf
from typing import Any

from nn_core.diagnosis import SMALLER
from pages.charts.numbers import loss, number
from pages.charts.style import Translate
from pages.live.grounds import Grounds

Trial = Mapping[str, Any]


def sibling(verdict: str, e: Grounds) -> tuple[str, Trial] | None:
    """The kind and the trial that the panel names; None where there is none.

    Larger than needed: the smallest of those that do it. Lagom: the one that comes nearest.
    """
    tried = [(kind, e["trials"][kind]) for kind in SMALLER if kind in e["trials"]]
    if verdict == "oversized":
        enough = [each for each in tried if each[1]["reached"] > each[1]["starts"] / 2]
        return min(enough, key=lambda each: each[1]["parameters"], default=None)
    return max(tried, key=lambda each: (each[1]["reached"], -_last(each[1])), default=None)


def _last(trial: Trial) -> float:
    found = trial["validation_loss"]
    return inf if found is None else float(found)


def beside(kind: str, trial: Trial, e: Grounds, t: Translate) -> dict[str, object]:
    """What a sentence says of it, beside the network itself."""
    seconds, own_seconds = (number(each["seconds"], t, digits=2) for each in (trial, e))
    # Times that are written alike are no difference to speak of.
    alike = seconds == own_seconds
    times = t("verdict.smaller.times", seconds=seconds, own_seconds=own_seconds)
    widths = ", ".join(map(str, trial["hidden_widths"]))
    form = kind if trial["hidden_widths"] else "none"
    return {
        "smaller": t(f"verdict.smaller.{form}", widths=widths),
        "smaller_loss": loss(trial["validation_loss"], t),
        "reached": trial["reached"],
        "starts": trial["starts"],
        "n": trial["parameters"],
        "own": e["parameters"],
        "times": "" if alike else times,
    }
