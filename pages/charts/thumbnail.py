"""A data set as a small SVG: its points by colour, or its curve."""

import numpy as np

from datasets import Dataset
from datasets.slices import Slice, slice_places
from nn_core.functions import classes_of
from pages.charts.points import data_colours, true_classes
from pages.charts.style import BLUE, class_colours

SIZE = 64
PAD = 4
MOST = 2000  # points
FEW, GAP = 2, 2  # pictures in a row, of which each is PIXELS wide; and between them
PIXELS = 8


def thumbnail(data: Dataset, axes: tuple[int, int]) -> str:
    """Training points over two inputs, or the target over the only one; of pictures the first."""
    if data.is_image:
        return _pictures(data)
    drawn = slice(MOST if data.placed is None else data.placed)
    x, y = data.x_train[drawn], data.y_train[drawn]
    several = x.shape[1] > 1
    shown = y[:, data.shown : data.shown + 1]
    places = slice_places(data, x, Slice(*axes)) if several else np.hstack([x, shown])
    dots = "".join(
        f'<circle cx="{cx:.1f}" cy="{SIZE - cy:.1f}" r="1.9" fill="{colour}"/>'
        for cx, cy, colour in zip(
            _scaled(places[:, 0]), _scaled(places[:, 1]), _colours(data)[drawn], strict=True
        )
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">{dots}</svg>'


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
                f'<rect x="{x:.2f}" y="{y:.2f}" width="{pixel:.2f}" height="{pixel:.2f}" '
                f'fill="rgb({grey},{grey},{grey})"/>'
            )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" '
    return f'{head}shape-rendering="crispEdges">{"".join(cells)}</svg>'


def _scaled(values: np.ndarray) -> np.ndarray:
    if not len(values):
        return values
    low, span = float(values.min()), float(np.ptp(values)) or 1.0
    return PAD + (values - low) / span * (SIZE - 2 * PAD)


def _colours(data: Dataset) -> list[str]:
    if data.task != "regression":
        colours = data_colours(data)
        return [colours[k] for k in true_classes(data, data.y_train)]
    if data.x_train.shape[1] == 1:
        return [BLUE] * len(data.y_train)
    low, high = class_colours(2)
    return [high if y > 0 else low for y in data.y_train[:, data.shown]]
