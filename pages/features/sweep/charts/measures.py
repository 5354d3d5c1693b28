"""What the map can show of a cell: as a number, as a short text, and on which scale of colour."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil, floor, inf, isfinite, log10, nan
from typing import NamedTuple

from nn_core.diagnosis import Verdict
from pages.charts.numbers import brief
from pages.charts.style import Translate
from pages.features.sweep.charts.cell_numbers import round_down, round_up
from pages.features.sweep.charts.cells import CellView, learnable, loss_of, reference, successes
from pages.features.sweep.charts.colours import VERDICTS

SOFT_HYPHEN = "\u00ad"
DECADES = (2, 4)  # of the loss scale: more than the least only where a cell is better than that
Span = tuple[float, float]


class Measure(NamedTuple):
    """A measure of cells. Bright is always good, or cheap: low_is_good turns the scale round."""

    value: Callable[[CellView], float]  # nan where there is none
    text: Callable[[CellView, Translate, bool], str]  # the last: whether the cells are wide
    span: Callable[[Sequence[CellView]], Span]  # the ends of the scale; values beyond take its end
    low_is_good: bool = False
    log: bool = False


def _gap(cell: CellView) -> float:
    return cell.median - cell.train_median if isfinite(cell.median) else inf


def _accuracy(cell: CellView) -> float:
    return nan if cell.accuracy is None else 100 * cell.accuracy


def _verdict(cell: CellView) -> float:
    if cell.verdict is None:
        return nan
    return (VERDICTS.index(cell.verdict.name) + 0.5) / len(VERDICTS)


def verdict_words(verdict: Verdict, t: Translate) -> str:
    """A verdict in a few words, with what else it could be."""
    words = [t(f"verdict.{name}.short").replace(SOFT_HYPHEN, "") for name in verdict if name]
    return t("chart.sweep.map.doubt", one=words[0], other=words[1]) if words[1:] else words[0]


def _broken_word(cell: CellView, t: Translate, wide: bool) -> str:
    """The verdict in short lines, since a cell is narrow; a question mark where it is in doubt."""
    if cell.verdict is None:
        return ""
    word = t(f"verdict.{cell.verdict.name}.short") + "?" * (cell.verdict.runner_up is not None)
    return word.replace(SOFT_HYPHEN, "-<br>").replace(" ", "<br>")


def _number(value: Callable[[CellView], float]) -> Callable[[CellView, Translate, bool], str]:
    return lambda cell, t, wide: brief(value(cell), t, wide)


def _loss_span(cells: Sequence[CellView]) -> Span:
    """From guessing down to the best achievable loss: fixed ends, so that colours stay calm.

    Where that is far below, the scale grows by a factor of ten when a cell leaves it.
    """
    high = reference(max(_finite(cell.baseline for cell in cells), default=1.0))
    floors = [cell.floor for cell in cells if cell.floor is not None]
    best = min(_finite(cell.median for cell in cells if cell.median > 0), default=high)
    decades = min(max(ceil(log10(high / best)), DECADES[0]), DECADES[1])
    return max(high / 10**decades, min(min(floors, default=0.0), high / 2)), high


def _gap_span(cells: Sequence[CellView]) -> Span:
    """Half of what there is to learn, lost again: more is no worse to look at."""
    known = [cell for cell in cells if learnable(cell.baseline, cell.floor)]
    ranges = _finite(cell.baseline - (cell.floor or 0.0) for cell in known)
    return 0.0, max(ranges, default=2.0) / 2


def _accuracy_span(cells: Sequence[CellView]) -> Span:
    least = min(_finite(map(_accuracy, cells)), default=50.0)
    return min(50.0, 10.0 * floor(least / 10)), 100.0


def _whole_span(value: Callable[[CellView], float]) -> Callable[[Sequence[CellView]], Span]:
    """From the least to the most, both made round."""

    def span(cells: Sequence[CellView]) -> Span:
        values = [number for number in _finite(map(value, cells)) if number > 0]
        low, high = round_down(min(values, default=1.0)), round_up(max(values, default=10.0))
        return low, max(high, 2 * low)

    return span


def _finite(values: Iterable[float]) -> list[float]:
    return [value for value in values if isfinite(value)]


def _validation(cell: CellView) -> float:
    return loss_of(cell.median)


def _seconds(cell: CellView) -> float:
    return 1000 * cell.seconds  # as milliseconds, which are short


def _parameters(cell: CellView) -> float:
    return cell.parameters


TABLE = {
    "validation_loss": Measure(_validation, _number(_validation), _loss_span, True, True),
    "gap": Measure(_gap, _number(_gap), _gap_span, True),
    "success_rate": Measure(
        lambda cell: 100 * cell.success_rate,
        lambda cell, t, wide: f"{successes(cell)}/{len(cell.validation)}",
        lambda cells: (0.0, 100.0),
    ),
    "accuracy": Measure(_accuracy, lambda cell, t, wide: f"{_accuracy(cell):.0f}", _accuracy_span),
    "seconds": Measure(_seconds, _number(_seconds), _whole_span(_seconds), True, True),
    "parameters": Measure(_parameters, _number(_parameters), _whole_span(_parameters), True, True),
    "verdict": Measure(_verdict, _broken_word, lambda cells: (0.0, 1.0)),
}
MEASURES = tuple(TABLE)


def place_on(measure: Measure, span: Span, value: float) -> float:
    """Where on the colour scale a value stands, from 0 (dark) to 1 (bright); nan stays nan."""
    low, high = (log10(end) for end in span) if measure.log else span
    if measure.log:
        value = log10(value) if value > 0 else -inf if value == 0 else value
    share = (min(max(value, low), high) - low) / (high - low) if value == value else nan
    return 1 - share if measure.low_is_good else share
