"""The cards with pictures of the networks: the grid of all cells, and the chosen one, large."""

from base64 import b64encode
from math import isfinite
from typing import Any

import numpy as np

from datasets import Dataset
from datasets.slices import Slice, slice_places, slice_ranges
from pages.charts.numbers import whole
from pages.charts.points import data_colours, true_classes
from pages.charts.style import (
    BLACK,
    BLUE,
    GREY,
    HIGH,
    LOW,
    MIDDLE,
    VERMILLION,
    WHITE,
    class_colours,
)
from pages.features.sweep.charts.cells import CellView
from pages.features.sweep.charts.colours import VERDICT_COLOURS, VERDICTS, is_dark
from pages.features.sweep.charts.heat_map import WIDE
from pages.features.sweep.charts.map_marks import CHOSEN, LAGOM
from pages.features.sweep.charts.measures import TABLE
from pages.features.sweep.live.cell_pictures import answers_of, dots, sharp_view
from pages.features.sweep.live.plan import Place, parameters_of
from pages.features.sweep.live.scene import Scene
from pages.live.cards import Card
from pages.live.run_settings import AXES

MOST_POINTS = 250  # in the large picture
INK = {True: WHITE, False: BLACK}  # on a dark colour, or on a bright one
Caption = dict[str, str]


def cells_card(s: Scene, size: str = "half") -> Card:
    """The small pictures. They come as arrays; here stand the frames around them, and captions."""
    t = s.t
    key = (s.sweep_run.number, t.language, s.sweep.pictured, s.number, s.shown)
    now = (s.revision, s.lagom, s.chosen, s.diverged)
    return Card(
        "cells",
        (key, lambda: _cells_skeleton(s)),
        ((*key, *now), lambda: _cells_data(s)),
        kind="cells",
        size=size,
    )


def chosen_card(s: Scene) -> Card:
    """What the chosen network answers, with the data that it learns."""
    key = (s.sweep_run.number, s.t.language, s.place.settings.data_key(), s.cut, s.shown)
    return Card(
        "chosen",
        (key, lambda: _chosen_skeleton(s)),
        ((*key, s.revision, s.chosen, s.run, s.number), lambda: _chosen_data(s)),
        kind="chosen",
        size="side",
    )


def _cells_data(s: Scene) -> dict[str, Any]:
    frames = [{"place": place, "mark": "lagom"} for place in s.lagom]
    frames.append({"place": s.chosen, "mark": "chosen"})
    captions = {} if _is_race(s) else {f"{c.row},{c.column}": _caption(s, c) for c in s.cells}
    return {"frames": frames, "diverged": s.diverged, "captions": captions, "alt": _cells_alt(s)}


def _caption(s: Scene, cell: CellView) -> Caption:
    """The verdict in a word, a question mark where it is in doubt, and the number asked for."""
    if not cell.validation:
        return {"word": s.t("sweep.cell.waiting"), "number": "", "verdict": ""}
    entry = TABLE[s.number]
    known = isfinite(entry.value(cell))
    number = entry.text(cell, s.t, len(s.grid.column_labels) <= WIDE) if known else ""
    if cell.verdict is None:
        return {"word": "", "number": number, "verdict": ""}
    name, other = cell.verdict
    word = s.t(f"verdict.{name}.short") + "?" * (other is not None)
    return {"word": word, "number": number, "verdict": name}


def _cells_alt(s: Scene) -> str:
    t, n = s.t, len(s.diverged)
    said = [t("sweep.cells.alt", which=t(f"pictured.{s.sweep.pictured}"))]
    if n:
        said.append(t("sweep.cells.alt_diverged", n=n))
    names = [cell.label for cell in s.cells if cell.place in s.lagom]
    if names:
        said.append(t("chart.sweep.map.alt_lagom", label=", ".join(names)))
    return " ".join(said)


def _cells_skeleton(s: Scene) -> dict[str, Any]:
    points, t, race = s.data, s.t, _is_race(s)
    fit = len(points.input_names) == 1
    which = t(f"pictured.{s.sweep.pictured}")
    title = t("sweep.cells.fits", which=which) if fit else t("sweep.cells.maps", which=which)
    numbers = t("sweep.cells.numbers", measure=t(f"chart.sweep.map.{s.number}"))
    return {
        "sweep": s.sweep_run.number,  # the pictures may come in an earlier frame
        "kind": "fit" if fit else "map",
        "lead": t(f"lead.{_lead(s)}"),
        "title": title if race else f"{title}. {numbers}",
        "rows": s.grid.row_labels,
        "columns": s.grid.column_labels,
        "row_title": "" if race else t(f"axis.{s.grid.row_axis}"),
        "column_title": t("race.columns") if race else t(f"axis.{s.grid.column_axis}"),
        "scale": _scale(fit),
        "marks": {
            "lagom": {"name": t("chart.sweep.map.lagom"), "colour": LAGOM},
            "chosen": {"name": t("chart.sweep.map.chosen"), "colour": CHOSEN},
            "diverged": {"name": t("chart.sweep.starts.diverged"), "colour": VERMILLION},
        },
        "colours": data_colours(points),
        "points": [dots(problem.data.showing(s.shown)) for problem in s.sweep_run.problems],
        "problem": {f"{p.row},{p.column}": _problem_of(s, p) for p in s.sweep_run.plan.places},
        "names": {f"{c.row},{c.column}": _named(s, c) for c in s.cells},
        "number": t(f"measure.{s.number}"),
        "verdicts": _verdict_colours(),
        "words": [] if race else [t(f"verdict.{name}.short") for name in VERDICTS],
    }


def _chosen_skeleton(s: Scene) -> dict[str, Any]:
    data = s.data
    fit = len(data.input_names) == 1
    return {
        "sweep": s.sweep_run.number,
        "kind": "fit" if fit else "map",
        "lead": s.t("lead.chosen"),
        "scale": _scale(fit),
        "colours": class_colours(2) if data.task == "regression" else data_colours(data),
        "points": [[x, y, 0] for x, y in dots(data)] if fit else points_of(data, s.cut),
        "verdicts": _verdict_colours(),
    }


def _chosen_data(s: Scene) -> dict[str, Any]:
    caption, label = _caption(s, s.cell), s.cell.label
    which = s.t("sweep.start.name", seed=s.sweep_run.plan.runs[s.run].seed)
    alt = s.t("sweep.chosen.alt", label=label, which=which)
    return {
        "title": s.t("sweep.chosen", label=label),
        "caption": caption,
        "which": s.t("sweep.chosen.which", start=which),
        "picture": _sharp(s),
        "alt": f"{alt} {caption['word']} {caption['number']}".strip(),
    }


def _sharp(s: Scene) -> dict[str, Any] | None:
    """The chosen run's answers. In the part itself, which the browser lacks or has whole; None
    where there are none."""
    if s.has_no_answers:
        return None
    view = sharp_view(s.data, s.cut, parameters_of(s.place))
    found = answers_of(s.sweep_run, s.place, s.run, view, s.shown)
    texts = {name: b64encode(of.tobytes()).decode() for name, of in found.items()}
    return {"shape": view.shape, **texts} if texts else None


def points_of(data: Dataset, cut: Slice) -> list[list[float]]:
    """Training points on the map: x and y from 0 to 1 over it, and which colour."""
    x, y = data.x_train[:MOST_POINTS], data.y_train[:MOST_POINTS]
    low, high = np.array(slice_ranges(data, cut)).T
    places = (slice_places(data, x, cut) - low) / (high - low)
    colours = y[:, data.shown] > 0 if data.task == "regression" else true_classes(data, y)
    table: list[list[float]] = np.column_stack([places, colours]).round(3).tolist()
    return [[across, up, int(colour)] for across, up, colour in table]


def _verdict_colours() -> dict[str, tuple[str, str]]:
    """By name, the colour of a verdict and that of a word on it."""
    return {
        name: (colour, INK[is_dark("verdict", (i + 0.5) / len(VERDICTS))])
        for i, (name, colour) in enumerate(VERDICT_COLOURS.items())
    }


def _scale(fit: bool) -> list[str]:
    return [GREY, MIDDLE, BLUE] if fit else [LOW, MIDDLE, HIGH]


def _lead(s: Scene) -> str:
    """The verdict goes from too small to too large only where a side is a size."""
    if _is_race(s):
        return "cells_race"
    sizes = any(AXES[axis].scale == "size" for axis in (s.grid.row_axis, s.grid.column_axis))
    return "cells" if sizes else "cells_axis"


def _named(s: Scene, cell: CellView) -> str:
    """For those who do not see where it stands."""
    n = whole(cell.parameters, s.t)
    return f"{cell.label}, {s.t('chart.sweep.parameters', n=n)}"


def _is_race(s: Scene) -> bool:
    return s.sweep_run.plan.sweep.mode == "race"


def _problem_of(s: Scene, place: Place) -> int:
    return s.sweep_run.problems.index(s.sweep_run.problem(place.runs[0]))
