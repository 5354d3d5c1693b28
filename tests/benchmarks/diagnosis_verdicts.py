"""The truth of a case: the verdict that follows from the test points and the longer run.

The definition, in this order. e is the excess of a loss: (loss - F) / (B - F), B = the best
constant's loss on the same points, F = the generator's own best loss; at N (now), 4 N and 5 N the
median of five looks within the last 5 % of the epochs. T is 0.1 for regression and 0.2 for classes.

diverged         a loss was not finite by N; or the training loss is above 1.5 B at N, and again at
                 4 N or 5 N
no_signal        B - F < 0.02 B, unless the test loss has risen by 0.05 B
symmetric        all units of a hidden layer are equal
(stuck)          e > 0.9 on training and test points, at N, 4 N and 5 N; and the cause is
  dead             a layer of which 90 % of the units are 0 on all test points
  vanished         at least 3 hidden layers, first delta / last delta < 1/1000 on the test points
  saturated        a layer whose mean slope is below a twentieth of its largest
overfitting      since its lowest (a running median of three looks) the test e has risen by more
                 than 0.05, and so has the gap to the training e (else it is the optimizer that
                 jumps about); training e < 0.9
lagom            test e at N <= T
still_learning   test e falls by more than 0.05 (0.05 e, where e > 1) until 4 N or 5 N
overfitting      more than half of the test e is missing in training: e_test - e_train > e_test / 2
underfitting     otherwise
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nn_core.arrays import FloatArray
from tests.benchmarks.diagnosis_truth import LONGER, Case


class Excess(NamedTuple):
    """Test and training excess at N, 4 N and 5 N, and how far test has risen until N."""

    test: tuple[float, float, float]
    train: tuple[float, float, float]
    risen: float  # of test and gap, whichever has risen less since test was lowest


def unit_of(case: Case, baseline: float) -> float:
    """B - F, or B where there is nothing to learn."""
    signal = baseline - (case.floor or 0.0)
    return signal if signal > 0.02 * baseline else baseline or 1.0


def excess_of(case: Case) -> Excess:
    """What became of the losses, in excesses."""
    floor = case.floor or 0.0
    test = (case.test - floor) / unit_of(case, case.test_baseline)
    train = (case.train - floor) / unit_of(case, case.baseline)
    ends = [factor * case.group.epochs for factor in (1, 4, LONGER)]
    tests, trains = ([_late(case, losses, end) for end in ends] for losses in (test, train))
    until = case.test_epochs <= case.group.epochs
    if not np.isfinite(test[until]).all():
        return Excess(tuple(tests), tuple(trains), np.nan)  # type: ignore[arg-type]
    calm_test, calm_train = _running_median(test[until]), _running_median(train[until])
    best = int(np.argmin(calm_test))
    gap_then, gap_now = calm_test[best] - calm_train[best], tests[0] - trains[0]
    risen = min(tests[0] - calm_test[best], gap_now - gap_then)
    return Excess(tuple(tests), tuple(trains), float(risen))  # type: ignore[arg-type]


def _running_median(values: FloatArray) -> FloatArray:
    """Of three looks in turn, so that the lowest is no single lucky one; (C,) -> (C - 2,)."""
    return np.asarray(np.median(np.stack([values[:-2], values[1:-1], values[2:]]), axis=0))


def _late(case: Case, values: FloatArray, end: int) -> float:
    late = (case.test_epochs >= 0.95 * end) & (case.test_epochs <= end)
    return float(np.median(values[late]))


def truth_of(case: Case) -> str:
    """The verdict by the definition above."""
    excess = excess_of(case)
    now, later = excess.test[0], min(excess.test[1:])
    signal = case.baseline - (case.floor or 0.0)
    risen = excess.risen > 0.05
    if _diverged(case, excess):
        return "diverged"
    if signal < 0.02 * case.baseline and not risen:
        return "no_signal"
    if case.mechanism.equal_units:
        return "symmetric"
    if min(*excess.train, *excess.test) > 0.9 and (cause := _cause(case)):
        return cause
    if risen and excess.train[0] < 0.9:
        return "overfitting"
    if now <= (0.1 if case.task == "regression" else 0.2):
        return "lagom"
    if now - later > 0.05 * max(1, now):
        return "still_learning"
    return "overfitting" if now - excess.train[0] > now / 2 else "underfitting"


def _diverged(case: Case, excess: Excess) -> bool:
    if not np.isfinite(excess.risen) or not np.isfinite(excess.train[0]):
        return True
    above = (1.5 * case.baseline - (case.floor or 0.0)) / unit_of(case, case.baseline)
    return excess.train[0] > above and not max(excess.train[1:]) <= above


def _cause(case: Case) -> str | None:
    mechanism = case.mechanism
    if mechanism.dead_layer:
        return "dead"
    if case.run.network.depth >= 3 and mechanism.gradient_ratio < 1e-3:
        return "vanished"
    return "saturated" if mechanism.flat_layer else None
