"""Which point: one of the data, by number or in the picture, or one with own values."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from datasets import Dataset
from pages.charts.points import class_labels, true_classes
from pages.features.point.ui.drawing import drawn
from pages.features.point.ui.look import kept, segments
from pages.live.points import (
    HALVES,
    Point,
    half,
    input_values,
    nearest_value,
    point_of,
    target_values,
)
from pages.text import Translator
from pages.ui import fragments, widget_keys
from pages.ui.language import language, number, t
from pages.ui.point_choice import HALF, INDEX, SOURCE
from pages.ui.session_state import forget_widgets, widget_value

Array = NDArray[np.float64]

FIRST_INPUTS = 6  # shown at once; of more, the others are folded
MOST_INPUTS = 20  # columns that can be typed; more are pixels, and a picture is chosen


def choose(data: Dataset) -> tuple[Point, bool, int]:
    """The point, whether it was typed in, and its number where it was not."""
    own = "drawn" if data.is_image else "typed" if len(columns_of(data)) <= MOST_INPUTS else None
    if own is not None:
        _source(own)
        if widget_value(SOURCE) == own:
            return _drawn(data) if own == "drawn" else _typed(data), True, 0
    return _of_data(data)


def _source(own: str) -> None:
    options = ["data", own]
    kept(SOURCE, options, "data")
    segments(SOURCE, "point.source", options, label_visibility="collapsed", on_change=_take_along)


@fragments.callback
def _take_along() -> None:
    """The sliders start at the point that was chosen."""
    if widget_value(SOURCE) == "typed":
        forget_widgets("point_typed_")


def _of_data(data: Dataset) -> tuple[Point, bool, int]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = kept(HALF, list(HALVES), "training")
        segments(HALF, "point.half", list(HALVES))
        index = _index(name, len(half(data, name)[0]))
    return point_of(data, name, index), False, index


def _index(name: str, n_points: int) -> int:
    key = f"{INDEX}_{name}"
    kept(key, list(range(n_points)), 0)
    found = st.number_input(
        t("point.index"),
        min_value=0,
        max_value=n_points - 1,
        step=1,
        key=key,
        persist_state="session",
        help=t("point.index.help"),
        width=170,
    )
    return int(found)


def _typed(data: Dataset) -> Point:
    """Sliders in the data's own units, from where the chosen point of the data stands; of a
    category one label is chosen, so that no point is two of them."""
    name = widget_value(HALF) or "training"
    start = point_of(data, name, widget_value(f"{INDEX}_{name}") or 0)
    raw, places = data.to_raw_inputs(start.x).copy(), columns_of(data)
    values = input_values(data)
    for i in places[:FIRST_INPUTS]:
        _column(data, i, values, raw)
    if len(places) > FIRST_INPUTS:
        with st.expander(t("point.more_inputs"), key=widget_keys.fold("inputs")):
            for i in places[FIRST_INPUTS:]:
                _column(data, i, values, raw)
    return Point(data.from_raw_inputs(raw), _answer(data, start, Translator(language())))


def columns_of(data: Dataset) -> list[int]:
    """The first input of each column."""
    return [i for i in range(len(data.input_names)) if not data.is_within_category(i)]


def _column(data: Dataset, i: int, values: tuple[tuple[float, ...], ...], raw: Array) -> None:
    """A column is typed: its inputs are put into raw (D,)."""
    said, category = Translator(language()).name, data.category_at(i)
    if category is None:
        raw[i] = _slider(data, said(data.input_names[i]), f"x{i}", values[i], float(raw[i]))
        return
    first = int(category.places_of(raw[None])[0])
    place = _label(data, said(category.name), tuple(map(said, category.labels)), f"x{i}", first)
    raw[category.inputs] = category.coded(np.array([place]))[0]


def _drawn(data: Dataset) -> Point:
    x = drawn(data)
    start = point_of(data, widget_value(HALF) or "training", 0)
    return Point(x, _answer(data, start, Translator(language())))


def _slider(
    data: Dataset, label: str, name: str, values: tuple[float, ...], start: float, **more: Any
) -> float:
    key = f"point_typed_{data.name}_{name}"
    kept(key, list(values), nearest_value(values, start))
    chosen: float = st.select_slider(
        label,
        options=list(values),
        format_func=number,
        key=key,
        persist_state="session",
        **more,
    )
    return chosen


def _answer(data: Dataset, start: Point, translator: Translator) -> Any:
    """Targets (K,) as the data hold them."""
    more: Mapping[str, Any] = {"help": t("point.answer.help")}
    if data.task == "regression":
        return _numbers(data, start, translator, **more)
    labels = class_labels(data, translator)
    first = int(true_classes(data, start.y))
    k = _label(data, t("point.answer"), labels, "y", first, **more)
    if data.is_multilabel:
        return np.array([float(k >> i & 1) for i in range(len(data.output_names))])
    return np.array([float(k)]) if data.task == "binary" else np.eye(len(labels))[k]


def _numbers(data: Dataset, start: Point, translator: Translator, **more: Any) -> Any:
    """A slider for each output."""
    raw, chosen = data.to_raw_targets(start.y), list[float]()
    for k, name in enumerate(data.output_names):
        label = f"{t('point.answer')}: {translator.name(name)}"
        values, key = target_values(data, k), f"y{k or ''}"
        chosen.append(_slider(data, label, key, values, float(raw[k]), **more))
    return data.from_raw_targets(np.array(chosen))


def _label(
    data: Dataset, label: str, labels: tuple[str, ...], name: str, first: int, **more: Any
) -> int:
    """The place of one of some labels."""
    key, places = f"point_typed_{data.name}_{name}", list(range(len(labels)))
    kept(key, places, first)
    shown: Callable[[int], str] = labels.__getitem__
    chosen: int = st.selectbox(
        label, options=places, format_func=shown, key=key, persist_state="session", **more
    )
    return chosen
