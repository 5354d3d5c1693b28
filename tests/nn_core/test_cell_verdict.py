"""One verdict on a cell from all of its starts, by numbers made by hand."""

import pytest

from nn_core.diagnosis.architecture_verdict import Verdict, cell_verdict
from nn_core.sweep.lagom import Cell, Lagom, cells, choose
from tests.nn_core.test_lagom import rows_of

SPIRAL = {1: [0.6, 0.6, 0.7], 2: [0.1, 0.1, 0.15], 4: [0.1, 0.12, 0.1], 8: [0.3, 0.5, 0.5]}
DOUBT = Verdict("underfitting", "still_learning")


def argued(
    losses: dict[int, list[float]], sizes: dict[int, int] | None = None
) -> tuple[dict[int, Cell], Lagom]:
    """The cells by width, and the argument for a threshold of 0.2; training losses are half."""
    found = cells(rows_of(losses, parameters=sizes), threshold=0.2)
    return {cell.key[0][0]: cell for cell in found}, choose(found)


def verdicts(losses: dict[int, list[float]], *starts: Verdict, **more: dict[int, int]) -> list[str]:
    """Of each cell, whose starts all have these verdicts by themselves."""
    found, lagom = argued(losses, **more)
    return [cell_verdict(cell, lagom, starts).name for cell in found.values()]


def test_good_cells_are_judged_by_what_else_was_tried() -> None:
    found = verdicts(SPIRAL, *[Verdict("overfitting")] * 3)
    assert found == ["overfitting", "lagom", "oversized", "overfitting"]


@pytest.mark.parametrize("losses", [{2: [0.1] * 3, 4: [0.1] * 3}, {2: [0.1], 4: [0.12]}])
def test_where_no_smaller_one_can_be_named_the_good_ones_have_learned(
    losses: dict[int, list[float]],
) -> None:
    starts = [Verdict("learned")] * len(losses[2])
    assert verdicts(losses, *starts, sizes={2: 9, 4: 9}) == ["learned", "learned"]


def test_of_two_good_ones_of_one_size_the_better_is_lagom() -> None:
    losses = {1: [0.6] * 3, 2: [0.12] * 3, 4: [0.1] * 3}
    found = verdicts(losses, *[Verdict("learned")] * 3, sizes={1: 5, 2: 9, 4: 9})
    assert found[1:] == ["learned", "lagom"]


def test_only_the_starts_that_failed_say_why_it_is_not_good_enough() -> None:
    found, lagom = argued({2: [0.1, 0.1, 0.9], 4: [0.6, 0.6, 0.6]})
    starts = [Verdict("learned"), Verdict("learned"), Verdict("dead")]
    assert cell_verdict(found[2], lagom, starts) == Verdict("dead")


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ([Verdict("dead")] * 3, Verdict("dead")),
        # Two of three are certain; or they contradict each other, and it is hard to tell.
        ([Verdict("dead"), Verdict("dead"), DOUBT], Verdict("dead")),
        ([Verdict("dead"), DOUBT, DOUBT], Verdict("underfitting", "dead")),
        (
            [Verdict("dead"), Verdict("overfitting"), DOUBT],
            Verdict("dead", "overfitting"),
        ),
        # Second candidates count half: here all three could be underfitting.
        (
            [DOUBT, Verdict("still_learning", "underfitting"), Verdict("dead", "underfitting")],
            Verdict("underfitting", "still_learning"),
        ),
        # What no start is certain of the cell is not either.
        ([DOUBT] * 3, DOUBT),
        # Good by its own rules, yet not by the map's stricter tolerance: training fell short too.
        ([Verdict("learned")] * 3, Verdict("underfitting", "learned")),
        # It has failed, so what doubts that is no candidate.
        ([Verdict("underfitting", "lagom")] * 3, Verdict("underfitting")),
        ([Verdict("no_signal")] * 3, Verdict("no_signal")),
    ],
)
def test_the_starts_that_failed_are_heard_together(
    starts: list[Verdict], expected: Verdict
) -> None:
    found, lagom = argued({2: [0.6, 0.6, 0.6], 4: [0.1, 0.1, 0.1]})
    assert cell_verdict(found[2], lagom, starts) == expected


def test_good_on_the_training_data_and_not_good_enough_is_overfitting() -> None:
    found, lagom = argued({2: [0.3, 0.3, 0.3], 4: [0.1, 0.1, 0.1]})  # training losses are 0.15
    starts = [Verdict("learned")] * 3
    assert cell_verdict(found[2], lagom, starts) == Verdict("overfitting", "learned")
    starts = [Verdict("overfitting", "underfitting")] * 3
    assert cell_verdict(found[2], lagom, starts) == Verdict("overfitting")


@pytest.mark.parametrize("name", ["no_signal", "unreachable"])
def test_where_the_data_or_the_output_rule_it_out_no_size_is_good_enough(name: str) -> None:
    found = verdicts({2: [0.1] * 3, 4: [0.1] * 3}, *[Verdict(name)] * 3)
    assert found == [name, name]
