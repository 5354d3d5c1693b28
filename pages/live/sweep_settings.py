"""What a user can set on the architecture map, beside the playground's own settings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nn_core import ACTIVATIONS, INITIALIZERS, LIMITS
from nn_core.lagom import TWO_OF_THREE
from pages.live.numerals import meaning

MODES = ("map", "race", "double_descent")
MEASURES = (
    "validation_loss", "gap", "success_rate", "accuracy", "seconds", "parameters", "verdict",
)  # fmt: skip
PICTURED = ("best", "median", "worst")
COSTS = ("seconds", "operations")
BUDGETS = ("parameters", "operations", "epochs")

# What an axis of the map may vary, and among which values. As text, which is what a link holds
# and a button shows; axes.py says what a value does to the settings.
AXIS_VALUES: Mapping[str, tuple[str, ...]] = {
    "depth": tuple(map(str, range(int(LIMITS["depth"].maximum) + 1))),
    "width": ("1", "2", "3", "4", "6", "8", "12", "16", "32", "64", "128", "256"),
    "samples": ("20", "40", "100", "200", "500", "1000", "2000"),
    "noise": ("0", "0.05", "0.1", "0.15", "0.2", "0.3", "0.4", "0.5"),
    "learning_rate": ("0.0001", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1"),
    "batch_size": ("1", "4", "10", "32", "100", "256"),
    "activation": tuple(ACTIVATIONS),
    "initializer": tuple(INITIALIZERS),
    "l2": ("0", "0.0001", "0.001", "0.003", "0.01", "0.03", "0.1", "1"),
}
FIRST_VALUES: Mapping[str, tuple[str, ...]] = {
    "depth": ("1", "2", "3", "4"),
    "width": ("1", "2", "4", "8", "16"),
    "samples": ("20", "40", "100", "200", "500", "1000"),
    "noise": ("0", "0.1", "0.2", "0.3", "0.5"),
    "learning_rate": ("0.001", "0.003", "0.01", "0.03", "0.1"),
    "batch_size": ("1", "10", "32", "100"),
    "activation": ("identity", "relu", "tanh", "sigmoid"),
    "initializer": ("he_normal", "glorot_normal", "zeros"),
    "l2": ("0", "0.001", "0.01", "0.1"),
}
DATA_AXES = ("samples", "noise")  # another value of these is another problem to solve

STARTS = (1, 30)
SWEEP_EPOCHS = (1, 5000)
TOLERANCE = (0.01, 1.0)
SUCCESS = (1, 100)
AMOUNT = (5, 20_000)
RACE_WIDTH = (1, 256)
RACERS = (2, 4)
RIDGE = (0.0, 10.0)
# The excess loss below which a network has solved its task (the diagnosis's own tolerance).
TASK_TOLERANCE = {"regression": 0.10, "binary": 0.20, "multiclass": 0.20}


@dataclass(frozen=True)
class SweepSettings:
    """The defaults are a map that fills in some seconds and shows too small, lagom, too large."""

    mode: str = "map"
    rows: str = "depth"
    row_values: tuple[str, ...] = FIRST_VALUES["depth"]
    columns: str = "width"
    column_values: tuple[str, ...] = FIRST_VALUES["width"]
    starts: int = 5
    epochs: int = 100
    # The race: the depth of each racer, and what all of them get the same of.
    race_depths: tuple[int, ...] = (1, 4)
    race_widths: tuple[int, ...] = (16, 8)  # where the widths are chosen, not computed
    budget: str = "parameters"
    amount: int = 200
    race_starts: int = 10
    race_epochs: int = 200
    # Double descent
    ridge: float = 0.0
    # How the results are looked at; these need no new training.
    measure: str = "validation_loss"
    pictured: str = "best"
    cost: str = "seconds"
    # What is good enough: the excess loss of a start and of the mean, and percent of the starts.
    tolerance: float = TASK_TOLERANCE["binary"]
    success: int = TWO_OF_THREE

    def plan(self) -> "SweepSettings":
        """The same, blind to how results are looked at: equal plans train equal networks."""
        start = SweepSettings()
        return replace(self, **{name: getattr(start, name) for name in LOOKS})


LOOKS = ("measure", "pictured", "cost", "tolerance", "success", "ridge")


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
        changes = {side: axis, values: FIRST_VALUES[axis]}
    return replace(sweep, **changes)  # type: ignore[arg-type]


def measures_for(task: str) -> tuple[str, ...]:
    """What a map can show: in regression there are no right answers to count."""
    return tuple(name for name in MEASURES if name != "accuracy" or task != "regression")


def settle_sweep(sweep: SweepSettings, task: str) -> SweepSettings:
    """The nearest settings without contradictions: two axes, values that they have, a measure."""
    if sweep.rows == sweep.columns:
        columns = "width" if sweep.rows != "width" else "depth"
        sweep = replace(sweep, columns=columns, column_values=FIRST_VALUES[columns])
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
    return tuple(value for value in AXIS_VALUES[axis] if meaning(value) in wanted)
