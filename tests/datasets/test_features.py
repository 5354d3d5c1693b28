"""Features: what a network is given of x and y."""

from dataclasses import replace

import numpy as np

from datasets import FEATURES, FeatureMap, load
from datasets.features import PLAIN


def test_each_feature_is_the_function_that_its_label_names() -> None:
    x, y = 1.5, -0.5
    expected = [x, y, x**2, y**2, x * y, np.sin(x), np.sin(y), np.cos(x), np.cos(y)]
    found = FeatureMap(tuple(FEATURES), "x - 2*y")(np.array([[x, y]]))
    np.testing.assert_allclose(found, [[*expected, x - 2 * y]], rtol=1e-15)


def test_a_data_set_gives_features_and_keeps_its_inputs_and_its_truth() -> None:
    plain = load("xor", n_samples=40, noise=0.1, seed=3)
    data = replace(plain, features=FeatureMap(("xy", "x2"), "x - y"))
    assert data.feature_names == ("xy", "x²", "x - y")
    assert data.input_names == ("x", "y")
    x, y = data.x_train.T
    np.testing.assert_array_equal(
        data.train_features, np.stack([x * x, x * y, x - y], 1)[:, [1, 0, 2]]
    )
    assert not data.validation_features.flags.writeable
    assert data.truth is plain.truth
    assert data.floor == plain.floor


def test_without_features_the_network_is_given_the_inputs_themselves() -> None:
    data = load("moons", n_samples=40)
    assert data.features_of(data.x_train) is data.x_train
    np.testing.assert_array_equal(data.train_features, data.x_train)
    assert FeatureMap(PLAIN)(data.x_train).tolist() == data.x_train.tolist()
