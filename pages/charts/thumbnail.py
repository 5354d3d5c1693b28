"""A data set as a small SVG: its points by colour, or its curve."""

import numpy as np

from datasets import Dataset
from nn_core.functions import classes_of
from pages.charts.style import BLUE, class_colours

SIZE = 64
PAD = 4
MOST = 2000  # points


def thumbnail(data: Dataset, axes: tuple[int, int]) -> str:
    """The training points over two inputs, or the target over the only one."""
    shown = slice(MOST if data.placed is None else data.placed)
    x, y = data.x_train[shown], data.y_train[shown]
    up = x[:, axes[1]] if x.shape[1] > 1 else y[:, 0]
    dots = "".join(
        f'<circle cx="{cx:.1f}" cy="{SIZE - cy:.1f}" r="1.9" fill="{colour}"/>'
        for cx, cy, colour in zip(
            _scaled(x[:, axes[0]]), _scaled(up), _colours(data)[shown], strict=True
        )
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">{dots}</svg>'


def _scaled(values: np.ndarray) -> np.ndarray:
    if not len(values):
        return values
    low, span = float(values.min()), float(np.ptp(values)) or 1.0
    return PAD + (values - low) / span * (SIZE - 2 * PAD)


def _colours(data: Dataset) -> list[str]:
    if data.task != "regression":
        colours = class_colours(len(data.class_names))
        return [colours[k] for k in classes_of(data.y_train)]
    if data.x_train.shape[1] == 1:
        return [BLUE] * len(data.y_train)
    low, high = class_colours(2)
    return [high if y > 0 else low for y in data.y_train[:, 0]]
