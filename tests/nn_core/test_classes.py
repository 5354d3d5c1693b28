"""Which class an output means."""

import numpy as np
import pytest

from nn_core import OUTPUT_ACTIVATIONS
from nn_core.functions.classes import class_threshold, classes_of, ends, shares_of, threshold_of


@pytest.mark.parametrize("output", list(OUTPUT_ACTIVATIONS))
def test_classes_stand_at_the_ends_of_what_the_output_can_give(output: str) -> None:
    low, high = ends(output)
    assert (low, high) == ((-1, 1) if output == "tanh" else (0, 1))
    assert threshold_of(output) == (low + high) / 2
    answers = np.array([[low], [low + 0.4 * (high - low)], [low + 0.6 * (high - low)], [high]])
    assert classes_of(answers, threshold_of(output)).tolist() == [0, 0, 1, 1]
    np.testing.assert_allclose(shares_of(answers, output)[:, 0], [0, 0.4, 0.6, 1])


def test_of_several_outputs_the_largest_names_the_class() -> None:
    outputs = np.array([[[0.1, 0.7, 0.2], [0.5, 0.2, 0.3]], [[-1, -2, 0], [9, 8, 7]]])
    assert classes_of(outputs).tolist() == [[1, 0], [2, 0]]


@pytest.mark.parametrize(
    ("targets", "output", "middle"),
    [([0, 1], "sigmoid", 0.5), ([-1, 1], "identity", 0.0), ([1, 1], "sigmoid", 0.5),
     ([1, 1], "tanh", 0.0), ([-1, -1], "identity", 0.0)],
)  # fmt: skip
def test_the_threshold_lies_between_the_classes(
    targets: list[float], output: str, middle: float
) -> None:
    assert class_threshold(np.array(targets, float)[:, None], output) == middle
