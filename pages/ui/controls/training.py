"""Training: optimizer, learning rate, batches, penalties, random start."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from nn_core import INITIALIZERS, LIMITS, OPTIMIZERS
from pages.live.run_settings import EPOCHS, RUN_ROWS
from pages.ui import fragments, state, widget_keys
from pages.ui.controls.widgets import picked
from pages.ui.language import number, percent, t

LEARNING_RATES = (1e-5, 1e-4, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
PENALTIES = (0.0, 1e-5, 1e-4, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
BATCHES = (1, 2, 4, 8, 10, 16, 20, 32, 50, 64, 100, 128, 256, 512)
MOST_SEED = int(LIMITS["seed"][1])


def group(epochs: bool = True) -> None:
    """The learning rate open, the rest folded; epochs: with the number at which it pauses."""
    st.subheader(t("group.training"))
    slide("learning_rate", LEARNING_RATES)
    with st.expander(t("group.more_training"), key=widget_keys.fold("training")):
        picked(
            "optimizer",
            st.selectbox,
            options=list(OPTIMIZERS),
            format_func=lambda name: t(f"optimizer.{name}"),
        )
        slide("batch_size", BATCHES)
        slide("l1", PENALTIES)
        slide("l2", PENALTIES)
        slide("dropout", steps(LIMITS["dropout"]))
        picked(
            "initializer",
            st.selectbox,
            options=list(INITIALIZERS),
            format_func=lambda name: t(f"initializer.{name}"),
        )
        picked("seed", st.number_input, min_value=0, max_value=MOST_SEED, step=1)
        st.button(
            t("seed.new"), on_click=_new_seed, icon=":material/casino:", help=t("seed.new.help")
        )
        if epochs:
            low, high = int(EPOCHS.minimum), int(EPOCHS.maximum)
            picked("epochs", st.number_input, min_value=low, max_value=high, step=100)


def slide(field: str, usual: tuple[float, ...]) -> None:
    """A slider over the usual values, with the present one among them when it came by a link.

    Streamlit's own slider would write its numbers in the browser's language.
    """
    present = getattr(state.settings(), field)
    written = percent if RUN_ROWS[field].percent else number
    picked(field, st.select_slider, options=among(present, usual), format_func=written)


def steps(limit: Sequence[float]) -> tuple[float, ...]:
    """All values of a limit: from its minimum to its maximum, a step apart."""
    low, high, _, step = limit
    return tuple(round(low + i * step, 9) for i in range(round((high - low) / step) + 1))


def among(present: float, usual: tuple[float, ...]) -> list[Any]:
    """The usual values and the present one, without those that would be written as it is.

    A choice travels as its label: of two values with one label the wrong one could come back.
    """
    return sorted({present, *(value for value in usual if f"{value:g}" != f"{present:g}")})


@fragments.callback
def _new_seed() -> None:
    s = state.settings()
    state.change(replace(s, seed=(s.seed + 1) % (MOST_SEED + 1)), redraw=True)
