"""Bad settings end in a DataError that names field, value and remedy."""

import pickle

import numpy as np
import pytest

from datasets import DATASETS, DataError, load

BAD = [
    ("name", "circel"),
    ("name", ""),
    ("name", None),
    ("name", 3),
    ("name", ["circle"]),
    *(("n_samples", value) for value in (0, -1, 9, 1_000_001, 50.0, "100", True, float("nan"))),
    *(("noise", value) for value in (-0.01, 0.51, 1e999, float("nan"), "0.1", True, 1j)),
    *(("train_share", value) for value in (0.0, 0.05, 0.91, 1, float("inf"), "0.5", None, False)),
    *(("seed", value) for value in (-1, 2**32, 1.5, "7", None, False, float("nan"))),
    *(("n_classes", value) for value in (2, 7, 3.0, "4", True)),
    *(("curve", value) for value in (3, None, ["x"])),
]


@pytest.mark.parametrize(("field", "value"), BAD)
def test_a_bad_value_is_refused_by_name_with_a_remedy(field, value):
    arguments = {"name": "blobs", field: value}
    with pytest.raises(DataError) as caught:
        load(**arguments)
    error = caught.value
    assert error.field == field
    assert error.value is value
    assert field in str(error)
    assert repr(value) in str(error)
    assert error.remedy in str(error)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(DataError, match="circle") as caught:
        load("nothing")
    assert all(name in caught.value.remedy for name in DATASETS)


def test_a_remedy_tells_the_allowed_range():
    with pytest.raises(DataError, match=r"from 0\.1 to 0\.9"):
        load("circle", train_share=2.0)


def test_a_whole_number_beyond_all_floats_is_refused_too():
    with pytest.raises(DataError, match="noise"):
        load("blobs", noise=10**400)


def test_a_very_long_value_is_shortened_in_the_message():
    with pytest.raises(DataError) as caught:
        load("x" * 65536)
    assert len(str(caught.value)) < 600


def test_a_real_set_refuses_bad_settings_too():
    with pytest.raises(DataError, match="noise"):
        load("iris", noise=2.0)


def test_a_data_error_is_a_value_error_and_survives_pickling():
    error = pickle.loads(pickle.dumps(DataError("seed", -1, "choose another")))
    assert isinstance(error, ValueError)
    assert (error.field, error.value, error.remedy) == ("seed", -1, "choose another")


@pytest.mark.parametrize(
    "arguments",
    [
        {"n_samples": np.int64(100)},
        {"noise": np.float32(0.25)},
        {"noise": 0},
        {"seed": np.int32(7)},
        {"train_share": 0.1 * 3},
        {"train_share": 0.8999999999999999},
        {"train_share": 0.7000000000000001 + 0.2},
    ],
)
def test_numbers_of_other_kinds_and_rounded_ones_are_welcome(arguments):
    assert len(load("circle", **arguments).x_train) >= 1


def test_ten_samples_still_leave_both_parts_a_sample():
    for share in (0.1, 0.9):
        data = load("spiral", n_samples=10, train_share=share)
        assert min(len(data.x_train), len(data.x_validation)) == 1


@pytest.mark.parametrize("field", ["n_samples", "noise", "train_share", "seed", "n_classes"])
def test_a_number_with_more_digits_than_python_writes_is_refused_like_others(field):
    with pytest.raises(DataError) as caught:
        load("blobs", **{field: 10**5000})
    assert caught.value.field == field
