"""Row S15: double descent."""

import numpy as np
import pytest

from nn_core.sweep.random_features import double_descent
from tests.conftest import Cost

# The row's median over 20 seeds, and how far 20 reruns with other seeds went from it (5 to 95 %).
EXPECTED = {
    40: (0.46, 0.35),
    90: (3.1, 0.35),
    110: (3.0, 0.45),
    200: (0.57, 0.3),
    2000: (0.22, 0.2),
}


def test_the_error_falls_peaks_where_the_data_are_just_fitted_and_falls_again() -> None:
    found = double_descent((*EXPECTED, 100))
    *others, peak = found.median_test
    for error, (expected, tolerance) in zip(others, EXPECTED.values(), strict=True):
        assert error == pytest.approx(expected, rel=tolerance)
    assert 20 < peak < 500  # 127 in the row; 30 to 170 in the reruns
    assert others[-1] < min(others[:-1])


def test_a_ridge_takes_the_peak_away() -> None:
    found = double_descent((100,), ridge=1.0)
    assert found.median_test[0] == pytest.approx(0.46, rel=0.15)


def test_the_preset_takes_less_than_five_seconds(cost: Cost) -> None:
    assert cost(double_descent) < 5


def test_the_preset_peaks_at_one_hundred_features() -> None:
    found = double_descent()
    assert np.argmax(found.median_test) == found.features.index(100)
