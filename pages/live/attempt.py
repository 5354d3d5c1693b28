"""Advice that a user has followed, and whether it helped."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isfinite
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core.diagnosis import GOOD, SMALLER

# Of what is missing, and of what there is to learn: less is chance, or cannot be seen.
HELPS, HELPS_BY = 0.2, 0.02
GOES_ON = ("stop_here", "train_on")  # judged where they end, not at the epoch that was left


class Attempt(NamedTuple):
    """The advice that a run follows, and what it has to do better than."""

    kind: str
    verdict: str  # on the run that has given way
    epoch: int
    loss: float  # validation, at that epoch
    floor: float
    unit: float  # of loss, from the best achievable to guessing
    tolerance: float  # of the excess, for a good fit
    parameters: int


class Outcome(NamedTuple):
    """What came of it. form: the end of a text key."""

    form: str
    before: float
    after: float
    epoch_before: int
    epoch: int
    parameters_before: int
    parameters: int


def attempt_of(kind: str, verdict: str, e: Mapping[str, Any]) -> Attempt:
    """From what the panel showed when the button was pressed."""
    finite = e["diverged_epoch"] is None and e["validation_loss"] is not None
    loss = e["validation_loss"] if finite else inf
    scale = e["floor"], e["unit"], e["tolerance"]
    return Attempt(kind, verdict, e["epoch"], loss, *scale, e["parameters"])


def outcome_of(
    attempt: Attempt, curves: NDArray[np.float64], status: str, parameters: int
) -> Outcome | None:
    """What came of it, from the run that follows it: its curves (3, E), its status, its parameters.

    Judged at the epoch at which the run before stood, or where the new one ends before, as it does
    where that run had diverged; None until then.
    """
    epochs, _, validation = curves
    ended = status in ("done", "diverged")
    goes_on = attempt.kind.endswith(GOES_ON) or attempt.loss == inf
    if not ended and (goes_on or epochs[-1] < attempt.epoch):
        return None
    last = len(epochs) - 1 if goes_on else int(np.searchsorted(epochs, attempt.epoch, "right")) - 1
    after = float(validation[last])
    if status == "diverged" and epochs[-1] <= attempt.epoch:
        after = inf
    at = attempt.epoch, int(epochs[last])
    price = attempt.parameters, parameters
    return Outcome(_form(attempt, after), attempt.loss, after, *at, *price)


def _form(attempt: Attempt, after: float) -> str:
    if not isfinite(after):
        return "diverged"
    if attempt.verdict in GOOD and attempt.kind in SMALLER:
        good = after - attempt.floor <= attempt.tolerance * attempt.unit
        return "as_good" if good else "too_small"
    missing = attempt.loss - attempt.floor
    least = max(HELPS * missing, HELPS_BY * attempt.unit)
    return "helped" if attempt.loss - after > least or attempt.loss == inf else "no_help"
