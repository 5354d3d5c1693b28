"""The best losses against the losses that the best predictor has on fresh points.

The floors come from quadrature over densities; here points are drawn by the generators themselves,
so the two share only the formula of P(class | x), which is checked by its calibration too.
"""

import time

import numpy as np
import pytest

from datasets import DATASETS, load
from datasets.catalog import _best_losses, best_losses
from nn_core import LOSSES

SYNTHETIC = [name for name, spec in DATASETS.items() if spec.family != "real"]
CLASSES = [name for name in SYNTHETIC if DATASETS[name].task != "regression"]
N_SAMPLES = 200_000
# Among some eighty comparisons a right one exceeds 4.5 standard errors once in 1800 draws.
SIGMAS = 4.5


def sample(name, noise, n_samples, seed=11):
    """Fresh points, their targets, and the best predictor's answers."""
    spec = DATASETS[name]
    x, y = spec.generate(n_samples, noise, np.random.default_rng(seed))
    parts = np.array_split(x, max(1, n_samples // 10_000))
    return x, y, np.vstack([spec.truth(part, noise) for part in parts])


def losses(loss, outputs, y):
    """Each point's loss."""
    if loss == "mse":
        return np.mean((outputs - y) ** 2, axis=1)
    if loss == "mae":
        return np.mean(np.abs(medians(outputs, y) - y), axis=1)
    if loss == "huber":
        return np.mean(LOSSES["huber"].value(outputs, y), axis=1)
    if loss == "binary_cross_entropy":
        chance = np.where(y == 1, outputs, 1 - outputs)
        return -np.log(np.maximum(chance, 1e-300)).sum(axis=1)
    return -np.log(np.maximum((outputs * y).sum(axis=1), 1e-300))


def medians(outputs, y):
    """What the mean absolute error asks for: the likelier class, one of several by a softmax."""
    if not np.isin(y, (0, 1)).all():
        return outputs
    if (y.sum(axis=1) == 1).all() and y.shape[1] > 1:
        return np.eye(y.shape[1])[outputs.argmax(axis=1)]
    return np.round(outputs)


# With less noise errors get so rare that even 200,000 points hold a handful of them, whose mean is
# far from normal: at 0.2 the helix needs a million points to agree, which it then does.
@pytest.mark.parametrize("noise", [0.3, 0.5])
@pytest.mark.parametrize("name", SYNTHETIC)
def test_the_best_predictor_loses_what_the_floor_says_on_a_large_sample(name, noise):
    _, y, outputs = sample(name, noise, N_SAMPLES)
    floor = best_losses(name, noise, 4)
    assert "mse" in floor
    for loss, value in floor.items():
        each = losses(loss, outputs, y)
        tolerance = SIGMAS * each.std() / np.sqrt(N_SAMPLES) + 1e-12
        assert abs(each.mean() - value) < tolerance, (loss, each.mean(), value, tolerance)


@pytest.mark.parametrize("n_classes", [3, 5, 6])
def test_the_floor_of_blobs_holds_for_every_number_of_classes(n_classes):
    spec = DATASETS["blobs"]
    x, y = spec.generate(N_SAMPLES, 0.4, np.random.default_rng(2), n_classes=n_classes)
    outputs = spec.truth(x, 0.4, n_classes=n_classes)
    for loss, value in best_losses("blobs", 0.4, n_classes).items():
        each = losses(loss, outputs, y)
        assert abs(each.mean() - value) < SIGMAS * each.std() / np.sqrt(N_SAMPLES)


@pytest.mark.parametrize("name", CLASSES)
def test_the_true_probability_is_how_often_the_class_occurs(name):
    _, y, outputs = sample(name, 0.4, N_SAMPLES // 4, seed=23)
    for p, hits in zip(outputs.T, y.T, strict=True):
        for low in np.arange(0.0, 1.0, 0.1):
            within = (p >= low) & (p < low + 0.1)
            count = int(within.sum())
            if count >= 200:
                chance = p[within].mean()
                error = np.sqrt(max(chance * (1 - chance), 1e-4) / count)
                assert abs(hits[within].mean() - chance) < SIGMAS * error, (low, count)


@pytest.mark.parametrize("name", ["reg-plane", "reg-gauss"])
def test_no_residual_mean_is_left_where_the_mean_target_is_predicted(name):
    x, y, outputs = sample(name, 0.3, 40_000)
    residual = (y - outputs)[:, 0]
    for column in range(2):
        for low in range(-6, 6, 2):
            within = (x[:, column] >= low) & (x[:, column] < low + 2)
            error = residual[within].std() / np.sqrt(within.sum())
            assert abs(residual[within].mean()) < SIGMAS * error


@pytest.mark.parametrize("name", CLASSES)
def test_probabilities_are_probabilities_everywhere_on_the_chart_and_beyond(name):
    spec = DATASETS[name]
    x = np.random.default_rng(0).uniform(-9.0, 9.0, (500, spec.n_inputs))
    x[0] = 0.0
    for noise in (0.0, 0.01, 0.2, 0.5):
        p = spec.truth(x, noise)
        assert p.shape == (500, spec.n_outputs)
        assert np.isfinite(p).all()
        assert p.min() >= 0.0
        assert p.max() <= 1.0
        if spec.task == "multiclass":
            assert np.allclose(p.sum(axis=1), 1.0)


@pytest.mark.parametrize("name", [n for n in SYNTHETIC if n not in {"gauss", "blobs", "pinwheel"}])
def test_without_noise_nothing_need_be_lost(name):
    assert set(best_losses(name, 0.0, 4).values()) == {0.0}
    # The spiral's arms share the point in the middle.
    spare = 2 if name == "spiral" else 0
    _, y, outputs = sample(name, 0.0, 2000)
    assert (np.abs(y - outputs).max(axis=1) > 1e-6).sum() <= spare


@pytest.mark.parametrize("name", SYNTHETIC)
def test_more_noise_never_lowers_the_floor(name):
    values = [best_losses(name, noise, 4)["mse"] for noise in np.linspace(0.0, 0.5, 11)]
    assert (np.diff(values) >= 0.0).all()
    assert values[-1] > 0.01


@pytest.mark.parametrize("name", CLASSES)
def test_the_floor_stays_below_what_a_constant_answer_loses(name):
    spec, floor = DATASETS[name], best_losses(name, 0.5, 4)
    n_classes = max(spec.n_outputs, 2)
    entropy = floor["cross_entropy" if spec.task == "multiclass" else "binary_cross_entropy"]
    assert 0.0 < entropy < np.log(n_classes)
    assert 0.0 < floor["mse"] < (n_classes - 1) / n_classes**2


@pytest.mark.parametrize(("name", "noise"), [("moons", 0.1), ("spiral", 0.05), ("reg-gauss", 0.01)])
def test_little_noise_gives_a_floor_that_grows_smoothly(name, noise):
    below, here, above = (best_losses(name, noise * k, 4)["mse"] for k in (0.99, 1.0, 1.01))
    assert below < here < above
    assert abs((above - here) / (here - below) - 1.0) < 0.5


@pytest.mark.parametrize("noise", [0.0005, 0.0007, 0.001, 0.003])
def test_a_circle_s_floor_is_in_proportion_to_little_noise(noise):
    reference, found = best_losses("circle", 0.005, 4), best_losses("circle", noise, 4)
    for loss, value in reference.items():
        assert found[loss] / noise == pytest.approx(value / 0.005, rel=0.005)


def test_real_sets_have_neither_a_floor_nor_a_truth():
    for name, spec in DATASETS.items():
        if spec.family == "real":
            assert load(name).floor is None
            assert load(name).truth is None


def test_a_floor_is_handed_out_as_a_copy():
    load("sine").floor["mse"] = -1.0
    assert load("sine").floor["mse"] > 0.0


def test_a_floor_is_computed_once():
    _best_losses.cache_clear()
    for seed in range(5):
        load("circle", noise=0.3, seed=seed, n_classes=3 + seed % 3)
    assert _best_losses.cache_info().misses == 1


def cpu_time(work):
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("name", SYNTHETIC)
def test_a_floor_is_quick_enough_for_a_slider(name):
    numbers = np.random.default_rng(0).random(1_000_000)
    unit = min(cpu_time(lambda: np.sort(numbers)) for _ in range(5))
    floor = DATASETS[name].floor
    for noise in (0.11, 0.05, 0.5):
        assert min(cpu_time(lambda noise=noise: floor(noise)) for _ in range(5)) < 40 * unit
