"""What a user can set on the architecture map, beside the playground's own settings."""

from dataclasses import dataclass, replace

from nn_core.sweep import TWO_OF_THREE
from pages.live.fields import Bounds, choice, number, rows_of, several, with_effect
from pages.live.numerals import meaning
from pages.live.run_settings import AXES, WIDTH

MODES = ("map", "race", "double_descent")
MEASURES = (
    "validation_loss", "gap", "success_rate", "accuracy", "seconds", "parameters", "verdict",
)  # fmt: skip
PICTURED = ("best", "median", "worst")
COSTS = ("seconds", "operations")
BUDGETS = ("parameters", "operations", "epochs")

STARTS = Bounds(1, 30, whole=True)
SWEEP_EPOCHS = Bounds(1, 5000, whole=True)
TOLERANCE = Bounds(0.01, 1.0, whole=False)
SUCCESS = Bounds(1, 100, whole=True)
AMOUNT = Bounds(5, 20_000, whole=True)
RACER_DEPTH = Bounds(0, 8, whole=True)
RIDGE = Bounds(0.0, 10.0, whole=False)
RACERS = (2, 4)
# The excess loss below which a network has solved its task (the diagnosis's own tolerance).
TASK_TOLERANCE = {"regression": 0.10, "binary": 0.20, "multiclass": 0.20, "multilabel": 0.20}


# fmt: off
@dataclass(frozen=True)
class SweepSettings:
    """The defaults are a map that fills in some seconds and shows too small, lagom, too large."""

    mode: str = choice("map", "mode", MODES, words="mode.", leads=True)
    rows: str = choice("depth", "rows", tuple(AXES), words="axis.", leads=True)
    row_values: tuple[str, ...] = several(AXES["depth"].first, "row_values", control="sweep_rows")
    columns: str = choice("width", "columns", tuple(AXES), words="axis.", leads=True)
    column_values: tuple[str, ...] = several((*AXES["width"].first, "32"), "column_values",
                                             control="sweep_columns")
    starts: int = number(3, "starts", STARTS)
    epochs: int = number(100, "sweep_epochs", SWEEP_EPOCHS)
    # The race: the depth of each racer, and what all of them get the same of.
    race_depths: tuple[int, ...] = several((1, 4), "racers", RACERS[1], bounds=RACER_DEPTH,
                                           control="depth")
    # Where the widths are chosen, not computed.
    race_widths: tuple[int, ...] = several((16, 8), "racer_widths", RACERS[1], bounds=WIDTH,
                                           control="width")
    budget: str = choice("parameters", "budget", BUDGETS, words="budget.", leads=True)
    amount: int = number(200, "amount", AMOUNT)
    race_starts: int = number(10, "race_starts", STARTS)
    race_epochs: int = number(200, "race_epochs", SWEEP_EPOCHS)
    # Double descent
    ridge: float = number(0.0, "ridge", RIDGE, effect="view")
    # How the results are looked at; these need no new training.
    measure: str = choice("validation_loss", "measure", MEASURES, effect="view", words="measure.")
    pictured: str = choice("best", "pictured", PICTURED, effect="view", words="pictured.")
    cost: str = choice("seconds", "cost", COSTS, effect="view", words="cost.")
    # What is good enough: the excess loss of a start and of the mean, and percent of the starts.
    tolerance: float = number(TASK_TOLERANCE["binary"], "tolerance", TOLERANCE, effect="view")
    success: int = number(TWO_OF_THREE, "success", SUCCESS, effect="view")
# fmt: on

    def plan(self) -> "SweepSettings":
        """The same, blind to how results are looked at: equal plans train equal networks."""
        return self.seen_as(SweepSettings())

    def seen_as(self, other: "SweepSettings") -> "SweepSettings":
        """The same sweep, looked at as the other one is."""
        looks = {name: getattr(other, name) for name in with_effect(SWEEP_ROWS, "view")}
        return replace(self, **looks)


SWEEP_ROWS = rows_of(SweepSettings)


def with_axis(sweep: SweepSettings, side: str, axis: str) -> SweepSettings:
    """Another axis for the rows or the columns, with its first values.

    An axis that the other side has already changes places with it.
    """
    values = f"{side[:-1]}_values"
    other = "columns" if side == "rows" else "rows"
    if axis == getattr(sweep, other):
        swapped = {other: getattr(sweep, side), f"{other[:-1]}_values": getattr(sweep, values)}
        moved = {side: axis, values: getattr(sweep, f"{other[:-1]}_values")}
        changes: dict[str, object] = {**swapped, **moved}
    else:
        changes = {side: axis, values: AXES[axis].first}
    return replace(sweep, **changes)  # type: ignore[arg-type]


def measures_for(task: str) -> tuple[str, ...]:
    """What a map can show: in regression there are no right answers to count."""
    return tuple(name for name in MEASURES if name != "accuracy" or task != "regression")


def settle_sweep(sweep: SweepSettings, task: str) -> SweepSettings:
    """The nearest settings without contradictions: two axes, values that they have, a measure."""
    if sweep.rows == sweep.columns:
        columns = "width" if sweep.rows != "width" else "depth"
        sweep = replace(sweep, columns=columns, column_values=AXES[columns].first)
    depths = (sweep.race_depths + SweepSettings.race_depths)[: max(2, len(sweep.race_depths))]
    widths = (sweep.race_widths + (sweep.race_widths or (8,))[-1:] * RACERS[1])[: len(depths)]
    return replace(
        sweep,
        measure=sweep.measure if sweep.measure in measures_for(task) else MEASURES[0],
        row_values=_ordered(sweep.rows, sweep.row_values),
        column_values=_ordered(sweep.columns, sweep.column_values),
        race_depths=depths,
        race_widths=widths,
    )


def _ordered(axis: str, values: tuple[str, ...]) -> tuple[str, ...]:
    wanted = set(map(meaning, values))
    return tuple(value for value in AXES[axis].values if meaning(value) in wanted)
