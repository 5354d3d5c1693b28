"""The cards of the race: the curves with their bands, the standing, and what each can draw."""

from math import isfinite

from pages.charts.chart import Chart
from pages.features.sweep.charts.cells import CellView
from pages.features.sweep.charts.curves import Band, quartile_band
from pages.features.sweep.charts.race_curves import RaceCurves
from pages.features.sweep.charts.race_standing import Standing
from pages.features.sweep.live.cell_cards import cells_card
from pages.features.sweep.live.map_cards import card
from pages.features.sweep.live.scene import Scene
from pages.live.cards import Card


def race_cards(scene: Scene) -> list[Card]:
    """Two to four architectures, each with many starts."""
    return [_curves(scene), _standing(scene), cells_card(scene, size="beside")]


def _curves(s: Scene) -> Card:
    names, epochs = s.grid.column_labels, s.sweep_run.plan.epochs

    def chart() -> Chart:
        levels = (s.problem.baseline, s.problem.floor)
        return RaceCurves(names, _bands(s), epochs, *levels, s.loss_name, s.t)

    return card(s, "race_curves", chart)


def _bands(s: Scene) -> list[Band]:
    return [quartile_band(s.curves(place)) for place in s.sweep_run.plan.places]


def _standing(s: Scene) -> Card:
    def chart() -> Chart:
        return Standing(_ranked(s.cells), s.problem.baseline, s.loss_name, s.t)

    return card(s, "standing", chart)


def _ranked(cells: list[CellView]) -> list[tuple[int, CellView]]:
    """The least mean loss first; who has diverged stands last."""

    def rank(entry: tuple[int, CellView]) -> tuple[bool, float]:
        mean = entry[1].mean
        return not isfinite(mean), mean

    return sorted(enumerate(cells), key=rank)
