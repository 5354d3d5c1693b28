"""Data at the public door: what is refused, and with what words."""

import numpy as np
import pytest

from nn_core import DataError, RunConfig, ShapeError, Trainer
from nn_core.arrays import Array
from tests.nn_core.helpers import make, run_config, xor_like

X, Y = np.zeros((4, 2)), np.zeros((4, 1))
NAN = np.array([[0, 0], [0, np.nan], [0, 0], [0, 0]])
BAD = [
    ("x_train", np.zeros(4), ShapeError, "wrong_shape"),
    ("x_train", np.zeros((4, 2, 1)), ShapeError, "wrong_shape"),
    ("x_train", 3.0, ShapeError, "wrong_shape"),
    ("x_train", [[1, 2], [3]], ShapeError, "wrong_shape"),
    ("x_train", np.zeros((0, 2)), DataError, "empty"),
    ("x_train", np.zeros((4, 0)), DataError, "empty"),
    ("x_train", NAN, DataError, "not_finite"),
    ("x_train", -NAN, DataError, "not_finite"),
    ("x_train", np.full((4, 2), np.inf), DataError, "not_finite"),
    ("x_train", np.full((4, 2), 1e300), DataError, "too_large"),
    ("x_train", np.full((4, 2), "a"), DataError, "wrong_type"),
    ("x_train", np.full((4, 2), 1j), DataError, "wrong_type"),
    ("x_train", np.full((4, 2), None), DataError, "wrong_type"),
    ("y_train", np.zeros((3, 1)), ShapeError, "wrong_shape"),
    ("y_train", np.zeros(4), ShapeError, "wrong_shape"),
    ("y_train", np.full((4, 1), np.nan), DataError, "not_finite"),
    ("x_validation", np.zeros((4, 3)), ShapeError, "wrong_shape"),
    ("x_validation", np.zeros((0, 2)), DataError, "empty"),
    ("y_validation", np.zeros((4, 2)), ShapeError, "wrong_shape"),
    ("y_validation", np.zeros((5, 1)), ShapeError, "wrong_shape"),
]


@pytest.mark.parametrize(("field", "value", "error", "reason"), BAD)
def test_bad_data_are_refused_by_name(
    field: str, value: object, error: type[ShapeError], reason: str
) -> None:
    data = {"x_train": X, "y_train": Y, "x_validation": X, "y_validation": Y} | {field: value}
    with pytest.raises(error) as caught:
        Trainer([RunConfig()], **data)  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.reason) == (field, reason)
    assert caught.value.remedy in str(caught.value)


def test_the_first_missing_value_is_pointed_out() -> None:
    with pytest.raises(DataError, match=r"nan in row 1, column 1"):
        Trainer([RunConfig()], NAN, Y, X, Y)


def test_data_too_large_for_float32_suit_float64() -> None:
    run = run_config(dtype="float64")
    assert Trainer([run], np.full((4, 2), 1e100), Y, X, Y).epoch == 0


@pytest.mark.parametrize("method", ["predict", "activations"])
@pytest.mark.parametrize(
    ("x", "error"), [(np.zeros(2), ShapeError), (np.zeros((4, 3)), ShapeError), (NAN, DataError)]
)
def test_bad_inputs_are_refused_when_predicting(
    method: str, x: Array, error: type[ValueError]
) -> None:
    with pytest.raises(error, match=r"^x "):
        getattr(make(run_config()), method)(x)


@pytest.mark.parametrize("method", ["loss", "gradients", "accuracy"])
def test_targets_must_suit_the_inputs(method: str) -> None:
    with pytest.raises(ShapeError, match=r"^y "):
        getattr(make(run_config()), method)(X, Y[:3])


@pytest.mark.parametrize("dtype", ["int64", "float32", "bool", "float16", "uint8"])
def test_numbers_of_any_kind_are_taken(dtype: str) -> None:
    x, y, *validation = xor_like()
    found = Trainer([run_config()], x, y.astype(dtype), *validation)
    np.testing.assert_array_equal(found.loss(x, y), make(run_config()).loss(x, y))


def test_arrays_in_any_layout_are_taken() -> None:
    x, y, *validation = xor_like()
    turned, strided = np.asfortranarray(x), np.repeat(x, 2, axis=0)[::2]
    for variant in (turned, strided, x.tolist()):
        trainer = Trainer([run_config()], variant, y, *validation)
        trainer.run(max_epochs=1)
        plain = make(run_config())
        plain.run(max_epochs=1)
        np.testing.assert_array_equal(trainer.parameters, plain.parameters)


def test_the_data_given_are_not_changed_and_not_kept() -> None:
    x, y, *validation = xor_like()
    before = x.copy()
    trainer = Trainer([run_config(dtype="float64")], x, y, *validation)
    trainer.run(max_epochs=1)
    np.testing.assert_array_equal(x, before)
    loss = trainer.history.train_loss[-1]
    x[:] = 0
    np.testing.assert_array_equal(trainer.loss(before, y), loss)
