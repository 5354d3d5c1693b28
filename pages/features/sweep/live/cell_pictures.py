"""The small picture of each cell: what one of its starts answers now, a few cells a frame; and the
large one of the chosen run."""

import time
from collections import deque
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_grid
from pages.charts.fit import shown_range, value_range
from pages.features.sweep.live.plan import Place, parameters_of
from pages.features.sweep.live.summary import shown_run
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.pictures import View, fit_grid, painted, picture_side

SIDES = (
    (4, 96),
    (24, 36),
    (40, 24),
    (1000, 16),
)  # up to so many cells: pixels along a picture's side
FIT_POINTS = 48
BYTES = 9_000  # of pictures in a frame
BUDGET_S = 0.012
LARGE_SIDE = 40  # of the map of disagreement
SHARP_SIDE = 96  # of the chosen run's picture
MOST_DOTS = 60


def side_for(n_cells: int) -> int:
    """How fine the small pictures are."""
    return next(side for most, side in SIDES if n_cells <= most)


def small_view(data: Dataset, cut: Slice, n_cells: int, n_parameters: int) -> View:
    """Where a cell's network is asked: along the only input, or over two. n_parameters: of the
    largest of them."""
    if len(data.input_names) == 1:
        return View("fit", np.linspace(*shown_range(data), FIT_POINTS)[:, None], (FIT_POINTS,))
    side = min(side_for(n_cells), picture_side(n_parameters))
    return View("map", slice_grid(data, cut, side), (side, side))


def sharp_view(data: Dataset, cut: Slice, n_parameters: int) -> View:
    """Where the chosen run is asked."""
    if len(data.input_names) == 1:
        x = fit_grid(data)[:, None]
        return View("fit", x, (len(x),))
    side = picture_side(n_parameters, SHARP_SIDE)
    return View("map", slice_grid(data, cut, side), (side, side))


def answers_of(
    sweep_run: SweepRun, place: Place, run: int, view: View, shown: int
) -> dict[str, NDArray[Any]]:
    """What a run of that place answers there, as bytes: cells, and for several classes lead.

    Nothing where the run is about to diverge: in mid-epoch nobody has noticed it yet.
    """
    data = sweep_run.problem(run).data.showing(shown)
    (y,) = sweep_run.predict(view.x, [run])
    if np.isnan(y).any():
        return {}
    drawn = painted(view, y, data, place.settings.output_activation)
    if "fit" in drawn:
        low, high = value_range(data)
        share = (drawn["fit"] - low) / (high - low)
        return {"cells": (np.clip(share, 0.0, 1.0) * 255).astype(np.uint8)}
    if "lead" in drawn:
        return {"cells": drawn["classes"], "lead": drawn["lead"]}
    return {"cells": drawn["map"]}


class CellPictures:
    """Goes round the cells; a picture is drawn anew when its network has trained on."""

    def __init__(self, sweep_run: SweepRun) -> None:
        self._trial = sweep_run
        self._turns = deque(sweep_run.plan.places)
        self._drawn: dict[tuple[int, int], tuple[int, int]] = {}  # place -> run and its epoch
        self._views: dict[int, View] = {}
        self._cut, self._shown = Slice(), 0
        self.sent = 0  # pictures since the browser had none

    def forget(self) -> None:
        """The browser has lost its pictures."""
        self._drawn.clear()
        self.sent = 0

    def advance(
        self, pictured: str, cut: Slice, shown: int = 0, budget_s: float = BUDGET_S
    ) -> tuple[list[list[int]], dict[str, NDArray[Any]]]:
        """Rows and columns of the cells drawn now, one at least, and their pictures one behind the
        other."""
        if (cut, shown) != (self._cut, self._shown):
            self._cut, self._shown = cut, shown
            self._views.clear()
            self.forget()
        rows = self._trial.rows()
        places: list[list[int]] = []
        pictures: dict[str, list[NDArray[Any]]] = {}
        end, size = time.perf_counter() + budget_s, 0
        for _ in range(len(self._turns)):
            place = self._turns[0]
            self._turns.rotate(-1)
            run = shown_run(place, rows, pictured)
            if not self._trial.has_begun(run):
                continue  # its cell stays empty
            state = (run, rows[run]["epoch"])
            if self._drawn.get((place.row, place.column)) == state:
                continue
            self._drawn[place.row, place.column] = state
            if rows[run]["status"] == "diverged":
                continue  # it has no answers: the board crosses it out
            drawn = self._picture(place, run)
            if not drawn:
                continue
            for name, picture in drawn.items():
                pictures.setdefault(name, []).append(picture)
                size += picture.nbytes
            places.append([place.row, place.column])
            if size > BYTES or time.perf_counter() > end:
                break
        self.sent += len(places)
        return places, {name: np.stack(of) for name, of in pictures.items()}

    def _picture(self, place: Place, run: int) -> dict[str, NDArray[Any]]:
        problem = self._trial.problem(run)
        if id(problem) not in self._views:
            most, data = max(map(parameters_of, self._turns)), problem.data.showing(self._shown)
            self._views[id(problem)] = small_view(data, self._cut, len(self._turns), most)
        return answers_of(self._trial, place, run, self._views[id(problem)], self._shown)


def dots(data: Dataset) -> list[list[float]]:
    """Training points of a fit, from 0 to 1 over the picture."""
    if len(data.input_names) > 1:
        return []
    (left, right), (low, high) = shown_range(data), value_range(data)
    x = (data.x_train[:MOST_DOTS, 0] - left) / (right - left)
    y = data.to_raw_targets(data.y_train[:MOST_DOTS])[:, data.shown]
    found: list[list[float]] = np.stack([x, (y - low) / (high - low)], axis=1).round(3).tolist()
    return found
