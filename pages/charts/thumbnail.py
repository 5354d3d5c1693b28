"""A data set as a small SVG: its points by colour, or its curve."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_places
from nn_core.functions import classes_of
from pages.charts.points import data_colours, true_classes
from pages.charts.style import BLUE, MIDDLE_GREY, class_colours

SIZE: Final = 64
PAD = 4
MOST = 120  # points: more would hide each other, and each travels to every browser
RADIUS = 2.1
FEW, GAP = 2, 2  # pictures in a row, of which each is PIXELS wide; and between them
PIXELS = 8
INK = MIDDLE_GREY  # seen on light and on dark


def svg(body: str, width: float = SIZE, more: str = "") -> str:
    """In single quotes, which need no escape in a style sheet."""
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:g} {SIZE}'{more}>"
    return f"{head}{body}</svg>"


def thumbnail(data: Dataset, axes: tuple[int, int]) -> str:
    """Training points over two inputs, or the target over the only one; of pictures the first."""
    if data.is_image:
        return _pictures(data)
    if data.placed == 0:
        return _no_points()
    drawn = slice(MOST if data.placed is None else data.placed)
    x, y = data.x_train[drawn], data.y_train[drawn]
    several = x.shape[1] > 1
    shown = y[:, data.shown : data.shown + 1]
    places = slice_places(data, x, Slice(*axes)) if several else np.hstack([x, shown])
    across, up = _scaled(places[:, 0]), SIZE - _scaled(places[:, 1])
    return svg("".join(_dots(across, up, _colours(data)[drawn])))


def _dots(
    across: NDArray[np.floating], up: NDArray[np.floating], colours: list[str]
) -> Iterable[str]:
    """A path for each colour: its dots are the round ends of lines without length."""
    for colour in dict.fromkeys(colours):
        dots = zip(across, up, colours, strict=True)
        path = "".join(f"M{x:.1f} {y:.1f}h0" for x, y, c in dots if c == colour)
        yield (
            f"<path d='{path}' stroke='{colour}' stroke-width='{2 * RADIUS}' "
            "stroke-linecap='round'/>"
        )


def _no_points() -> str:
    """A sheet that is still empty, with the cross of a pointer."""
    edge = SIZE - 2 * PAD
    return svg(
        f"<rect x='{PAD}' y='{PAD}' width='{edge}' height='{edge}' rx='5' stroke-dasharray='4 4' "
        f"fill='none' stroke='{INK}' stroke-width='2'/>"
        f"<path d='M32 23v18M23 32h18' stroke='{INK}' stroke-width='3' stroke-linecap='round'/>"
    )


def _pictures(data: Dataset) -> str:
    """The first picture of each of the first classes, on white paper."""
    classes = classes_of(data.y_train)
    firsts = [int(np.argmax(classes == k)) for k in range(FEW * FEW)]
    raw = data.to_raw_inputs(data.x_train[firsts])
    side, pixel = SIZE / FEW, (SIZE / FEW - GAP) / PIXELS
    cells = []
    for i, picture in enumerate(raw / max(float(raw.max()), 1.0)):
        left, top = side * (i % FEW), side * (i // FEW)
        for j, ink in enumerate(picture.clip(0, 1)):
            x, y = left + pixel * (j % PIXELS), top + pixel * (j // PIXELS)
            grey = round(255 * (1 - 0.93 * float(ink)))
            cells.append(
                f"<path d='M{x:g} {y:g}h{pixel:g}v{pixel:g}h-{pixel:g}z' "
                f"fill='#{grey:02x}{grey:02x}{grey:02x}'/>"
            )
    return svg("".join(cells), more=" shape-rendering='crispEdges'")


def _scaled(values: NDArray[np.floating]) -> NDArray[np.floating]:
    if not len(values):
        return values
    low, span = float(values.min()), float(np.ptp(values)) or 1.0
    scaled: NDArray[np.floating] = PAD + (values - low) / span * (SIZE - 2 * PAD)
    return scaled


def _colours(data: Dataset) -> list[str]:
    if data.task != "regression":
        colours = data_colours(data)
        return [colours[k] for k in true_classes(data, data.y_train)]
    if data.x_train.shape[1] == 1:
        return [BLUE] * len(data.y_train)
    low, high = class_colours(2)
    return [high if y > 0 else low for y in data.y_train[:, data.shown]]
