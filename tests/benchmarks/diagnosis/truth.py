"""The truth of a case: what follows from the test points and from the runs that were changed.

e is the excess of a loss: (loss - F) / (B - F) on 8,000 new points. F is the loss of the
generator's own best answers on the same points (of real data the best known loss), B that of the
best constant that the output can give. Now, 4 N and 5 N are medians of five looks within the last
5 % of the epochs. T is 0.1 for regression and 0.2 for classes. "Helps" means that the changed run
goes at least half of the way from e to T, and by 0.1, from this start and from one of two others at
least. The first of these that holds is the truth:

no_signal        B - F < 0.02 B (and the test loss has not risen), or all training targets are equal
penalized        e > T, and the same run without l1, l2 and dropout goes a quarter of the way to T
                 at least, and by 0.1, as do others: what is left may want more epochs
diverged         a loss was not finite by N; or the training loss is above 1.5 B and above what it
                 was at the start, and still so at 4 N or 5 N
symmetric        all units of a hidden layer are and were equal, and it bends, whatever the loss
lagom            e <= T, and it has not risen (see overfitting); `oversized` where half the units of
                 every layer, or one layer less, end at e <= T from most of five starts
unsteady         training e > T / 2, a tenth or a third of the rate helps, fits the training data
                 better, too, and brings more than going on until 5 N. Not where the network was
                 dead or saturated at the start already
straight         no hidden layer bends, and the best linear fit of 4,000 points has e > T
unreachable      the best answers, cut off at the ends of the output's range, have e > T
(stuck)          e > 0.9 on training and test points, at N, 4 N and 5 N, and not on its way down
                 (see still_learning); and the cause is
  dead             a layer of which 90 % of the units are 0 on all test points
  vanished         at least 3 hidden layers, first delta / last delta < 1/1000 on the test points,
                   now or at the start
  saturated        a layer whose mean derivative is below a twentieth of its largest
overfitting      since its lowest (a running median of three looks) e has risen by more than 0.05,
                 and so has the gap to the training e (else it is the optimizer that jumps about);
                 and it has memorized: training e < 0.5, and below half of the test e
still_learning   e falls by more than 0.05 (0.05 e, where e > 1) until 4 N or 5 N
overfitting      it has memorized, if not yet risen
underfitting     otherwise: too small, also where it memorizes what it can

A run can have several ailments. What else holds when looked at alone counts as right, too: straight
and unreachable always; that it is freed by half as much (a quarter of the way, this start alone);
that more epochs bring it down; what stands still in a stuck network; a fit that has risen and is
good. `learned` says less than lagom and oversized, and nothing wrong.
So does what the truth becomes with a threshold a quarter lower or higher (a ratio of gradients:
four times), with 4 N or 5 N alone, or, on real data, with the test loss a standard error lower or
higher. Without all this it is clear.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from nn_core.arrays import FloatArray
from tests.benchmarks.diagnosis.cases import REAL
from tests.benchmarks.diagnosis.linear import is_linear
from tests.benchmarks.diagnosis.observe import LONGER, Case
from tests.benchmarks.diagnosis.view import NEARLY, QUARTER, RATES, THRESHOLDS, View

GOOD = ("learned", "oversized", "lagom")
VERDICTS = (
    *("diverged", "no_signal", "symmetric", "dead", "vanished", "saturated"),
    *("straight", "penalized", "unsteady", "unreachable"),
    *("overfitting", "still_learning", "underfitting", *GOOD),
)


class Truth(NamedTuple):
    """The verdict, and whatever else is true or nearly so."""

    verdict: str
    accepted: frozenset[str]  # the verdict, too

    @property
    def clear(self) -> bool:
        """No other verdict is as good; the three words for a good fit count as one."""
        return len({"good" if name in GOOD else name for name in self.accepted}) == 1


def truth_of(case: Case) -> Truth:
    """The truth, and what it becomes by a quarter of a threshold or an error of the test loss."""
    views = [View(case)]
    for name, value in THRESHOLDS.items():
        factors = NEARLY.get(name, QUARTER)
        views += [View(case, {**THRESHOLDS, name: value * factor}) for factor in factors]
    views += [View(case, horizon=(factor,)) for factor in (4, LONGER)]
    if case.group.problem.name in REAL:
        views += [View(case, shift=shift) for shift in (-1.0, 1.0)]
    with np.errstate(all="ignore"):
        verdict = verdict_of(views[0])
        accepted = {verdict_of(view) for view in views} | also(views[0], verdict)
    return Truth(verdict, frozenset(accepted))


def verdict_of(view: View) -> str:
    """The first that holds."""
    case = view.case
    if _no_signal(view):
        return "no_signal"
    if not view.good and view.frees():
        return "penalized"
    if _diverged(view):
        return "diverged"
    equal = case.at_start.equal_units and case.at_verdict.equal_units
    if equal and not is_linear(case.run):
        return "symmetric"
    risen = _risen(view)
    if view.good and not risen:
        return _sized(view)
    if _unsteady(view) and not _born(case):
        return "unsteady"
    if (bound := _bound(view)) is not None:
        return bound
    if (cause := _stuck_by(view)) is not None and not _falling(view):
        return cause
    memorized = _memorized(view)
    if risen and (memorized or view.good):
        return "overfitting"
    if _falling(view):
        return "still_learning"
    return "overfitting" if memorized else "underfitting"


def also(view: View, verdict: str) -> set[str]:
    """What else is true of the case."""
    if verdict == "no_signal":
        return set()
    if verdict in GOOD:
        return {"learned", "lagom", "oversized"} if _close_to_even(view) else {"learned"}
    return _claims(view) | ({_sized(view), "learned"} if view.good else set())


def _claims(view: View) -> set[str]:
    """Of a fit that is not good: what holds when looked at alone."""
    case, falling = view.case, _falling(view)
    unsteady = any(view.gains(name) and view.fits_better(name) for name in RATES)
    far = min(view.train(), max(view.train(4), view.train(LONGER))) > _far_above(view)
    found = {
        "straight": _bound(view) == "straight",
        "unreachable": view.case.reachable > view.tolerance,
        "penalized": view.gains("without_penalty") or (not view.finite and _kick(case) > 2),
        "unsteady": unsteady or (far and np.isfinite(view.train())),
        "diverged": unsteady and far,
        "still_learning": falling,
        "overfitting": is_linear(case.run) and _memorized(view),
        (_stuck_by(view) or "underfitting"): _stuck_by(view) is not None,
    }
    if _stuck_by(view) == "vanished" and case.at_start.flat_layer and case.at_verdict.flat_layer:
        found["saturated"] = True  # the layer is why the gradient dies
    return {name for name, holds in found.items() if holds}


def _no_signal(view: View) -> bool:
    case = view.case
    if case.constant_training:
        return True
    signal = case.scale.baseline - case.scale.floor
    return signal < view.limits["no_range"] * case.scale.baseline and not _risen(view)


def _diverged(view: View) -> bool:
    case = view.case
    if not view.finite:
        return True
    limit = max(_far_above(view), case.train[0])
    return view.train() > limit and not max(view.train(4), view.train(LONGER)) <= limit


def _far_above(view: View) -> float:
    """The training excess from which it is worse than any guessing."""
    scale = view.case.train_scale
    return float(scale.excess(view.limits["worse"] * scale.baseline))


def _falling(view: View) -> bool:
    return view.test() - view.later > view.limits["gain"] * max(1.0, view.test())


def _risen(view: View) -> bool:
    """The test loss since its lowest, and with it the gap to the training loss."""
    case = view.case
    until = case.epochs <= case.group.epochs
    test, train = (_running_median(each[until]) for each in (case.test, case.train))
    if not np.isfinite(test).all():
        return False
    best = int(np.argmin(test))
    gap_then, gap_now = test[best] - train[best], view.test() - view.train()
    return bool(min(view.test() - test[best], gap_now - gap_then) > view.limits["rise"])


def _running_median(values: FloatArray) -> FloatArray:
    """Of three looks in turn, so that the lowest is no single lucky one; (C,) -> (C - 2,)."""
    return np.asarray(np.median(np.stack([values[:-2], values[1:-1], values[2:]]), axis=0))


def _unsteady(view: View) -> bool:
    """A lower rate brings more than going on does, and this is no matter of memorizing."""
    rates = [name for name in RATES if view.helps(name) and view.fits_better(name)]
    if view.train() <= view.tolerance / 2 or not rates:
        return False
    return view.best_variant(*rates) < view.later - 0.05


def _born(case: Case) -> bool:
    start = case.at_start
    return start.dead_layer or start.flat_layer


def _bound(view: View) -> str | None:
    """What no training can change: computed, not observed."""
    case = view.case
    if is_linear(case.run) and case.linear > view.tolerance:
        return "straight"
    return "unreachable" if case.reachable > view.tolerance else None


def _stuck_by(view: View) -> str | None:
    looks = [view.train(), view.train(4), view.train(LONGER)]
    looks += [view.test(), view.test(4), view.test(LONGER)]
    if min(looks) <= 1 - view.limits["stuck"]:
        return None
    start, now = view.case.at_start, view.case.at_verdict
    if "step" in view.case.run.network.layer_activations:  # its derivative is 0
        return "vanished"
    if now.dead_layer:
        return "dead"
    ratio = min(start.gradient_ratio, now.gradient_ratio)
    if view.case.run.network.depth >= 3 and ratio < view.limits["gradient_ratio"]:
        return "vanished"
    return "saturated" if now.flat_layer else None


def _memorized(view: View) -> bool:
    missing = view.test() - view.train()
    low = view.train() < view.limits["memorized"]
    return low and missing > view.limits["gap_share"] * view.test()


def _kick(case: Case) -> float:
    """By how much a step of plain SGD multiplies a weight by its penalty alone."""
    return case.run.learning_rate * case.run.l2 if case.run.optimizer == "sgd" else 0.0


def _sized(view: View) -> str:
    return "oversized" if max(_smaller_reach(view), default=0.0) > 0.5 else "lagom"


def _close_to_even(view: View) -> bool:
    shares = _smaller_reach(view)
    return bool(shares) and 0.3 < max(shares) < 0.7


def _smaller_reach(view: View) -> list[float]:
    """The share of starts from which each smaller network is good."""
    names = [name for name in ("half_as_wide", "less_deep") if name in view.case.variants]
    return [float(np.mean(view.case.variants[name][0] <= view.tolerance)) for name in names]
