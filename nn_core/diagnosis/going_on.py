"""What a copy of a run that trained on tells of more epochs."""

from __future__ import annotations

from nn_core.diagnosis.verdict_view import Future, View


def falling(view: View, future: Future) -> bool:
    """More epochs bring both losses down; by more, where they are above guessing."""
    unit, least = max(1.0, view.e_validation), view.limits["probe_gain"]
    error = abs(view.shift) * view.facts.standard_error / 2
    return future.gain > least * unit and future.validation_gain - error > least / 2 * unit


def gets_away(view: View, future: Future) -> bool:
    """Whether the copy does better than guessing, or comes down from far above it."""
    scale, limits = view.facts.scale, view.limits
    if scale.excess(future.train) < 1 - limits["learnt"] / 2:
        return True
    return view.facts.train.now > limits["worse_than_guessing"] * scale.baseline
