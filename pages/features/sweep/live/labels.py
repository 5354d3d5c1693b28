"""What the rows, columns and cells of a map are called."""

from pages.charts.numbers import setting
from pages.features.sweep.charts.cells import Grid
from pages.features.sweep.live.plan import Place, Plan
from pages.live.numerals import number_in
from pages.live.run_settings import AXES, RUN_ROWS, VARIED, is_of_data
from pages.text import Translator


def axis_value(axis: str, value: str, t: Translator) -> str:
    """A value on an axis as the reader's language writes it."""
    if words := RUN_ROWS[VARIED[axis]].words:
        return t(words + value)
    read = number_in(value)
    return value if read is None else setting(read, t)


def size(widths: tuple[int, ...], t: Translator) -> str:
    """An architecture by its depth and width."""
    if not widths:
        return t("sweep.no_hidden")
    return t("sweep.size", depth=len(widths), width=widths[0])


def grid_of(plan: Plan, t: Translator) -> Grid:
    """The axes of the map; a race has one row."""
    sweep = plan.sweep
    if sweep.mode == "race":
        racers = tuple(size(place.settings.hidden_widths, t) for place in plan.places)
        return Grid("depth", "width", ("",), racers, AXES["width"].scale)
    return Grid(
        sweep.rows,
        sweep.columns,
        tuple(axis_value(sweep.rows, value, t) for value in sweep.row_values),
        tuple(axis_value(sweep.columns, value, t) for value in sweep.column_values),
        AXES[sweep.columns].scale,
    )


def label_of(place: Place, plan: Plan, t: Translator, data: bool = True) -> str:
    """A cell's name: its size, and what else is varied, the data only where asked for."""
    sweep = plan.sweep
    parts = [size(place.settings.hidden_widths, t)]
    if sweep.mode == "map":
        sides = ((sweep.rows, sweep.row_values[place.row]),
                 (sweep.columns, sweep.column_values[place.column]))  # fmt: skip
        for axis, value in sides:
            if AXES[axis].scale != "size" and (data or not is_of_data(axis)):
                parts.append(f"{t(f'axis.{axis}')} {axis_value(axis, value, t)}")
    return ", ".join(parts)


def labels_of(plan: Plan, t: Translator, data: bool = True) -> dict[tuple[int, int], str]:
    """By row and column."""
    return {(p.row, p.column): label_of(p, plan, t, data) for p in plan.places}
