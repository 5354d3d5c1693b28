"""The verdict's evidence, as marks in the charts and in the diagram."""

from collections.abc import Mapping
from typing import Any

from nn_core.diagnosis import GOOD
from pages.charts.style import Translate
from pages.live.verdict_sentences import is_rising
from pages.live.verdict_watch import Shown

INSIDE = ("dead", "vanished", "saturated", "symmetric")
ZONED = (*GOOD, "underfitting")  # their grounds are where the curve stands to the best achievable


def marks_of(shown: Shown, t: Translate) -> dict[str, Any]:
    """What to draw. best: the epoch of the lowest validation loss; gap: the epoch from which the
    space between the curves is shaded; zone: the losses between which validation is lagom; ahead:
    the copy's curve; layer: in the diagram, with its crossed-out units and a note.
    """
    e, verdict = shown.evidence, shown.verdict
    overfitting = verdict == "overfitting"
    rising = overfitting and is_rising(e)
    return {
        "best": e["best_epoch"] if rising else None,
        "gap": (e["best_epoch"] if rising else 0) if overfitting else None,
        "zone": _zone(e) if verdict in ZONED else None,
        "ahead": shown.ahead,
        "layer": _layer(shown, t) if verdict in INSIDE else None,
    }


def _zone(e: Mapping[str, Any]) -> list[float]:
    """From the best achievable loss to the highest that is still lagom."""
    return [e["floor"], e["floor"] + e["tolerance"] * e["unit"]]


def _layer(shown: Shown, t: Translate) -> dict[str, Any]:
    e = shown.evidence
    crossed = e["units"] if shown.verdict == "dead" else []
    note = t(f"mark.{shown.verdict}", n=len(crossed))
    return {"index": e["layer"], "crossed": crossed, "note": note}
