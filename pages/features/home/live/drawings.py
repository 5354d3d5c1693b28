"""A run's two pictures for its report: the loss curves, and what the network answers."""

from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_grid, slice_places, slice_ranges
from pages.charts.loss_curves import HIGHEST
from pages.charts.numbers import loss
from pages.charts.points import Part, class_labels, data_colours, parts, true_classes, value_limit
from pages.charts.slices import slice_names, slice_said
from pages.charts.style import (
    BLACK,
    GREEN,
    GREY,
    HIGH,
    LOW,
    MIDDLE,
    TRAINING,
    VALIDATION,
    WHITE,
    outline,
)
from pages.features.home.live.questions import Told
from pages.features.home.live.svg import SHAPES, Chart, mark
from pages.live.pictures import View, fit_grid, painted
from pages.live.source import source
from pages.text import Translator

Array = NDArray[np.float64]
MOST = 400  # points of a curve
SIDE = 44  # cells of the map
STEPS = 24  # shades: with few, equal neighbours are one rectangle


def curves_drawing(told: Told, t: Translator) -> str:
    """Training solid, validation dashed, with the two reference lines."""
    epochs, train, validation = _finite(told.curves)
    if epochs.size < 2:
        return f"<p>{escape(t('report.no_curves'))}</p>"
    levels = {t("chart.loss.baseline"): (told.baseline, GREY, "6 3")}
    if told.floor is not None:
        levels[t("chart.loss.floor")] = (told.floor, GREEN, "2 3")
    wild = HIGHEST * told.baseline or np.inf  # as in the app's own chart
    top = 1.06 * max(min(max(train.max(), validation.max()), wild), told.baseline, 1e-12)
    chart = Chart(680, 300, (0, float(epochs[-1])), (0, float(top)), t)
    for level, colour, dash in levels.values():
        chart.line([(0, level), (epochs[-1], level)], colour, dash, 1.5)
    some = np.unique(np.linspace(0, len(epochs) - 1, MOST).astype(int))
    for values, colour, dash in ((train, TRAINING, ""), (validation, VALIDATION, "7 4")):
        chart.line(zip(epochs[some], values[some], strict=True), colour, dash)
    for name, (level, colour, _) in levels.items():
        chart.label(0.99 * epochs[-1], level, name, outline(colour))
    alt = t("report.curves.alt", train=loss(train[-1], t), validation=loss(validation[-1], t))
    names = (t("chart.loss.epoch"), t(f"loss.{told.taken.settings.loss}"))
    key = [
        (f'<path d="M2 7H26" stroke="{TRAINING}" stroke-width="2"/>', t("chart.training")),
        (
            f'<path d="M2 7H26" stroke="{VALIDATION}" stroke-width="2" stroke-dasharray="7 4"/>',
            t("chart.validation"),
        ),
    ]
    return f"<figure>{chart.drawn(names, alt)}{_key(key)}</figure>"


def _finite(curves: Array) -> Array:
    return np.asarray(curves[:, np.isfinite(curves).all(axis=0)])


def answer_drawing(told: Told, t: Translator) -> str:
    """The fitted curve, or the map over the two inputs that the page shows."""
    s = told.taken.settings
    if not told.taken.answers:
        return f"<p>{escape(t('status.diverged'))}</p>"
    data = source(s).load()
    if len(data.input_names) == 1:
        title, chart = "report.fit", _fit(told, data, t)
        names = (t.name(data.input_names[0]), t.name(data.shown_name))
    else:
        kinds = {
            "regression": "values",
            "binary": "probability",
            "multiclass": "classes",
            "multilabel": "labels",
        }
        title, chart = f"chart.map.{kinds[data.task]}", _map(told, data, s.slice, t)
        names = slice_names(data, s.slice, t)
    heading = t(title)
    cut = slice_said(data, s.slice, t)
    slice_of = f"<p class='small'>{escape(cut)}</p>" if cut else ""
    drawn = chart.drawn(names, heading)
    return f"<h2>{escape(heading)}</h2>{slice_of}<figure>{drawn}{_key(_signs(data, t))}</figure>"


def _fit(told: Told, data: Dataset, t: Translator) -> Chart:
    x = fit_grid(data)
    y = data.to_raw_targets(told.taken.model.network_outputs(x[:, None]))[:, data.shown]
    raw = data.to_raw_inputs(x, 0)
    halves = parts(data, t)
    seen = np.concatenate([part.y[:, data.shown] for part in halves])
    margin = 0.15 * float(np.ptp(seen)) or 1.0
    limits = (float(seen.min()) - margin, float(seen.max()) + margin)
    chart = Chart(680, 330, (float(raw[0]), float(raw[-1])), limits, t)
    for part in halves:
        colour = TRAINING if part.filled else VALIDATION
        for place, value in zip(part.x[:, 0], part.y[:, data.shown], strict=True):
            chart.point(float(place), float(value), colour, "circle", part.filled)
    chart.line(zip(raw, y, strict=True), BLACK, "", 2.5)
    return chart


def _map(told: Told, data: Dataset, cut: Slice, t: Translator) -> Chart:
    s = told.taken.settings
    view = View("map", slice_grid(data, cut, SIDE), (SIDE, SIDE))
    outputs = told.taken.model.network_outputs(data.features_of(view.x))
    chart = Chart(440, 400, *slice_ranges(data, cut), t)
    chart.cells(_colours(painted(view, outputs, data, s.output_activation), data))
    for part in parts(data, t)[::-1]:
        _points(chart, part, data, cut)
    return chart


def _points(chart: Chart, part: Part, data: Dataset, cut: Slice) -> None:
    x, y = slice_places(data, data.from_raw_inputs(part.x), cut).T
    if data.task == "regression":
        shades = _signed(data.from_raw_targets(part.y)[:, data.shown] / value_limit(data))
        looks = [(shade, "circle") for shade in shades]
    else:
        colours = data_colours(data)
        looks = [(outline(colours[k]), _shape(k)) for k in true_classes(data, part.y).tolist()]
    for px, py, (colour, shape) in zip(x.tolist(), y.tolist(), looks, strict=True):
        chart.point(px, py, colour, shape, part.filled)


def _shape(k: int) -> str:
    return SHAPES[k % len(SHAPES)]


def _colours(drawn: dict[str, NDArray[Any]], data: Dataset) -> list[list[str]]:
    """Of the map's cells, as the page paints them."""
    colours = data_colours(data)
    if "map" in drawn:
        values = drawn["map"].astype(float) / 127.5 - 1
        return [_signed(row) for row in values]
    shown = []
    for classes, leads in zip(drawn["classes"], drawn["lead"], strict=True):
        row = zip(classes.tolist(), (leads / 255.0).tolist(), strict=True)
        shown.append([_mixed(MIDDLE, colours[k], 0.15 + 0.6 * lead) for k, lead in row])
    return shown


def _signed(values: Array) -> list[str]:
    """Orange over white to blue."""
    return [
        _mixed(MIDDLE, HIGH if value > 0 else LOW, min(abs(value), 1.0))
        for value in values.tolist()
    ]


def _mixed(a: str, b: str, share: float) -> str:
    share = round(share * STEPS) / STEPS
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in pairs)


def _signs(data: Dataset, t: Translator) -> list[tuple[str, str]]:
    """The key to the points: classes by colour and shape, validation hollow."""
    edge = VALIDATION if len(data.input_names) == 1 else GREY
    hollow = mark(14, 7, "circle", f'fill="{WHITE}" stroke="{edge}" stroke-width="1.6"')
    if data.task == "regression":
        colour = TRAINING if len(data.input_names) == 1 else GREY
        filled = mark(14, 7, "circle", f'fill="{colour}"')
        return [(filled, t("chart.training")), (hollow, t("chart.validation"))]
    colours = data_colours(data)
    named = enumerate(class_labels(data, t))
    signs = [(mark(14, 7, _shape(k), f'fill="{outline(colours[k])}"'), name) for k, name in named]
    return [*signs, (hollow, t("chart.validation"))]


def _key(entries: list[tuple[str, str]]) -> str:
    """Signs with their words, in a row that wraps."""
    shown = (
        f'<span style="white-space:nowrap;margin-right:5mm"><svg style="width:28px;height:14px;'
        f'display:inline" viewBox="0 0 28 14" aria-hidden="true">{sign}</svg> {escape(name)}</span>'
        for sign, name in entries
    )
    return f'<figcaption class="small">{" ".join(shown)}</figcaption>'
