"""How a chart names a slice through more than two inputs: its axes, and what it leaves out."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, n_held, slice_places, slice_ranges
from pages.charts.numbers import number, percent
from pages.charts.style import Translate, axis

LONGEST_TICK = 14  # characters of a label beside an axis


def slice_names(data: Dataset, cut: Slice, t: Translate) -> tuple[str, str]:
    """Of the axis across and the axis up."""
    if cut.components:
        across, up = (
            t("chart.map.component", i=i, share=percent(share, t))
            for i, share in enumerate(data.components.shares, 1)
        )
        return across, up
    return _name(data, cut.across, t), _name(data, cut.up, t)


def _name(data: Dataset, column: int, t: Translate) -> str:
    if data.is_within_category(column):
        return t("chart.map.spread")
    category = data.category_at(column)
    return t.name(category.name if category else data.input_names[column])


def slice_axes(data: Dataset, cut: Slice, t: Translate) -> tuple[dict[str, Any], dict[str, Any]]:
    """The layout's two axes."""
    ranges = slice_ranges(data, cut)
    across, up = (
        axis(name, range=span, showgrid=False, **_ticks(data, cut, column, t))
        for name, span, column in zip(slice_names(data, cut, t), ranges, cut.axes, strict=True)
    )
    return across, up


def _ticks(data: Dataset, cut: Slice, column: int, t: Translate) -> dict[str, Any]:
    if cut.components:
        return {}
    if data.is_within_category(column):
        return {"showticklabels": False, "ticks": ""}
    category = data.category_at(column)
    if category is None:
        return {}
    labels = [_short(t.name(label)) for label in category.labels]
    return {"tickvals": list(range(len(labels))), "ticktext": labels, "automargin": True}


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_TICK else f"{label[: LONGEST_TICK - 1]}…"


def slice_said(data: Dataset, cut: Slice, t: Translate) -> str | None:
    """What a map leaves out; None where it shows all inputs."""
    if len(data.input_names) < 3:
        return None
    if cut.components:
        share = percent(min(1.0, sum(data.components.shares)), t)
        return t("chart.map.components", share=share)
    others = n_held(data)
    if not others:
        return None
    return t("chart.map.chosen" if cut.chosen else "chart.map.slice", n=others)


def slice_hover(
    data: Dataset, x: NDArray[np.floating], cut: Slice | None, t: Translate
) -> list[str] | None:
    """What each point (S, D), as trained on, says of its place, where that is not its two numbers:
    on the plane of components, and where labels are spread."""
    if cut is None or not (cut.components or data.categories):
        return None
    columns = zip(slice_names(data, cut, t), _values(data, x, cut, t), strict=True)
    told = [[f"{name}: {value}" for value in values] for name, values in columns]
    return ["<br>".join(pair) for pair in zip(*told, strict=True)]


def _values(data: Dataset, x: NDArray[np.floating], cut: Slice, t: Translate) -> list[list[str]]:
    """As a reader sees them, of both axes."""
    places, found = slice_places(data, x, cut), []
    for column, values in zip(cut.axes, places.T, strict=True):
        category = None if cut.components else data.category_at(column)
        if category is None:
            found.append([number(value, t) for value in values.tolist()])
        else:
            codes = category.nearest(category.places_of(x)).tolist()
            found.append([t.name(category.labels[k]) for k in codes])
    return found
