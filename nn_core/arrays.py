"""The array type of the core, and its letters.

R runs trained together, S samples, B samples of a batch, D inputs of a layer, H units of a layer,
K outputs, L hidden layers, P parameters of a run, E recorded epochs.

Inside the core a layer's values are (R, H, B), units before samples: a row of ones below the units
then leaves the units of a run in one piece of memory, and a ufunc walks over them in one sweep.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

# Constants as arrays without axes: with them a small ufunc call takes a third of the time that it
# takes with a Python number, which it must convert first. In float32 they widen no other array.
ZERO, ONE, MINUS_ONE = (np.array(number, np.float32) for number in (0, 1, -1))


def per_run(column: Array) -> Array:
    """A view of a column (R, 1); of a single run without axes, which a ufunc takes faster."""
    return column.reshape(()) if column.size == 1 else column
