"""The cards of the race: the curves with their bands, the standing, and what each can draw."""

from math import isfinite
from typing import Any

from pages.charts.sweep.cells import CellView
from pages.charts.sweep.curves import Band, quartile_band
from pages.charts.sweep.race_curves import race_alt, race_curves, race_traces
from pages.charts.sweep.race_standing import standing, standing_alt, standing_traces
from pages.live.cards import Card
from pages.live.sweeps.map_cards import cells_card, data, static
from pages.live.sweeps.scene import Scene


def race_cards(scene: Scene) -> list[Card]:
    """Two to four architectures, each with many starts."""
    return [_curves(scene), _standing(scene), cells_card(scene, size="whole")]


def _curves(s: Scene) -> Card:
    names, epochs, problem = s.grid.column_labels, s.sweep_run.plan.epochs, s.problem

    def skeleton() -> Any:
        levels = (problem.baseline, problem.floor)
        return race_curves(names, epochs, *levels, s.loss_name, s.t)

    def traces() -> Any:
        return race_traces(_bands(s), epochs, problem.baseline, problem.floor, s.t)

    return Card(
        "race_curves",
        static(s, skeleton),
        data(s, traces, lambda: race_alt(names, _bands(s), s.t)),
    )


def _bands(s: Scene) -> list[Band]:
    return [quartile_band(s.curves(place)) for place in s.sweep_run.plan.places]


def _standing(s: Scene) -> Card:
    n = len(s.sweep_run.plan.places)
    return Card(
        "standing",
        static(s, lambda: standing(n, s.problem.baseline, s.loss_name, s.t)),
        data(
            s,
            lambda: standing_traces(_ranked(s.cells), s.t),
            lambda: standing_alt(_ranked(s.cells), s.t),
        ),
    )


def _ranked(cells: list[CellView]) -> list[tuple[int, CellView]]:
    """The least mean loss first; who has diverged stands last."""

    def rank(entry: tuple[int, CellView]) -> tuple[bool, float]:
        mean = entry[1].mean
        return not isfinite(mean), mean

    return sorted(enumerate(cells), key=rank)
