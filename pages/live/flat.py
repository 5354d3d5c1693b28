"""Whether a curve is flat: then its last epochs say what a copy that trains on would say."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

FEWEST_EPOCHS = 40
# Of what there is to learn: what the last three quarters of the epochs have brought, as a copy that
# trains on to four times the epochs would have said it of the first quarter.
FLAT = 0.02
FAR = 0.5  # of the way from the best achievable to guessing


def is_flat_and_high(curves: NDArray[np.float64], e: dict[str, Any]) -> bool:
    """curves (3, E): epochs, training and validation loss; e: the evidence of the verdict."""
    epochs, *losses = curves
    last = epochs[-1]
    if last < FEWEST_EPOCHS or e["excess_train"] is None or e["excess_train"] < FAR:
        return False
    second_quarter = (epochs >= last / 4) & (epochs <= last / 2)
    last_quarter = epochs >= 3 * last / 4
    fallen = [
        float(np.median(each[second_quarter]) - np.median(each[last_quarter])) for each in losses
    ]
    return max(fallen) < FLAT * float(e["unit"])
