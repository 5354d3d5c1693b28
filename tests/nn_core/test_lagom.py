"""The choice of the lagom network, by numbers made by hand."""

from math import inf, isnan, nan, sqrt
from random import Random
from statistics import fmean
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.sweep.lagom import (
    Cell,
    cells,
    choose,
    epochs_to,
    excess,
    standard_error,
    success_threshold,
    wilson,
)
from nn_core.training.history import History


def rows_of(
    losses: dict[int, list[float]], *, parameters: dict[int, int] | None = None
) -> list[dict[str, Any]]:
    """Rows of one-layer networks by width; None as a loss means diverged."""
    return [
        {
            "hidden_widths": (width,),
            "parameters": (parameters or {}).get(width, 4 * width + 1),
            "train_loss": loss / 2,
            "validation_loss": loss,
            "seconds": 0.5,
            "status": "done" if np.isfinite(loss) else "diverged",
        }
        for width, values in losses.items()
        for loss in values
    ]


def widths(*found: Cell | None) -> list[int | None]:
    return [cell.key[0][0] if cell else None for cell in found]


CLEAR = {
    1: [0.60, 0.62, 0.61],
    2: [0.30, 0.10, 0.60],
    4: [0.10, 0.11, 0.12],
    8: [0.09, 0.11, 0.12],
    16: [0.15, 0.16, 0.14],
}


def test_a_cell_sums_its_starts_up() -> None:
    found = cells(rows_of({4: [0.1, 0.3, 0.2, 0.8]}), threshold=0.3)[0]
    assert found.rows == (0, 1, 2, 3)
    assert (found.parameters, found.starts, found.diverged) == (17, 4, 0)
    assert found.mean == pytest.approx(0.35)
    assert found.median == pytest.approx(0.25)
    assert found.train_median == pytest.approx(0.125)
    assert found.gap == pytest.approx(0.125)
    # Deviations -0.25, -0.05, -0.15, 0.45: squares sum to 0.29.
    assert found.standard_error == pytest.approx(sqrt(0.29 / 12))
    assert (found.successes, found.success_rate) == (3, 0.75)
    assert found.succeeded == (True, True, True, False)
    assert found.fits == (True, True, True, False)
    assert (found.reliable, found.fitting, found.enough) == (True, True, False), "the mean is not"
    assert found.seconds == 0.5


def test_the_smallest_that_is_good_enough_is_lagom() -> None:
    found = choose(cells(rows_of(CLEAR), threshold=0.2))
    assert widths(found.chosen, found.by_error, found.best) == [4, 4, 8]
    assert widths(*found.oversized, found.best_smaller) == [8, 16, 2]
    error = sqrt((0.01667**2 + 0.00333**2 + 0.01333**2) / 2 / 3)
    assert found.limit == pytest.approx(0.10667 + error, abs=1e-4)
    assert (found.edge, found.onward, found.reason, found.doubts) == (None, None, None, ())


def test_what_is_good_enough_does_not_wait_for_the_best() -> None:
    losses = {1: [0.6] * 3, 2: [0.1] * 3, 4: [0.01, 0.011, 0.012], 8: [0.011, 0.012, 0.013]}
    found = choose(cells(rows_of(losses), threshold=0.2))
    assert widths(found.chosen, found.by_error, found.best) == [2, 4, 4]
    assert widths(*found.oversized) == [4, 8]


def test_size_is_counted_in_parameters() -> None:
    sizes = {4: 900, 8: 30, 1: 5, 2: 9, 16: 80}
    found = choose(cells(rows_of(CLEAR, parameters=sizes), 0.2))
    assert widths(found.chosen, *found.oversized) == [8, 16, 4]


@pytest.mark.parametrize(("percent", "chosen"), [(67, 4), (66, 4), (33, 2), (68, 8), (100, 8)])
def test_how_many_starts_must_succeed_can_be_set(percent: int, chosen: int) -> None:
    losses = {2: [0.01, 0.29, 0.29], 4: [0.01, 0.01, 0.29], 8: [0.1, 0.1, 0.1]}
    found = choose(cells(rows_of(losses), threshold=0.2, percent=percent))
    assert widths(found.chosen) == [chosen]


@pytest.mark.parametrize(
    ("reason", "losses", "threshold", "picked"),
    [
        ("no_results", {}, 0.2, None),
        ("no_results", {1: [inf, nan], 2: [nan, nan]}, 0.2, None),
        ("one_start", {1: [0.5], 2: [0.1]}, 0.2, None),
        ("none_succeeds", CLEAR, 0.01, 4),
        ("none_reliable", {1: [0.6, 0.6, 0.6], 2: [0.1, 0.5, 0.5]}, 0.2, 2),
        # Training losses are half of these: learnt, but not for new points.
        ("none_generalizes", {1: [0.3, 0.3, 0.3], 2: [0.1, 0.35, 0.35]}, 0.2, 1),
        ("none_on_average", {2: [0.41, 0.41, 0.42], 4: [0.1, 0.1, 1.4]}, 0.2, 2),
    ],
)
def test_where_none_is_good_enough_the_reason_is_named_and_the_other_rule_speaks(
    reason: str, losses: dict[int, list[float]], threshold: float, picked: int | None
) -> None:
    found = choose(cells(rows_of(losses), threshold))
    assert found.chosen is None
    assert found.oversized == ()
    assert found.reason == reason
    assert widths(found.by_error, found.pick) == [picked, picked]


@pytest.mark.parametrize(
    ("edge", "onward", "losses"),
    [
        ("smallest", "smallest", {2: [0.1] * 3, 4: [0.2, 0.3, 0.2]}),
        ("largest", "largest", {2: [0.5] * 3, 4: [0.1] * 3}),
        (None, None, {1: [0.5] * 3, 2: [0.1] * 3, 4: [0.1] * 3}),
        # None is good enough: the largest is the best, or the smallest since larger ones overfit.
        ("largest", "largest", {2: [0.7] * 3, 4: [0.6] * 3}),
        ("smallest", "smallest", {2: [0.3, 0.31, 0.32], 4: [0.39, 0.38, 0.36]}),
        # All fail alike: smaller ones will fail too.
        ("smallest", "largest", {2: [0.69, 0.7, 0.71], 4: [0.7, 0.69, 0.71]}),
    ],
)
def test_an_edge_is_named_and_which_way_to_go_on(
    edge: str | None, onward: str | None, losses: dict[int, list[float]]
) -> None:
    found = choose(cells(rows_of(losses), threshold=0.2))
    assert (found.edge, found.onward) == (edge, onward)


def test_where_the_data_cannot_tell_it_is_said() -> None:
    alike = {2: [0.69, 0.7, 0.71], 4: [0.7, 0.69, 0.71]}
    assert choose(cells(rows_of(alike), threshold=0.2)).doubts == ("no_difference",)
    few = {1: [0.6, 0.7], 2: [0.1, 0.12]}
    assert choose(cells(rows_of(few), threshold=0.2)).doubts == ("few_starts",)


def test_of_equally_large_networks_none_is_lagom() -> None:
    losses = {1: [0.12, 0.1, 0.14], 2: [0.11, 0.1, 0.12], 3: [0.5, 0.5, 0.5]}
    found = choose(cells(rows_of(losses, parameters=dict.fromkeys(losses, 9)), threshold=0.2))
    assert widths(found.chosen, found.pick, found.best) == [None, None, 2]
    assert (found.reason, found.edge) == ("one_size", None)


def test_of_the_smallest_good_ones_the_better_is_lagom() -> None:
    losses = {1: [0.5] * 3, 2: [0.12] * 3, 3: [0.1] * 3, 4: [0.1] * 3}
    found = choose(cells(rows_of(losses, parameters={1: 5, 2: 9, 3: 9, 4: 17}), threshold=0.2))
    assert widths(found.chosen, *found.oversized) == [3, 4]


# Whatever the losses are

LOSSES = st.floats(0.0, 2.0) | st.just(inf)
SWEEPS = st.dictionaries(
    st.integers(1, 9), st.lists(LOSSES, min_size=3, max_size=3), min_size=2, max_size=5
)
SIZES = st.fixed_dictionaries({width: st.integers(1, 4) for width in range(1, 10)})
THRESHOLDS, PERCENTS = st.floats(0.0, 1.5), st.integers(1, 100)


@given(SWEEPS, SIZES, THRESHOLDS, PERCENTS)
def test_the_chosen_one_is_the_smallest_that_is_good_enough(
    losses: dict[int, list[float]], sizes: dict[int, int], threshold: float, percent: int
) -> None:
    found = choose(cells(rows_of(losses, parameters=sizes), threshold, percent=percent))
    good = [
        sizes[width]
        for width, values in losses.items()
        if round(100 * sum(v <= threshold for v in values) / 3) >= percent
        and (fmean(values) <= threshold or max(values) <= threshold)
    ]
    several = len({sizes[width] for width in losses}) > 1
    if found.chosen is None:
        assert not good or not several
    else:
        assert found.chosen.parameters == min(good)
        assert {cell.parameters for cell in found.oversized} == {*good} - {min(good)}


@given(SWEEPS, SIZES, THRESHOLDS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(
    losses: dict[int, list[float]], sizes: dict[int, int], threshold: float, random: Random
) -> None:
    rows = rows_of(losses, parameters=sizes)
    expected = choose(cells(rows, threshold))
    random.shuffle(rows)
    shuffled = cells(rows, threshold)
    random.shuffle(shuffled)
    found = choose(shuffled)
    for name in ("chosen", "by_error", "best_smaller"):
        assert widths(getattr(found, name)) == widths(getattr(expected, name))
    assert widths(*found.oversized) == widths(*expected.oversized)
    assert (found.edge, found.reason, found.doubts) == (
        expected.edge, expected.reason, expected.doubts,
    )  # fmt: skip


@given(SWEEPS, SIZES, THRESHOLDS, st.floats(0.0, 1.0), PERCENTS)
def test_more_tolerance_never_makes_lagom_larger(
    losses: dict[int, list[float]], sizes: dict[int, int], threshold: float, more: float,
    percent: int,
) -> None:  # fmt: skip
    rows = rows_of(losses, parameters=sizes)
    strict = choose(cells(rows, threshold, percent=percent)).chosen
    generous = choose(cells(rows, threshold + more, percent=percent)).chosen
    if strict is not None:
        assert generous is not None
        assert generous.parameters <= strict.parameters


def test_a_diverged_start_is_worse_than_any_other() -> None:
    found = cells(rows_of({2: [0.1, nan, 0.12], 4: [0.2, 0.2, 0.2]}), threshold=0.15)
    assert (found[0].mean, found[0].median, found[0].diverged) == (inf, 0.12, 1)
    assert isnan(found[0].standard_error)
    assert (found[0].successes, found[0].reliable) == (2, True)
    assert widths(choose(found).best) == [4]


def test_another_axis_may_be_gathered_by() -> None:
    rows = [{**row, "l2": 0.1 * (i % 2)} for i, row in enumerate(rows_of({4: [0.1, 0.5, 0.2]}))]
    found = cells(rows, 0.3, by=("hidden_widths", "l2"))
    assert [cell.key for cell in found] == [((4,), 0.0), ((4,), 0.1)]
    assert [cell.rows for cell in found] == [(0, 2), (1,)]


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [  # Against the closed form worked out by hand, and Wilson's own symmetry.
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (2, 3, 0.2077, 0.9385),
    ],
)
def test_wilson_interval(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=1e-4)


def test_an_error_needs_two_finite_values() -> None:
    assert standard_error([1.0, 3.0]) == pytest.approx(1.0)
    assert isnan(standard_error([1.0]))
    assert isnan(standard_error([1.0, inf]))


def test_the_threshold_lies_between_best_and_guessing() -> None:
    assert success_threshold(0.7, 0.2, 0.2) == pytest.approx(0.3)
    assert success_threshold(0.7, None, 0.1) == pytest.approx(0.07)
    for tolerance in (0.0, 0.1, 1.0):
        loss = success_threshold(0.7, 0.2, tolerance)
        assert excess(loss, 0.7, 0.2) == pytest.approx(tolerance)
    assert excess(0.35, 0.7, None) == pytest.approx(0.5)
    assert isnan(excess(0.1, 0.2, 0.2))


def test_epochs_to_a_threshold() -> None:
    curves = History(1)
    for epoch, loss in enumerate([0.7, 0.4, 0.2, 0.3, 0.1]):
        curves.record(epoch, np.array([loss]), np.array([loss]))
    assert epochs_to(curves, 0.2) == 2
    assert epochs_to(curves, 0.05) is None
