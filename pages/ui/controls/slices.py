"""What a map shows of more than two inputs, and where those stand that it does not show."""

from dataclasses import replace

import numpy as np
import streamlit as st

from datasets import Dataset
from datasets.slices import held_point
from pages.charts.numbers import number as written
from pages.live.held import options_of, with_held
from pages.live.pictures import shape_of
from pages.live.points import nearest_value
from pages.live.run_settings import RUN_ROWS
from pages.live.source import source
from pages.text import Translator
from pages.ui import fragments, state
from pages.ui.controls.widgets import Change, picked, show
from pages.ui.language import language, number, t

FEW = 16  # columns whose values all stand below each other; of more, one is chosen
MOST_PARTS = 3  # of a component that are named


def choose_slice(playground: bool) -> None:
    """Two inputs with the others held, or two components.

    Where the playground shows the space itself, it is only the units that a slice is of.
    """
    if playground and shape_of(source(state.settings()).load(), 1)[0] == "space":
        return _axes(dict(source(state.settings()).spec.columns))
    picked(
        "plane",
        st.selectbox,
        options=list(RUN_ROWS["plane"].choices),
        format_func=lambda name: t(f"plane.{name}"),
    )
    s = state.settings()
    if s.plane == "components":
        return _components(source(s).load())
    names = dict(source(s).spec.columns)
    _axes(names)
    return _held(source(s).load(), names)


def _axes(names: dict[int, str]) -> None:
    s = state.settings()
    if len(names) > 1:
        _input("x_axis", s.y_axis, names)
        _input("y_axis", s.x_axis, names)


def _input(field: str, taken: int, names: dict[int, str]) -> None:
    said, others = Translator(language()).name, [place for place in names if place != taken]
    picked(field, st.selectbox, options=others, format_func=lambda place: said(names[place]))


def _held(data: Dataset, names: dict[int, str]) -> None:
    s = state.settings()
    others = [place for place in names if place not in s.slice.axes]
    if not others:
        return
    with st.expander(t("control.held"), key="held_inputs"):
        st.caption(t("control.held.help"))
        if len(others) > FEW:
            others = [_one_of(others, names)]
        for place in others:
            _value(data, place, names[place])
        if s.slice.chosen:
            st.button(t("held.back"), on_click=_back, icon=":material/undo:", width="stretch")


def _one_of(others: list[int], names: dict[int, str]) -> int:
    said = Translator(language()).name
    found: int = st.selectbox(
        t("held.which"),
        options=others,
        format_func=lambda place: said(names[place]),
        key=f"held_which_{_of_data()}_{language()}",
    )
    return found


def _value(data: Dataset, place: int, name: str) -> None:
    s, said = state.settings(), Translator(language()).name
    category, options = data.category_at(place), list(options_of(data)[place])
    point = held_point(data, s.slice)
    if category is not None:
        value = float(category.places_of(point[None])[0])
        labels = category.labels
        return show(
            f"held_{_of_data()}_{place}",
            value,
            st.selectbox,
            _with(place),
            label=said(name),
            options=options,
            format_func=lambda k: said(labels[int(k)]),
        )
    value = float(data.to_raw_inputs(point[place], place))
    return show(
        f"held_{_of_data()}_{place}",
        nearest_value(tuple(options), value),
        st.select_slider,
        _with(place),
        label=said(name),
        options=options,
        format_func=number,
    )


def _of_data() -> str:
    s = state.settings()
    return s.own or s.dataset


def _with(place: int) -> Change:
    return lambda settings, value: with_held(settings, place, float(value))


@fragments.callback
def _back() -> None:
    state.change(replace(state.settings(), held=()), redraw=True)


def _components(data: Dataset) -> None:
    """What they consist of, and what a picture of them is."""
    translator = Translator(language())
    for i, direction in enumerate(data.components.directions, 1):
        order = np.argsort(-np.abs(direction), kind="stable")[:MOST_PARTS]
        parts = (
            f"{translator.name(data.input_names[k])} ({written(float(direction[k]), translator)})"
            for k in order
            if abs(direction[k]) > 1e-9
        )
        st.caption(t("plane.loading", i=i, parts=", ".join(parts)))
    holds = {
        "standardized": data.is_standardized,
        "projected": True,
        "mixed": bool(data.categories),
    }
    st.caption(" ".join(t(f"plane.{name}") for name, does in holds.items() if does))
