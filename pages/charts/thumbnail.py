"""A data set as a small SVG: its points by colour, or its curve."""

import numpy as np

from datasets import Dataset
from datasets.slices import Slice, slice_places
from pages.charts.points import data_colours, true_classes
from pages.charts.style import BLUE, class_colours

SIZE = 64
PAD = 4
MOST = 2000  # points


def thumbnail(data: Dataset, axes: tuple[int, int]) -> str:
    """The training points over two inputs, or the target over the only one."""
    x, y = data.x_train[:MOST], data.y_train[:MOST]
    several = x.shape[1] > 1
    shown = y[:, data.shown : data.shown + 1]
    places = slice_places(data, x, Slice(*axes)) if several else np.hstack([x, shown])
    dots = "".join(
        f'<circle cx="{cx:.1f}" cy="{SIZE - cy:.1f}" r="1.9" fill="{colour}"/>'
        for cx, cy, colour in zip(
            _scaled(places[:, 0]), _scaled(places[:, 1]), _colours(data)[:MOST], strict=True
        )
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">{dots}</svg>'


def _scaled(values: np.ndarray) -> np.ndarray:
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
