"""The plan of a sweep: which networks it trains, and where each stands on the map.

A network that stands in several places (without hidden layers there is no width) trains once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from datasets import train_size
from nn_core import LIMITS, ConfigError, NetworkConfig, parameter_count
from nn_core.sweep import Estimate, estimate, operations, racers
from pages.live.run_settings import (
    AXES,
    WIDTH,
    axes_for,
    with_depth,
    with_value,
    with_width,
)
from pages.live.settings import VIEW, Settings
from pages.live.source import is_waiting, source
from pages.live.sweep_settings import SweepSettings

# A map of more places trains every second row and column first, so that it has an answer soon.
SEEN_AT_ONCE = 12
SEEDS = int(LIMITS["seed"].maximum) + 1


class Place(NamedTuple):
    """One architecture on the map: its row and column, its settings, its starts among the runs."""

    row: int
    column: int
    settings: Settings
    runs: tuple[int, ...]


def ticket(mode: str, cell: tuple[int, int], start: int) -> str:
    """Which run of a sweep: in the link that opens it, and in a frame that shows it as chosen."""
    return ".".join(map(str, (mode, *cell, start)))


@dataclass(frozen=True)
class Plan:
    """All runs of a sweep, and the places that they belong to."""

    settings: Settings  # which it was made from
    epochs: int
    places: tuple[Place, ...]
    runs: tuple[Settings, ...]

    @property
    def sweep(self) -> SweepSettings:
        return self.settings.sweep

    def at(self, row: int, column: int) -> Place | None:
        """The place there, None where the map has none."""
        return next((p for p in self.places if (p.row, p.column) == (row, column)), None)

    @property
    def first(self) -> tuple[Place, ...]:
        """The places of the smaller grid that is trained first: with the first row, which is the
        shallowest, and the last column, which is the widest. All of a small map, or of a race."""
        if self.sweep.mode != "map" or len(self.places) <= SEEN_AT_ONCE:
            return self.places
        last = len(self.sweep.column_values) - 1
        return tuple(p for p in self.places if p.row % 2 == 0 == (last - p.column) % 2)

    @property
    def turns(self) -> tuple[int, ...]:
        """When each run is trained: 0, or 1 where all of those come before it."""
        first = {run for place in self.first for run in place.runs}
        return tuple(int(run not in first) for run in range(len(self.runs)))

    def groups(self) -> list[tuple[int, list[int]]]:
        """Runs that train together, by their turn and the data that they learn from."""
        groups: dict[tuple[int, tuple[object, ...]], list[int]] = {}
        for index, (turn, run) in enumerate(zip(self.turns, self.runs, strict=True)):
            groups.setdefault((turn, run.data_key()), []).append(index)
        return sorted(((turn, runs) for (turn, _), runs in groups.items()), key=lambda g: g[0])

    def epochs_in(self, turn: int, epochs: int) -> int:
        """Of so many epochs, counted from one turn to the next, those of a run of this turn."""
        return max(0, min(epochs - turn * self.epochs, self.epochs))


def plan_of(settings: Settings) -> Plan:
    """The plan that these settings ask for; without places where an axis is empty."""
    return _plan_of(plan_key(settings))


def plan_key(settings: Settings) -> Settings:
    """Equal keys mean equal plans: what changes the pictures only is left out."""
    start = Settings()
    views = {name: getattr(start, name) for name in VIEW if name != "sweep"}
    return replace(_shared(settings), sweep=settings.sweep.plan(), **views)


def _shared(settings: Settings) -> Settings:
    """Of the playground's own network and data only what all runs of the plan have in common."""
    sweep = settings.sweep
    varied = {"depth", "width"} if sweep.mode == "race" else {sweep.rows, sweep.columns}
    settings = with_depth(settings, len(settings.hidden_widths) or 1)
    for axis in AXES.values():
        if axis.name in varied:
            settings = with_value(settings, axis.name, axis.first[0])
    return settings


@lru_cache(maxsize=8)
def _plan_of(settings: Settings) -> Plan:
    sweep = settings.sweep
    race = sweep.mode == "race"
    starts = sweep.race_starts if race else sweep.starts
    numbers: dict[Settings, int] = {}  # run -> its number
    places = []
    for row, column, placed in _racing(settings) if race else _mapped(settings):
        seeds = [(settings.seed + start) % SEEDS for start in range(starts)]
        runs = [replace(placed, seed=seed) for seed in seeds]
        places.append(Place(row, column, placed, tuple(_numbered(run, numbers) for run in runs)))
    epochs = sweep.race_epochs if race else sweep.epochs
    return Plan(settings, epochs, tuple(places), tuple(numbers))


def _numbered(run: Settings, numbers: dict[Settings, int]) -> int:
    return numbers.setdefault(run, len(numbers))


def _mapped(settings: Settings) -> list[tuple[int, int, Settings]]:
    sweep = settings.sweep
    return [
        (i, j, _both(settings, (sweep.rows, row), (sweep.columns, column)))
        for i, row in enumerate(sweep.row_values)
        for j, column in enumerate(sweep.column_values)
    ]


def _both(settings: Settings, *values: tuple[str, str]) -> Settings:
    """Depth first: what a width or an activation is given to are its layers."""
    for axis, value in sorted(values, key=lambda pair: pair[0] != "depth"):
        settings = with_value(settings, axis, value)
    return settings


def _racing(settings: Settings) -> list[tuple[int, int, Settings]]:
    return [
        (0, i, with_width(with_depth(settings, len(widths)), widths[0]) if widths
         else with_depth(settings, 0))
        for i, widths in enumerate(racer_widths(settings))
    ]  # fmt: skip


def racer_widths(settings: Settings) -> list[tuple[int, ...]]:
    """The hidden widths of each racer. ConfigError where the budget is too small for one."""
    sweep = settings.sweep
    if sweep.budget == "epochs":
        pairs = zip(sweep.race_depths, sweep.race_widths, strict=True)
        return [(width,) * depth for depth, width in pairs]
    found = racers(sweep.race_depths, sweep.budget, sweep.amount, *_ends(settings))
    return [racer.network.hidden_widths for racer in found]


def operations_of(place: Place) -> int:
    """Multiplications of a training step, for each sample."""
    return operations(*_network(place))


def parameters_of(place: Place) -> int:
    """Weights and biases."""
    return parameter_count(*_network(place))


def _network(place: Place) -> tuple[NetworkConfig, int, int]:
    """The network there, its inputs and its outputs."""
    return NetworkConfig(hidden_widths=place.settings.hidden_widths), *_ends(place.settings)


def _ends(settings: Settings) -> tuple[int, int]:
    """Inputs and outputs that the data ask for."""
    asked = source(settings)
    return asked.n_features, asked.n_outputs


@lru_cache(maxsize=8)
def estimate_of(plan: Plan) -> Estimate:
    """What training the plan takes on this machine, with nobody else on it."""
    parts = [_estimate_of([plan.runs[i] for i in group], plan.epochs) for _, group in plan.groups()]
    return Estimate(*(sum(values) for values in zip(*parts, strict=True)))


def _estimate_of(runs: Sequence[Settings], epochs: int) -> Estimate:
    s, n_samples = runs[0], source(runs[0]).n_samples
    n_train = train_size(n_samples, s.train_share)
    shape = (n_train, n_samples - n_train, epochs)
    return estimate([run.run_config() for run in runs], *shape, *_ends(s))


def trouble(settings: Settings) -> str | None:
    """Why there is nothing to train, as the end of a text's key."""
    sweep = settings.sweep
    if is_waiting(settings):
        return "few_points"
    if sweep.mode == "map":
        if not (sweep.row_values and sweep.column_values):
            return "no_values"
        if not {sweep.rows, sweep.columns} <= set(axes_for(settings)):
            return "no_such_axis"
    if sweep.mode == "race":
        try:
            widest = max(max(widths, default=0) for widths in racer_widths(settings))
        except ConfigError:
            return "budget_too_small"
        if widest > WIDTH.maximum:
            return "budget_too_large"
    return None
