"""What an answer of the network means: a class with its probabilities, or a value in its unit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core.functions import classes_of, shares_of, threshold_of

Array = NDArray[np.float64]
PROBABILITIES = ("sigmoid", "softmax")  # outputs that stand for shares


@dataclass(frozen=True, eq=False)
class Meaning:
    """Of outputs (S, K). For classes: which one, and probabilities (S, C) where the output gives
    them. For a number: values (S,) in the target's unit."""

    classes: NDArray[np.int64] | None
    shares: Array | None
    values: Array | None


def meaning_of(data: Dataset, outputs: Array, output_activation: str) -> Meaning:
    """Of outputs (S, K) as the network gives them."""
    if data.task == "regression":
        return Meaning(None, None, data.to_raw_targets(outputs)[:, 0])
    classes = classes_of(outputs, threshold_of(output_activation))
    if output_activation not in PROBABILITIES:
        return Meaning(classes, None, None)
    shares = shares_of(outputs, output_activation)
    if shares.shape[1] == 1:
        shares = np.concatenate([1 - shares, shares], axis=1)
    return Meaning(classes, shares, None)
