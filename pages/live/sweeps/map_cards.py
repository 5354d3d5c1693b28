"""The cards of the architecture map, in the order in which one reads them."""

from functools import cache
from typing import Any

import numpy as np

from pages.charts.fit import shown_range
from pages.charts.style import BLUE, GREY, HIGH, LOW, MIDDLE, VERMILLION, class_colours
from pages.charts.sweep import capacity, cost, disagreement, heat_map, start_curves, start_fits
from pages.charts.sweep import starts as starts_chart
from pages.charts.sweep.cells import learnable
from pages.charts.sweep.map_marks import CHOSEN, LAGOM
from pages.live.cards import Card
from pages.live.pictures import slice_grid
from pages.live.recipes import Recipe, figure_content
from pages.live.run_settings import AXES, RUN_ROWS, VARIED
from pages.live.sweeps.cell_pictures import FIT_POINTS, LARGE_SIDE, dots
from pages.live.sweeps.plan import Place
from pages.live.sweeps.scene import Scene


def map_cards(scene: Scene) -> list[Card]:
    """The map, its pictures, what it says about size, and what the chosen cell says."""
    return [
        _heat_map(scene),
        cells_card(scene),
        _capacity(scene),
        _cost(scene),
        _starts(scene),
        _start_curves(scene),
        _disagreement(scene),
    ]


def data(scene: Scene, traces: Any, alt: Any, *more: object) -> Recipe:
    """A card's data: new with every look at the numbers, and with what else it depends on."""
    key = (scene.sweep_run.number, scene.revision, scene.t.language, scene.lagom, *more)
    return key, lambda: {"traces": traces(), "alt": alt()}


def static(scene: Scene, figure: Any, *more: object) -> Recipe:
    """A card's skeleton."""
    key = (scene.sweep_run.number, scene.t.language, *more)
    return key, lambda: figure_content(figure())


def _heat_map(s: Scene) -> Card:
    measure = s.sweep.measure
    if measure == "accuracy" and s.accuracies is None:
        measure = "validation_loss"  # in regression there are no right answers to count
    return Card(
        "heat_map",
        static(s, lambda: heat_map.heat_map(s.grid, measure, s.t), measure),
        data(
            s,
            lambda: heat_map.heat_map_traces(s.grid, s.cells, measure, s.lagom, s.chosen, s.t),
            lambda: heat_map.heat_map_alt(s.grid, s.cells, measure, s.lagom, s.t),
            measure, s.chosen,
        ),
    )  # fmt: skip


def cells_card(s: Scene, size: str = "half") -> Card:
    """The small pictures. They come as arrays; here stand the frames around them."""
    frames = [{"place": place, "mark": "lagom"} for place in s.lagom]
    frames.append({"place": s.chosen, "mark": "chosen"})
    t = s.t
    key = (s.sweep_run.number, t.language, s.sweep.pictured)
    return Card(
        "cells",
        (key, lambda: _cells_skeleton(s)),
        (
            (*key, s.lagom, s.chosen, s.diverged),
            lambda: {"frames": frames, "diverged": s.diverged, "alt": _cells_alt(s)},
        ),
        kind="cells",
        size=size,
    )


def _cells_alt(s: Scene) -> str:
    t, n = s.t, len(s.diverged)
    said = t("sweep.cells.alt", which=t(f"pictured.{s.sweep.pictured}"))
    return f"{said} {t('sweep.cells.alt_diverged', n=n)}" if n else said


def _cells_skeleton(s: Scene) -> dict[str, Any]:
    points = s.problem.data
    fit = len(points.input_names) == 1
    t = s.t
    race = s.sweep_run.plan.sweep.mode == "race"
    which = t(f"pictured.{s.sweep.pictured}")
    title = t("sweep.cells.fits", which=which) if fit else t("sweep.cells.maps", which=which)
    return {
        "sweep": s.sweep_run.number,  # the pictures may come in an earlier frame
        "kind": "fit" if fit else "map",
        "title": title,
        "rows": s.grid.row_labels,
        "columns": s.grid.column_labels,
        "row_title": "" if race else t(f"axis.{s.grid.row_axis}"),
        "column_title": t("race.columns") if race else t(f"axis.{s.grid.column_axis}"),
        "scale": [GREY, MIDDLE, BLUE] if fit else [LOW, MIDDLE, HIGH],
        "marks": {
            "lagom": {"name": t("chart.sweep.map.lagom"), "colour": LAGOM},
            "chosen": {"name": t("chart.sweep.map.chosen"), "colour": CHOSEN},
            "diverged": {"name": t("chart.sweep.starts.diverged"), "colour": VERMILLION},
        },
        "colours": class_colours(len(points.class_names)),
        "points": [dots(problem.data) for problem in s.sweep_run.problems],
        "problem": {f"{p.row},{p.column}": _problem_of(s, p) for p in s.sweep_run.plan.places},
    }


def _problem_of(s: Scene, place: Place) -> int:
    return s.sweep_run.problems.index(s.sweep_run.problem(place.runs[0]))


def _columns(s: Scene) -> tuple[float, ...] | None:
    """The numbers of the columns, where they are numbers other than sizes."""
    axis = s.sweep_run.plan.sweep.columns
    if AXES[axis].scale == "size" or RUN_ROWS[VARIED[axis]].choices:
        return None
    return tuple(map(float, s.sweep_run.plan.sweep.column_values))


def _capacity(s: Scene) -> Card:
    columns, row = _columns(s), s.place.row
    return Card(
        "capacity",
        static(s, lambda: capacity.capacity(s.grid, s.baseline, s.loss_name, s.t, columns)),
        data(
            s,
            lambda: capacity.capacity_traces(s.grid, s.cells, row, s.lagom, s.t, columns),
            lambda: capacity.capacity_alt(s.grid, s.cells, row, s.lagom, s.t),
            row,
        ),
    )


def _starts(s: Scene) -> Card:
    baseline = s.problem.baseline
    return Card(
        "starts",
        static(s, lambda: starts_chart.starts(baseline, s.loss_name, s.t), baseline),
        data(
            s,
            lambda: starts_chart.starts_traces(s.cell, s.epochs_to_threshold(), s.start, s.t),
            lambda: starts_chart.starts_alt(s.cell, s.epochs_to_threshold(), s.t),
            s.chosen, s.start,
        ),
        size="third",
    )  # fmt: skip


def _start_curves(s: Scene) -> Card:
    problem, epochs = s.problem, s.sweep_run.plan.epochs
    levels = (problem.baseline, problem.floor, s.threshold)

    def skeleton() -> Any:
        return start_curves.start_curves(epochs, *levels[:2], s.loss_name, s.t)

    return Card(
        "start_curves",
        static(s, skeleton, levels[:2]),
        data(
            s,
            lambda: start_curves.start_curves_traces(
                s.curves(s.place), s.start, epochs, levels, s.t
            ),
            lambda: start_curves.start_curves_alt(s.curves(s.place), s.threshold, s.t),
            s.chosen, s.start,
        ),
        size="third",
    )  # fmt: skip


def _disagreement(s: Scene) -> Card:
    return _fits(s) if len(s.problem.data.input_names) == 1 else _disagreement_map(s)


def _fits(s: Scene) -> Card:
    points = s.problem.data
    x = np.linspace(*shown_range(points), 2 * FIT_POINTS)
    answers = cache(lambda: s.answers(x[:, None]))
    return Card(
        "disagreement",
        static(s, lambda: start_fits.start_fits(points, s.t), s.place.settings.data_key()),
        data(
            s,
            lambda: start_fits.start_fits_traces(points, x, answers()),
            lambda: start_fits.start_fits_alt(points, answers(), s.t),
            s.chosen,
        ),
        size="third",
    )


def _disagreement_map(s: Scene) -> Card:
    points = s.problem.data
    axes = s.axes
    output = s.sweep_run.plan.settings.output_activation
    places = slice_grid(points, axes, LARGE_SIDE)
    across, up = places[:LARGE_SIDE, axes[0]], places[::LARGE_SIDE, axes[1]]

    @cache
    def values() -> Any:
        found = disagreement.disagreeing(points, s.answers(places), output)
        return found.reshape(LARGE_SIDE, LARGE_SIDE)

    return Card(
        "disagreement",
        static(
            s,
            lambda: disagreement.disagreement(points, axes, across, up, s.t),
            s.place.settings.data_key(),
            axes,
        ),
        data(
            s,
            lambda: disagreement.disagreement_traces(values(), points),
            lambda: disagreement.disagreement_alt(values(), points, s.t),
            s.chosen,
            axes,
        ),
        size="third",
    )


def _cost(s: Scene) -> Card:
    by = s.sweep.cost
    known = all(problem.floor is not None for problem in s.sweep_run.problems)
    if not any(learnable(problem.baseline, problem.least) for problem in s.sweep_run.problems):
        return Card(
            "cost", static(s, lambda: cost.no_cost(s.t)), data(s, list, lambda: cost.why_none(s.t))
        )
    return Card(
        "cost",
        static(s, lambda: cost.cost(by, known, s.t), by),
        data(
            s,
            lambda: cost.cost_traces(s.cells, by, s.lagom, s.chosen, s.t),
            lambda: cost.cost_alt(s.cells, by, s.t),
            by, s.chosen,
        ),
    )  # fmt: skip
