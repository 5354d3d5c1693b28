"""What goes in, what comes out, and the hidden layers between."""

from typing import Any

import streamlit as st

from pages.features.parts.live.ends import INPUTS, OUTPUTS, Ends, n_units
from pages.features.parts.ui import pieces
from pages.ui.language import t

AXES = ("x", "y", "z")
IMAGE_SIDE = 8
# How many of each: what can be chosen, and what is at first.
COUNTS: dict[str, tuple[list[int], int]] = {
    "coordinates": ([1, 2, 3], 2),
    "numbers": (list(range(1, 11)), 4),
    "category": (list(range(2, 11)), 5),
}
OUTPUT_COUNTS: dict[str, tuple[list[int], int]] = {
    "numbers": (list(range(2, 6)), 2),
    "one_of": (list(range(3, 11)), 5),
    "several_of": (list(range(2, 11)), 5),
}
LAYERS, WIDTHS = [0, 1, 2, 3], [1, 2, 4, 8, 16, 32, 64]
FIRST_LAYERS, FIRST_WIDTH = 2, 8


def ends() -> tuple[tuple[tuple[str, int], ...], str, int]:
    """What goes in, what comes out, and how many units that takes there."""
    picked = _choice(
        st.pills, "goes_in", INPUTS, ["coordinates"], format_func=_word("in"),
        selection_mode="multi", wrap=True,
    )  # fmt: skip
    inputs = tuple(
        (kind, n_units(kind, _count("in", COUNTS, kind))) for kind in INPUTS if kind in picked
    )
    output = _choice(
        st.pills, "comes_out", OUTPUTS, "one_of", format_func=_word("out"), required=True, wrap=True
    )
    return inputs, output, _count("out", OUTPUT_COUNTS, output)


def hidden_widths() -> tuple[int, ...]:
    """Side by side, below the picture that they change."""
    left, right = st.columns(2)
    with left:
        n_layers = _choice(st.select_slider, "hidden_layers", LAYERS, FIRST_LAYERS)
    with right:
        width = _choice(
            st.select_slider, "hidden_width", WIDTHS, FIRST_WIDTH, disabled=n_layers == 0
        )
    return (int(width),) * int(n_layers)


def _choice(widget: Any, name: str, options: Any, first: Any, **more: Any) -> Any:
    return pieces.choice(widget, name, list(options), first, texts="ends", **more)


def _word(end: str) -> Any:
    return lambda name: t(f"ends.{end}.{name}")


def _count(end: str, counts: dict[str, tuple[list[int], int]], kind: str) -> int:
    """1 where there is nothing to count."""
    if kind not in counts:
        return 1
    options, first = counts[kind]
    return int(_choice(st.select_slider, f"n_{end}_{kind}", options, first))


def input_names(kind: str, n: int) -> list[str]:
    """Of the units of one kind."""
    if kind == "coordinates":
        return list(AXES[:n])
    if kind == "picture":
        places = (divmod(i, IMAGE_SIDE) for i in range(n))
        return [t("ends.unit.picture", row=row + 1, column=column + 1) for row, column in places]
    if kind == "date":
        return [t(f"ends.unit.date.{i}") for i in range(n)]
    return [t(f"ends.unit.{kind}", i=i + 1) for i in range(n)]


def output_names(ends: Ends) -> list[str]:
    """Of the output units."""
    return [t(f"ends.unit.{ends.output}", i=i + 1) for i in range(ends.n_outputs)]
