"""Colours, signs and layout that all charts share.

Colours are those of Okabe & Ito (2008), distinguishable with every common colour blindness; the
last three of CLASS_COLOURS extend them for sets with up to ten classes. A colour is never the
only sign: lines differ by dash, classes by symbol.
"""

import math
from typing import Any, Protocol


class Translate(Protocol):
    """What a chart needs of the texts: they stand in pages/text."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key."""

    def name(self, name: str) -> str:
        """A name that the data brings along, in the user's language."""


BLUE = "#0072B2"
VERMILLION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#CC79A7"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREY = "#8A8A8A"
OLIVE, WINE, TEAL, ROSE = "#7A7A00", "#882255", "#44AA99", "#BB5588"
MAGENTA = "#B5179E"  # far from every class's; seen on white, on orange and on blue

# Without a hue: for outlines, for texts on a colour, and for what fits light and dark.
WHITE, BLACK = "#FFFFFF", "#000000"
INK = "#1a1a1a"  # nearly black: outlines
DARK_GREY, MIDDLE_GREY, LIGHT_GREY = "#787878", "#808080", "#969696"
CLEAR = "rgba(0,0,0,0)"
PIXEL_SCALE = [[0.0, WHITE], [1.0, "#111111"]]  # of pictures made of grey pixels
PAPER_GRID, PAPER_FRAME, PAPER_INK = "#dddddd", "#999999", "#333333"  # where it is printed

TRAINING = BLUE
VALIDATION = VERMILLION
LOW, MIDDLE, HIGH = ORANGE, "#F7F7F7", BLUE  # signed values: orange, white at the middle, blue

# Two classes wear the ends of the signed scale, so points and map say the same thing.
BINARY_COLOURS = (ORANGE, BLUE)
CLASS_COLOURS = (
    BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, OLIVE, WINE, TEAL, "#6B6B6B",
)  # fmt: skip
CLASS_SYMBOLS = (
    "circle", "square", "triangle-up", "diamond", "cross",
    "star", "triangle-down", "pentagon", "x", "hexagon",
)  # fmt: skip
SPACE_SYMBOLS = ("circle", "square", "diamond", "cross", "x")  # what Plotly draws in 3-D

MAX_POINTS = 500  # points drawn of each kind: more would hide the map and slow a phone


def faded(colour: str, opacity: float) -> str:
    """A colour #RRGGBB that lets through what lies beneath; opacity from 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def outline(colour: str) -> str:
    """A colour dark enough to be seen on white without a dark rim (contrast 3 or more)."""
    channels = (int(int(colour[i : i + 2], 16) * 0.75) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def legend_below(names: list[str]) -> dict[str, Any]:
    """A legend at the figure's lower edge, with room for its rows, as layout entries."""
    rows = math.ceil(sum(len(name) + 6 for name in names) / 46)
    legend = {"x": 0.5, "xanchor": "center", "yref": "container", "y": 0, "yanchor": "bottom"}
    return {"legend": legend, "margin_b": 54 + 22 * rows}


def class_colours(n_classes: int) -> tuple[str, ...]:
    """One colour a class; of very many, again from the first."""
    if n_classes == 2:
        return BINARY_COLOURS
    return tuple(CLASS_COLOURS[k % len(CLASS_COLOURS)] for k in range(n_classes))


def signed_scale() -> list[list[object]]:
    """Orange over white to blue, for Plotly."""
    return [[0.0, LOW], [0.5, MIDDLE], [1.0, HIGH]]


AXIS = faded(MIDDLE_GREY, 0.6)
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def base_layout(t: Translate, **changes: Any) -> dict[str, Any]:
    """Transparent, calm, with room for titles; the live view sets the text colour by theme.

    A dict, since Plotly takes longer to make a layout of its own than all the rest of a chart. No
    template: st.plotly_chart writes its theme over grid colours, margins, backgrounds and titles of
    the template that it finds, and leaves alone what the layout itself says.
    """
    layout: dict[str, Any] = {
        "separators": t("format.separators"),
        "template": "none",
        "autosize": True,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": 56, "r": 16, "t": 34, "b": 44},
        "uirevision": "keep",  # zoom and pan survive every update
        "hoverlabel": {"namelength": -1},
        "legend": {"orientation": "h", "x": 1, "xanchor": "right", "y": 1, "yanchor": "bottom"},
        "title": {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "container",
                  "yanchor": "top", "pad": {"t": 6}},
    }  # fmt: skip
    for name, value in changes.items():
        nested = isinstance(value, dict) and name in layout
        layout[name] = {**layout[name], **value} if nested else value
    return layout


def level(y: float, colour: str, dash: str, width: float = 1.5) -> dict[str, Any]:
    """A line at y across the whole chart, as one of the layout's shapes."""
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "yref": "y",
            "line": line}  # fmt: skip


def marker_size(n_points: int) -> int:
    """Smaller where points would cover each other, and the map beneath."""
    return 7 if n_points <= 300 else 5


def axis(title: str, **changes: Any) -> dict[str, Any]:
    """An axis with a name and faint lines that fit light and dark."""
    return {
        "title": {"text": title, "standoff": 6},
        "gridcolor": faded(MIDDLE_GREY, 0.18),
        "linecolor": AXIS,
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": AXIS,
        **changes,
    }
