"""What a copy of a run that trained on tells of more epochs."""

from __future__ import annotations

from nn_core.diagnosis.verdict_view import Future, View


def falling(view: View, future: Future) -> bool:
    """More epochs bring both losses down; by more, where they are above guessing.

    Shifted by half an error of the loss, it must be down by one error more: of the difference,
    which is known far better, since the samples are the same.
    """
    unit, least = max(1.0, view.e_validation), view.limits["probe_gain"]
    error = 2 * abs(view.shift) * future.gain_error
    return future.gain > least * unit and future.validation_gain - error > least / 2 * unit


def gets_away(view: View, future: Future) -> bool:
    """Whether the copy does better than guessing, or comes down from above it.

    By most of the way, unless it is so far above that there is no doubt where it comes from.
    """
    scale, limits = view.facts.scale, view.limits
    if scale.excess(future.train) < 1 - limits["learnt"] / 2:
        return True
    above = view.e_train - 1
    if above > limits["learnt"] and future.train_gain > above / 2:
        return True
    return view.facts.train.now > limits["worse_than_guessing"] * scale.baseline
