"""Network: how many layers, how wide, which activations. What the student explores."""

from dataclasses import replace
from typing import Any

import streamlit as st

from nn_core import ACTIVATIONS
from pages.live.run_settings import DEPTH, with_activation, with_width
from pages.live.settings import Settings
from pages.ui import fragments, pictures, state, widget_keys
from pages.ui.controls.pictured import pictured
from pages.ui.controls.widgets import Change, show
from pages.ui.language import t
from pages.ui.session_state import session, widget_value

WIDTHS = (*range(1, 17), 20, 24, 32, 48, 64, 96, 128, 192, 256)
DEFAULT_WIDTH = Settings.hidden_widths[0]


def group() -> None:
    """Depth, width, activation; for each layer if so wished."""
    st.subheader(t("group.network"))
    s = state.settings()
    depth = len(s.hidden_widths)
    if session().is_each_layer_chosen is None:
        session().is_each_layer_chosen = _differ(s)
    chosen = bool(session().is_each_layer_chosen)
    each = chosen and depth > 0
    limits = {"min_value": 0, "max_value": int(DEPTH.maximum)}
    # Other controls follow the depth only where each layer has its own, or there was none.
    show("depth", depth, st.slider, _with_depth, redraw=chosen or depth == 0, **limits)
    if not each:
        _width("width", _present(s, 0), with_width, redraw=False, disabled=depth == 0)
        _activation("activation", _present_activation(s, 0), with_activation, depth == 0)
    st.toggle(
        t("control.each_layer"),
        value=chosen,
        key=widget_keys.EACH_LAYER,
        help=t("control.each_layer.help"),
        disabled=depth == 0,
        on_change=_each_layer,
    )
    for layer in range(depth if each else 0):
        _one_layer(s, layer)


def shared(varied: set[str]) -> None:
    """Of the network only what all architectures of a map have in common."""
    st.subheader(t("group.network"))
    s = state.settings()
    if "depth" not in varied:
        limits = {"min_value": 0, "max_value": int(DEPTH.maximum)}
        show("depth", len(s.hidden_widths), st.slider, _with_depth, redraw=False, **limits)
    if "width" not in varied:
        _width("width", _present(s, 0), with_width, redraw=False)
    if "activation" not in varied:
        _activation("activation", _present_activation(s, 0), with_activation)


@fragments.callback
def _each_layer() -> None:
    """Switched off, all layers become as the first."""
    s = state.settings()
    chosen = session().is_each_layer_chosen = bool(widget_value(widget_keys.EACH_LAYER))
    if not chosen and _differ(s):
        s = with_activation(with_width(s, s.hidden_widths[0]), s.activations[0])
    state.change(s, redraw=True)


def _one_layer(s: Settings, layer: int) -> None:
    left, right = st.columns(2)
    with left:
        _width(
            f"width_{layer}",
            s.hidden_widths[layer],
            _in_layer("hidden_widths", layer),
            label=t("control.width_of", i=layer + 1),
        )
    with right:
        _activation(
            f"activation_{layer}",
            s.activations[layer],
            _in_layer("activations", layer),
            label=t("control.activation_of", i=layer + 1),
        )


def _width(name: str, value: int, change: Change, **options: Any) -> None:
    # A slider over sizes: fine where one unit matters, coarse where it does not.
    sizes = sorted({*WIDTHS, value})
    show(name, value, st.select_slider, change, options=sizes, **options)


def _activation(
    name: str, value: str, change: Change, disabled: bool = False, label: str = ""
) -> None:
    """A button with the present function's curve; behind it all of them."""
    label, key = label or t("control.activation"), widget_keys.pictures(name)
    pictures.sheet(pictures.shown(key, "activation", value))
    present, help_text = t(f"activation.{value}"), t("control.activation.help")
    with (
        st.popover(
            f"{label} **{present}**", key=key, width="stretch", disabled=disabled, help=help_text
        ),
        st.container(width=340),
    ):
        pictured(
            name,
            value,
            change,
            kind="activation",
            options=list(ACTIVATIONS),
            format_func=lambda a: t(f"activation.{a}"),
            label=label,
            disabled=disabled,
        )


def _differ(s: Settings) -> bool:
    return len(set(s.hidden_widths)) > 1 or len(set(s.activations)) > 1


def _present(s: Settings, layer: int) -> int:
    return s.hidden_widths[layer] if s.hidden_widths else DEFAULT_WIDTH


def _present_activation(s: Settings, layer: int) -> str:
    return s.activations[layer] if s.activations else Settings.activations[0]


def _with_depth(s: Settings, depth: int) -> Settings:
    last = s.hidden_widths[-1] if s.hidden_widths else DEFAULT_WIDTH
    return replace(s, hidden_widths=(s.hidden_widths + (last,) * depth)[:depth])


def _in_layer(field: str, layer: int) -> Change:
    def change(s: Settings, value: Any) -> Settings:
        entries = list(getattr(s, field))
        if layer < len(entries):  # else a late answer, from before the layer went
            entries[layer] = value
        changes: dict[str, Any] = {field: tuple(entries)}
        return replace(s, **changes)

    return change
