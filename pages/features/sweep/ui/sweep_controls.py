"""The map's controls in the sidebar: what is varied, then the playground's own."""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.features.sweep.live.labels import axis_value
from pages.features.sweep.ui.sweep_widgets import pick_sweep, replacing
from pages.live.fields import Bounds
from pages.live.run_settings import AXES, WIDTH, axes_for
from pages.live.settings import ROWS, Settings
from pages.live.sweep_settings import (
    BUDGETS,
    COSTS,
    PICTURED,
    RACER_DEPTH,
    RACERS,
    SUCCESS,
    TOLERANCE,
    measures_for,
    with_axis,
)
from pages.text import Translator
from pages.ui import fragments, state, widget_keys
from pages.ui.controls import data, network, output, training, view
from pages.ui.controls.widgets import Change, show
from pages.ui.language import language, number, t
from pages.ui.terms import with_terms


@fragments.fragment(state.CONTROLS)
def controls() -> None:
    """What the present mode needs."""
    mode = state.settings().sweep.mode
    if mode == "double_descent":
        return
    data.group()
    if mode == "map":
        _axes()
    else:
        _race()
    _looks(mode)
    network.shared(_varied())
    output.group()
    training.group(epochs=False)
    view.group(playground=False)


def _varied() -> set[str]:
    """What the plan decides by itself, so that no control of its own is shown for it."""
    sweep = state.settings().sweep
    return {"depth", "width"} if sweep.mode == "race" else {sweep.rows, sweep.columns}


def _axes() -> None:
    """Folded: what is tried at first is enough to begin with, and a sentence says what that is."""
    st.subheader(t("group.axes"))
    sweep, translator = state.settings().sweep, Translator(language())
    sides = ((sweep.rows, sweep.row_values), (sweep.columns, sweep.column_values))
    told = [f"{t(f'axis.{axis}')} {_listed(axis, values, translator)}" for axis, values in sides]
    axes = "; ".join(told)
    st.caption(with_terms("sweep.tried", axes=axes, starts=sweep.starts, epochs=sweep.epochs))
    with st.expander(t("group.axes.more")):
        _side("rows")
        _side("columns")
        _number("starts")
        _number("epochs")


def _listed(axis: str, values: tuple[str, ...], translator: Translator) -> str:
    return ", ".join(axis_value(axis, value, translator) for value in values) or "–"


def _side(side: str) -> None:
    s = state.settings()
    present = getattr(s.sweep, side)
    axes = [axis for axis in AXES if axis in {present, *axes_for(s)}]
    pick_sweep(
        side, st.selectbox, _with_axis(side), options=axes, format_func=lambda a: t(f"axis.{a}")
    )
    translator = Translator(language())
    pick_sweep(
        f"{side[:-1]}_values",
        st.pills,
        options=list(AXES[present].values),
        format_func=lambda v: axis_value(present, v, translator),
        selection_mode="multi",
        label=t("sweep.values", axis=t(f"axis.{present}")),
        help=t("sweep.values.help"),
        redraw=False,
    )


def _with_axis(side: str) -> Change:
    return lambda s, axis: replace(s, sweep=with_axis(s.sweep, side, axis))


def _number(field: str) -> None:
    bounds = ROWS[f"sweep.{field}"].bounds
    assert bounds is not None
    pick_sweep(
        field,
        st.number_input,
        min_value=int(bounds.minimum),
        max_value=int(bounds.maximum),
        step=10 if field.endswith("epochs") else 1,
        redraw=False,
    )


def _race() -> None:
    sweep = state.settings().sweep
    st.subheader(t("group.race"))
    pick_sweep(
        "budget", st.selectbox, options=list(BUDGETS), format_func=lambda b: t(f"budget.{b}")
    )
    if sweep.budget != "epochs":
        _number("amount")
    show(
        "sweep_racers",
        len(sweep.race_depths),
        st.slider,
        _with_racers,
        min_value=RACERS[0],
        max_value=RACERS[1],
    )
    for i in range(len(sweep.race_depths)):
        _racer(i)
    _number("race_starts")
    _number("race_epochs")


def _with_racers(s: Settings, n: int) -> Settings:
    depths, widths = s.sweep.race_depths, s.sweep.race_widths
    more = tuple(range(2, 2 + n))
    changes: dict[str, Any] = {
        "race_depths": (depths + more)[:n],
        "race_widths": (widths + widths[-1:] * n)[:n],
    }
    return replace(s, sweep=replace(s.sweep, **changes))


def _racer(i: int) -> None:
    sweep = state.settings().sweep
    left, right = st.columns(2)
    with left:
        _entry("race_depths", i, RACER_DEPTH, t("race.depth", i=i + 1), t("race.depth.help"))
    if sweep.budget == "epochs":
        with right:
            _entry("race_widths", i, WIDTH, t("race.width", i=i + 1), t("race.width.help"))


def _entry(field: str, i: int, bounds: Bounds, label: str, help: str) -> None:
    values = getattr(state.settings().sweep, field)

    def change(s: Settings, value: int) -> Settings:
        entries = list(getattr(s.sweep, field))
        if i < len(entries):  # else a late answer, from before the racer went
            entries[i] = int(value)
        return replacing(field)(s, entries)

    show(
        f"sweep_{field}_{i}",
        values[i],
        st.number_input,
        change,
        min_value=int(bounds.minimum),
        max_value=int(bounds.maximum),
        step=1,
        label=label,
        help=help,
        redraw=False,
    )


def _looks(mode: str) -> None:
    """How the results are looked at: at once, without new training."""
    with st.expander(t("group.looks"), key=widget_keys.fold("looks")):
        if mode == "map":
            _choice("measure", measures_for(state.settings().task))
        _choice("pictured", PICTURED)
        if mode == "map":
            _choice("cost", COSTS)
        _tolerance()
        if mode == "map":
            least, most = int(SUCCESS.minimum), int(SUCCESS.maximum)
            pick_sweep("success", st.slider, min_value=least, max_value=most, redraw=False)


def _tolerance() -> None:
    # Streamlit's slider over numbers would write them in English.
    low, high, _ = TOLERANCE
    present = state.settings().sweep.tolerance
    values = training.among(present, training.steps((low, high, low, 0.01)))
    pick_sweep("tolerance", st.select_slider, options=values, format_func=number, redraw=False)


def _choice(field: str, names: tuple[str, ...]) -> None:
    pick_sweep(
        field,
        st.selectbox,
        options=list(names),
        format_func=lambda name: t(f"{field}.{name}"),
        redraw=False,
    )
