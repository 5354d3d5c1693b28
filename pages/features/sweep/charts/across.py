"""Where the cells of a map stand from left to right: by size, or by the column's own value."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pages.charts.style import Translate, axis
from pages.features.sweep.charts.cells import CellView, Grid

STRETCH = 0.04  # of a line, beyond its first and last place


class Across(NamedTuple):
    """A horizontal axis: where a cell stands on it, and whether it is logarithmic."""

    place: Callable[[CellView], float]
    log: bool
    layout: dict[str, Any]

    def ends(self, places: Sequence[float]) -> tuple[float, float]:
        """A little beyond the first and the last of the places."""
        low, high = min(places), max(places)
        if self.log:
            factor = max((high / low) ** STRETCH, 1.1)
            return low / factor, high * factor
        pad = STRETCH * (high - low) or 0.5
        return low - pad, high + pad


def across(grid: Grid, columns: Sequence[float] | None, t: Translate) -> Across:
    """columns: the numbers behind the column labels; None for names, which stand side by side."""
    if grid.column_scale == "size":  # of networks: their number of parameters counts
        return Across(_parameters, True, axis(t("axis.parameters"), type="log"))
    title = t(f"axis.{grid.column_axis}")
    texts = list(grid.column_labels)
    if columns is None:
        n = len(texts)
        names = axis(title, tickvals=list(range(n)), ticktext=texts, range=[-0.5, n - 0.5])
        return Across(_column, False, names)
    values = list(columns)
    log = grid.column_scale == "factor" and min(values) > 0
    layout = axis(title, tickvals=values, ticktext=texts, type="log" if log else "linear")
    return Across(lambda cell: values[cell.column], log, layout)


def _parameters(cell: CellView) -> float:
    return cell.parameters


def _column(cell: CellView) -> float:
    return cell.column
