"""The choice of the lagom network, by numbers made by hand."""

from math import inf, isnan, nan, sqrt
from typing import Any

import numpy as np
import pytest

from nn_core.history import History
from nn_core.lagom import (
    Cell,
    cells,
    choose,
    epochs_to,
    standard_error,
    success_threshold,
    wilson,
)


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
    found = cells(rows_of({4: [0.1, 0.3, 0.2, 0.6]}), threshold=0.3)[0]
    assert found.rows == (0, 1, 2, 3)
    assert (found.parameters, found.starts, found.diverged) == (17, 4, 0)
    assert found.mean == pytest.approx(0.3)
    assert found.median == pytest.approx(0.25)
    assert found.train_median == pytest.approx(0.125)
    assert found.gap == pytest.approx(0.125)
    # Deviations -0.2, 0, -0.1, 0.3: squares sum to 0.14, so the error is sqrt(0.14 / 3 / 4).
    assert found.standard_error == pytest.approx(sqrt(0.14 / 12))
    assert (found.successes, found.success_rate, found.reliable) == (3, 0.75, True)
    assert found.seconds == 0.5


def test_the_smallest_within_one_error_of_the_best_that_succeeds_is_lagom() -> None:
    found = choose(cells(rows_of(CLEAR), threshold=0.2))
    assert widths(found.chosen, found.runner_up, found.best) == [4, 8, 8]
    error = sqrt((0.01667**2 + 0.00333**2 + 0.01333**2) / 2 / 3)
    assert found.limit == pytest.approx(0.10667 + error, abs=1e-4)
    assert (found.reason, found.doubts) == (None, ())


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = rows_of(CLEAR)
    expected = choose(cells(rows, 0.2))
    found = choose(cells(rows[::-1], 0.2)[::-1])
    assert widths(found.chosen, found.runner_up) == widths(expected.chosen, expected.runner_up)


def test_size_is_counted_in_parameters() -> None:
    found = choose(cells(rows_of(CLEAR, parameters={4: 900, 8: 30, 1: 5, 2: 9, 16: 80}), 0.2))
    assert widths(found.chosen, found.runner_up) == [8, 4]


def test_two_successes_of_three_are_enough_and_one_is_not() -> None:
    lucky = {2: [0.01, 0.30, 0.30], 4: [0.01, 0.01, 0.45], 8: [0.10, 0.11, 0.30]}
    found = choose(cells(rows_of(lucky), threshold=0.2))
    assert widths(found.best, found.chosen, found.runner_up) == [4, 4, 8]


@pytest.mark.parametrize(
    ("reason", "losses", "threshold"),
    [
        ("no_results", {}, 0.2),
        ("no_results", {1: [inf, nan], 2: [nan, nan]}, 0.2),
        ("one_start", {1: [0.5], 2: [0.1]}, 0.2),
        ("none_succeeds", CLEAR, 0.05),
        ("none_reliable", {1: [0.6, 0.6, 0.6], 2: [0.1, 0.5, 0.5]}, 0.2),
        # Training losses are half of these: learnt, but not for new points.
        ("none_generalizes", {1: [0.3, 0.3, 0.3], 2: [0.1, 0.35, 0.35]}, 0.2),
        # The best mean is steady but never succeeds; a larger one mostly does, with one bad start.
        ("none_near_best", {2: [0.21, 0.21, 0.22], 4: [0.1, 0.1, 0.9]}, 0.2),
    ],
)
def test_where_there_is_none_the_reason_is_named(
    reason: str, losses: dict[int, list[float]], threshold: float
) -> None:
    found = choose(cells(rows_of(losses), threshold))
    assert found.chosen is None
    assert found.runner_up is None
    assert found.reason == reason


@pytest.mark.parametrize(
    ("doubts", "losses"),
    [
        (("no_difference", "smallest_tried"), {2: [0.1, 0.12, 0.11], 4: [0.1, 0.13, 0.1]}),
        (("smallest_tried",), {2: [0.1, 0.1, 0.1], 4: [0.2, 0.3, 0.2]}),
        (("few_starts",), {1: [0.6, 0.7], 2: [0.1, 0.12]}),
    ],
)
def test_where_the_data_cannot_tell_it_is_said(
    doubts: tuple[str, ...], losses: dict[int, list[float]]
) -> None:
    found = choose(cells(rows_of(losses), threshold=0.2))
    assert found.chosen is not None
    assert found.doubts == doubts


def test_of_equally_large_networks_the_best_is_lagom_and_it_is_said() -> None:
    losses = {1: [0.12, 0.1, 0.14], 2: [0.11, 0.1, 0.12], 3: [0.5, 0.5, 0.5]}
    found = choose(cells(rows_of(losses, parameters=dict.fromkeys(losses, 9)), threshold=0.2))
    assert widths(found.chosen, found.best) == [2, 2]
    assert found.doubts == ("equal_sizes",)


def test_without_a_second_near_the_best_the_next_reliable_one_is_the_runner_up() -> None:
    losses = {1: [0.6] * 3, 2: [0.1, 0.11, 0.1], 4: [0.19] * 3, 8: [0.15] * 3, 16: [0.14, 0.9, 1]}
    found = choose(cells(rows_of(losses), threshold=0.2))
    assert widths(found.chosen, found.runner_up) == [2, 8]
    assert found.runner_up is not None
    assert found.runner_up.mean > found.limit


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


def test_epochs_to_a_threshold() -> None:
    curves = History(1)
    for epoch, loss in enumerate([0.7, 0.4, 0.2, 0.3, 0.1]):
        curves.record(epoch, np.array([loss]), np.array([loss]))
    assert epochs_to(curves, 0.2) == 2
    assert epochs_to(curves, 0.05) is None
