"""The cards of the architecture map, in the order in which one reads them."""

from collections.abc import Callable

import numpy as np

from datasets.slices import slice_grid
from pages.charts.chart import Chart
from pages.charts.fit import shown_range
from pages.features.sweep.charts.capacity import Capacity
from pages.features.sweep.charts.cells import learnable
from pages.features.sweep.charts.cost import Cost, NoCost
from pages.features.sweep.charts.disagreement import Disagreement, disagreeing
from pages.features.sweep.charts.heat_map import HeatMap
from pages.features.sweep.charts.start_curves import StartCurves
from pages.features.sweep.charts.start_fits import StartFits
from pages.features.sweep.charts.starts import Starts
from pages.features.sweep.live.cell_cards import cells_card, chosen_card
from pages.features.sweep.live.cell_pictures import FIT_POINTS, LARGE_SIDE
from pages.features.sweep.live.scene import Scene
from pages.live.cards import Card, chart_card
from pages.live.run_settings import AXES, RUN_ROWS, VARIED

# What to look for where bright is not simply good.
LEADS = {
    "gap": "heat_map_gap",
    "seconds": "heat_map_cost",
    "parameters": "heat_map_cost",
    "verdict": "heat_map_verdict",
}


def map_cards(scene: Scene) -> list[Card]:
    """The map in pictures with what is chosen beside it, in numbers, what it says about size, and
    what the chosen cell says: in the order of the questions that they answer."""
    return [
        cells_card(scene, size="large"),
        chosen_card(scene),
        _heat_map(scene),
        _capacity(scene),
        _cost(scene),
        _starts(scene),
        _start_curves(scene),
        _disagreement(scene),
    ]


def card(
    scene: Scene,
    name: str,
    chart: Callable[[], Chart],
    still: object = None,
    now: object = None,
    size: str = "half",
    lead: str = "",
) -> Card:
    """A chart of the sweep. Its data are new with every look at the numbers.

    still, now: what else its skeleton and its data depend on. lead: the text above it, where there
    are several.
    """
    skeleton = (scene.sweep_run.number, scene.t.language, still)
    now = (scene.revision, scene.lagom, now)
    words = scene.t(f"lead.{lead or name}")
    return chart_card(name, skeleton, now, chart, size, lead=words)


def _heat_map(s: Scene) -> Card:
    measure = s.sweep.measure
    if measure == "accuracy" and s.accuracies is None:
        measure = "validation_loss"  # in regression there are no right answers to count

    def chart() -> Chart:
        return HeatMap(s.grid, s.cells, measure, s.lagom, s.chosen, s.t)

    return card(s, "heat_map", chart, measure, s.chosen, lead=LEADS.get(measure, ""))


def _columns(s: Scene) -> tuple[float, ...] | None:
    """The numbers of the columns, where they are numbers other than sizes."""
    axis = s.sweep_run.plan.sweep.columns
    if AXES[axis].scale == "size" or RUN_ROWS[VARIED[axis]].choices:
        return None
    return tuple(map(float, s.sweep_run.plan.sweep.column_values))


def _capacity(s: Scene) -> Card:
    columns, row = _columns(s), s.place.row

    def chart() -> Chart:
        return Capacity(s.grid, s.cells, row, s.lagom, s.baseline, s.loss_name, s.t, columns)

    lead = "" if s.grid.column_scale == "size" else "capacity_axis"
    return card(s, "capacity", chart, now=row, lead=lead)


def _cost(s: Scene) -> Card:
    by = s.sweep.cost
    known = all(problem.floor is not None for problem in s.sweep_run.problems)
    problems = s.sweep_run.problems
    if not any(learnable(problem.baseline, problem.least) for problem in problems):
        return card(s, "cost", lambda: NoCost(s.t), lead="cost_none")

    def chart() -> Chart:
        return Cost(s.cells, by, s.lagom, s.chosen, known, s.t)

    still = (by, any(problem.least for problem in problems))
    return card(s, "cost", chart, still, s.chosen)


def _starts(s: Scene) -> Card:
    baseline = s.problem.baseline

    def chart() -> Chart:
        return Starts(s.cell, s.epochs_to_threshold(), s.start, baseline, s.loss_name, s.t)

    return card(s, "starts", chart, baseline, (s.chosen, s.start))


def _start_curves(s: Scene) -> Card:
    epochs, levels = s.sweep_run.plan.epochs, (s.problem.baseline, s.problem.floor)

    def chart() -> Chart:
        curves = s.curves(s.place)
        return StartCurves(curves, s.start, s.threshold, epochs, *levels, s.loss_name, s.t)

    return card(s, "start_curves", chart, levels, (s.chosen, s.start))


def _disagreement(s: Scene) -> Card:
    return _fits(s) if len(s.data.input_names) == 1 else _disagreement_map(s)


def _fits(s: Scene) -> Card:
    points = s.data

    def chart() -> Chart:
        x = np.linspace(*shown_range(points), 2 * FIT_POINTS)
        return StartFits(points, x, s.answers(x[:, None]), s.t)

    still = (s.place.settings.data_key(), s.shown)
    return card(s, "disagreement", chart, still, s.chosen)


def _disagreement_map(s: Scene) -> Card:
    points, cut = s.data, s.cut
    output = s.sweep_run.plan.settings.output_activation

    def chart() -> Chart:
        places = slice_grid(points, cut, LARGE_SIDE)
        values = disagreeing(points, s.answers(places), output)
        return Disagreement(points, cut, values.reshape(LARGE_SIDE, LARGE_SIDE), s.t)

    still = (s.place.settings.data_key(), cut, s.shown)
    return card(s, "disagreement", chart, still, s.chosen)
