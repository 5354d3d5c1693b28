"""The bundled tables, and that nothing of the validation rows leaks into the scaling."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays as drawn_arrays

import datasets
from datasets import DATASETS, load
from datasets.dataset import column_statistics, standardize

FOLDER = Path(datasets.__file__).parent
REAL = [name for name, spec in DATASETS.items() if spec.family == "real"]


@pytest.mark.parametrize("name", REAL)
def test_training_rows_are_standardized_and_validation_rows_by_the_same_numbers(name):
    data = load(name, seed=3)
    assert np.allclose(data.x_train.mean(axis=0), 0.0, atol=1e-9)
    if name == "digits":
        assert np.isclose(data.x_train.std(), 1.0)
        assert len(np.unique(data.input_scale)) == 1
    else:
        assert np.allclose(data.x_train.std(axis=0), 1.0)
    if data.task == "regression":
        assert np.allclose([data.y_train.mean(), data.y_train.std()], [0.0, 1.0])
        assert abs(data.y_validation.mean()) > 1e-6
    assert np.abs(data.x_validation.mean(axis=0)).max() > 1e-3


@pytest.mark.parametrize("name", REAL)
def test_original_values_come_back_exactly_as_in_the_file(name):
    data = load(name)
    with (FOLDER / "real" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *table = csv.reader(file)
    assert data.input_names == tuple(header[:-1])
    back = data.to_raw_inputs(np.vstack((data.x_train, data.x_validation)))
    original = np.array([row[:-1] for row in table], dtype=float)
    assert np.allclose(np.sort(back, axis=0), np.sort(original, axis=0), rtol=1e-9, atol=1e-9)
    if data.task == "regression":
        targets = data.to_raw_targets(np.vstack((data.y_train, data.y_validation)))
        expected = np.sort([float(row[-1]) for row in table])
        assert np.allclose(np.sort(targets[:, 0]), expected)


@given(
    drawn_arrays(np.float64, (7, 3), elements=st.floats(-1e6, 1e6)),
    drawn_arrays(np.float64, (5, 3), elements=st.floats(-1e6, 1e6)),
)
def test_statistics_of_training_rows_do_not_see_other_rows(training, others):
    mean, scale = column_statistics(training)
    together = standardize(np.vstack((training, others)), mean, scale)
    assert np.array_equal(together[:7], standardize(training, mean, scale))
    assert np.isfinite(together).all()
    assert (scale > 0.0).all()


@given(st.floats(-1e6, 1e6))
def test_a_constant_column_is_centred_and_not_scaled(value):
    mean, scale = column_statistics(np.full((9, 1), value))
    assert scale[0] == 1.0
    assert abs(mean[0] - value) <= 1e-9 * max(1.0, abs(value))


@pytest.mark.parametrize("name", REAL)
@settings(deadline=None, max_examples=10)
@given(share=st.floats(0.1, 0.9), seed=st.integers(0, 9999))
def test_real_data_are_finite_at_any_share_and_seed(name, share, seed):
    data = load(name, train_share=share, seed=seed)
    for part in (data.x_train, data.x_validation, data.y_train, data.y_validation):
        assert np.isfinite(part).all()


def test_digits_are_whole_pixels_from_0_to_16():
    data = load("digits")
    pixels = data.to_raw_inputs(data.x_train)
    assert np.allclose(pixels, np.round(pixels), atol=1e-9)
    assert round(pixels.min()) == 0
    assert round(pixels.max()) == 16


def test_iris_wine_and_digits_are_those_that_scikit_learn_ships():
    toy = pytest.importorskip("sklearn.datasets")
    for name in ("iris", "wine", "digits"):
        data, bunch = load(name), getattr(toy, f"load_{name}")()
        raw = data.to_raw_inputs(np.vstack((data.x_train, data.x_validation)))
        labels = np.vstack((data.y_train, data.y_validation)).argmax(axis=1)[:, np.newaxis]
        ours = np.round(np.hstack((raw, labels)), 6)
        theirs = np.round(np.column_stack((bunch.data, bunch.target)), 6)
        ours, theirs = ours[np.lexsort(ours.T)], theirs[np.lexsort(theirs.T)]
        assert np.allclose(ours, theirs, atol=1e-6)


def test_heavier_cars_use_more_fuel():
    data = load("cars")
    weight = data.x_train[:, data.input_names.index("weight (kg)")]
    assert np.corrcoef(weight, data.y_train[:, 0])[0, 1] > 0.8


@pytest.mark.parametrize("name", REAL)
def test_every_file_is_small_and_its_source_and_licence_are_told(name):
    assert (FOLDER / "real" / f"{name}.csv").stat().st_size < 400_000
    sources = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    section = sources.split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert "- Source:" in section
    assert "- Licence:" in section
    assert "- Changed:" in section
    assert f"| {name} | {DATASETS[name].default_samples} |" in sources
