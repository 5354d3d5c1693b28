"""Widgets bound to a field of Settings: shown from it, and written back to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.live.settings import Settings, settle
from pages.ui import state
from pages.ui.language import t

Change = Callable[[Settings, Any], Settings]


# Fields on which no other control depends: after a change only the picture is drawn anew.
ALONE = {
    "noise", "n_samples", "n_classes", "train_share", "data_seed", "width", "activation",
    "learning_rate", "batch_size", "optimizer", "l1", "l2", "dropout", "initializer", "seed",
    "epochs", "speed", "log_loss",
}  # fmt: skip


def picked(
    field: str, widget: Callable[..., Any], change: Change | None = None, **options: Any
) -> None:
    """A widget that shows settings.<field>; its label and help are the texts of that name."""
    show(field, getattr(state.settings(), field), widget, change or _replacing(field), **options)


def show(name: str, value: Any, widget: Callable[..., Any], change: Change, **options: Any) -> None:
    """A widget that shows a value derived from the settings, and changes them by `change`."""
    key = f"set_{name}"
    # Written before the widget is drawn: the settings are the truth, the widget their picture.
    st.session_state[key] = value
    if "label" not in options:
        options |= {"label": t(f"control.{name}"), "help": t(f"control.{name}.help")}
    widget(key=key, on_change=_changed, args=(name, change), **options)


def _replacing(field: str) -> Change:
    return lambda settings, value: replace(settings, **{field: value})


def _changed(name: str, change: Change) -> None:
    value = st.session_state[f"set_{name}"]
    if value is not None:
        state.change(settle(change(state.settings(), value)), redraw=name not in ALONE)
