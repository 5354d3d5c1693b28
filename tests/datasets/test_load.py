"""What `load` promises of every set, checked on all of them and on random settings."""

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets import DATASETS, LIMITS, Dataset, load

SYNTHETIC = [name for name, spec in DATASETS.items() if spec.has_samples]
REAL = [name for name, spec in DATASETS.items() if not spec.has_samples]

PLAYGROUND = {"circle", "xor", "gauss", "spiral", "reg-plane", "reg-gauss"}

SETTINGS = {
    "name": st.sampled_from(SYNTHETIC),
    "n_samples": st.integers(10, 300),
    "noise": st.floats(0.0, 0.5),
    "train_share": st.floats(0.1, 0.9),
    "seed": st.integers(0, 9999),
    "n_classes": st.integers(3, 6),
}


def arrays(data: Dataset) -> list[np.ndarray]:
    return [data.x_train, data.y_train, data.x_validation, data.y_validation]


def rows(data: Dataset) -> np.ndarray:
    """All rows, inputs and targets, in an order that does not depend on the split."""
    train = np.hstack((data.x_train, data.y_train))
    every = np.vstack((train, np.hstack((data.x_validation, data.y_validation))))
    return every[np.lexsort(every.T)]


def test_every_set_that_the_issue_names_is_there():
    plane = {"moons", "rings", "blobs", "checkerboard", "pinwheel", "above-below"}
    line = {"sine", "step", "sawtooth", "sum-of-sines", "cubic"}
    real = {"iris", "penguins", "wine", "digits", "cars"}
    space = {"ball-in-shell", "double-helix"}
    several = {"eddy", "discs"}
    assert set(DATASETS) == PLAYGROUND | plane | line | space | real | several


@pytest.mark.parametrize("name", DATASETS)
def test_a_set_at_its_defaults_has_what_its_entry_says(name):
    spec, data = DATASETS[name], load(name)
    assert (data.name, data.task) == (spec.name, spec.task)
    assert len(data.x_train) + len(data.x_validation) == spec.default_samples
    assert data.x_train.shape[1] == spec.n_inputs == len(data.input_names) == len(data.domain)
    assert data.y_train.shape[1] == spec.n_outputs == len(data.output_names)
    n_classes = {"regression": 0, "binary": 2, "multilabel": 2**spec.n_outputs}
    assert len(data.class_names) == n_classes.get(spec.task, spec.n_outputs)
    assert all(a.dtype == np.float64 and a.flags.c_contiguous for a in arrays(data))
    assert all(not a.flags.writeable for a in arrays(data))
    assert all(low < high for low, high in data.domain)


@pytest.mark.parametrize("name", [n for n, s in DATASETS.items() if s.task != "regression"])
def test_every_class_is_in_both_parts_at_the_defaults(name):
    for seed in range(20 if name != "digits" else 3):
        data = load(name, seed=seed)
        for part in (data.y_train, data.y_validation):
            counts = part.sum(axis=0)
            assert (counts > 0).all()
            assert data.task == "multiclass" or (counts < len(part)).all()


@given(**SETTINGS)
@settings(deadline=None)
def test_any_allowed_settings_give_finite_data_of_the_right_sizes(**chosen):
    data = load(**chosen)
    n_train = len(data.x_train)
    assert n_train == min(
        max(round(chosen["train_share"] * chosen["n_samples"]), 1), chosen["n_samples"] - 1
    )
    assert n_train + len(data.x_validation) == chosen["n_samples"]
    assert all(np.isfinite(a).all() for a in arrays(data))
    if data.task == "multiclass":
        assert (data.y_train.sum(axis=1) == 1.0).all()
    if data.task != "regression":
        assert set(np.unique(data.y_train)) <= {0.0, 1.0}


@given(**SETTINGS)
@settings(deadline=None, max_examples=30)
def test_the_same_settings_give_the_same_bits(**chosen):
    for one, other in zip(arrays(load(**chosen)), arrays(load(**chosen)), strict=True):
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("name", DATASETS)
def test_another_seed_gives_other_data(name):
    assert not np.array_equal(load(name, seed=1).x_train, load(name, seed=2).x_train)


@given(st.sampled_from([*SYNTHETIC, "iris"]), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
@settings(deadline=None, max_examples=40)
def test_a_larger_training_share_keeps_the_rows_that_already_trained(name, one, other):
    small, large = (load(name, train_share=share) for share in sorted((one, other)))
    small_rows = small.to_raw_inputs(small.x_train)
    large_rows = large.to_raw_inputs(large.x_train)
    assert np.allclose(small_rows, large_rows[: len(small_rows)], rtol=0.0, atol=1e-9)


@pytest.mark.parametrize("name", SYNTHETIC)
def test_the_split_only_deals_out_the_rows(name):
    assert np.array_equal(rows(load(name, train_share=0.2)), rows(load(name, train_share=0.8)))


@pytest.mark.parametrize("name", SYNTHETIC)
def test_dragging_the_noise_moves_the_same_points_a_little(name):
    less, more = load(name, noise=0.2), load(name, noise=0.21)
    assert np.abs(less.x_train - more.x_train).max() < 0.12
    changed = np.abs(less.y_train - more.y_train)
    assert changed.max() < 0.1 if less.task == "regression" else changed.mean() < 0.05


@pytest.mark.parametrize("name", SYNTHETIC)
def test_the_noise_changes_the_data_of_every_set_that_has_it(name):
    calm, noisy = load(name, noise=0.0), load(name, noise=0.5)
    moved = not np.array_equal(calm.x_train, noisy.x_train)
    assert moved or not np.array_equal(calm.y_train, noisy.y_train)


@pytest.mark.parametrize("name", [name for name in SYNTHETIC if name != "spiral"])
def test_more_samples_keep_the_points_that_were_there(name):
    few = {tuple(row) for row in rows(load(name, n_samples=60, noise=0.0))}
    many = {tuple(row) for row in rows(load(name, n_samples=90, noise=0.0))}
    assert few <= many


@pytest.mark.parametrize("name", SYNTHETIC)
def test_most_points_of_the_default_lie_where_charts_look(name):
    data = load(name)
    low, high = np.array(data.domain).T
    assert ((data.x_train >= low) & (data.x_train <= high)).all(axis=1).mean() > 0.99


@pytest.mark.parametrize("n_classes", [3, 4, 5, 6])
def test_blobs_have_as_many_classes_as_asked_for(n_classes):
    data = load("blobs", n_classes=n_classes)
    assert data.y_train.shape[1] == len(data.class_names) == n_classes


def test_the_playground_sets_have_its_sizes_and_no_noise():
    for name in PLAYGROUND:
        spec = DATASETS[name]
        assert spec.default_samples == (1200 if name.startswith("reg") else 500)
        assert spec.default_noise == 0.0
        assert load(name).domain == ((-6.0, 6.0), (-6.0, 6.0))


@pytest.mark.parametrize("name", DATASETS)
def test_a_dataset_survives_pickling(name):
    data = load(name)
    copy = pickle.loads(pickle.dumps(data))
    assert np.array_equal(copy.x_train, data.x_train)
    if data.truth is not None:
        assert np.array_equal(copy.truth(data.x_train[:5]), data.truth(data.x_train[:5]))


@pytest.mark.parametrize("name", REAL)
def test_noise_and_samples_leave_a_real_set_alone(name):
    plain, chosen = load(name), load(name, n_samples=10, noise=0.5, n_classes=3)
    assert np.array_equal(plain.x_train, chosen.x_train)


@pytest.mark.parametrize("name", LIMITS)
def test_both_ends_of_every_limit_are_allowed(name):
    for value in (LIMITS[name].minimum, LIMITS[name].maximum):
        load("blobs", **{name: value})
