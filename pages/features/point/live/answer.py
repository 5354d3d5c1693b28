"""What an answer of the network means: a class, with its probability where there is one, or a
value in its unit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core.functions import classes_of, threshold_of

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Meaning:
    """Of outputs (S, K). For classes: which one, and probabilities (S, C) where the output gives
    them. Several sigmoids give none, since they do not add up to 1: outputs (S, C) between 0
    and 1. For labels the class is a combination of them; labels (S, K) are each one's probability,
    where the output gives it. For numbers: values (S, K) in the targets' units."""

    classes: NDArray[np.int64] | None = None
    shares: Array | None = None
    outputs: Array | None = None
    labels: Array | None = None
    values: Array | None = None


def meaning_of(data: Dataset, outputs: Array, output_activation: str) -> Meaning:
    """Of outputs (S, K) as the network gives them."""
    if data.task == "regression":
        return Meaning(values=data.to_raw_targets(outputs))
    classes = classes_of(outputs, threshold_of(output_activation), data.is_multilabel)
    if data.is_multilabel:
        return Meaning(classes, labels=outputs if output_activation == "sigmoid" else None)
    if output_activation == "softmax":
        return Meaning(classes, shares=outputs)
    if output_activation != "sigmoid":
        return Meaning(classes)
    if outputs.shape[1] > 1:
        return Meaning(classes, outputs=outputs)
    return Meaning(classes, shares=np.concatenate([1 - outputs, outputs], axis=1))
