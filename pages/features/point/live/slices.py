"""The places around a point at which the network is asked, for a picture of where it lies."""

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_grid
from pages.live.pictures import View, fit_grid

Array = NDArray[np.float64]
FINE, COARSE = 56, 28  # cells a side
LARGE = 20_000  # parameters: such a network is asked at fewer places
MOST_INPUTS = 20  # of more (pixels) two say nothing


def has_place(data: Dataset) -> bool:
    """Whether there is a picture of where a point lies."""
    return len(data.input_names) <= MOST_INPUTS


def slice_through(data: Dataset, cut: Slice, x: Array, n_parameters: int) -> View:
    """A map that goes through the point (D,); for one input a curve."""
    if len(data.input_names) == 1:
        grid = fit_grid(data)
        return View("fit", grid[:, None], grid.shape)
    side = FINE if n_parameters < LARGE else COARSE
    return View("map", slice_grid(data, cut, side, through=x), (side, side))
