"""The data of a group: what it trains on, new points to test it on, and the best answers there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from datasets import DATASETS, load
from nn_core import LOSSES, RunConfig
from nn_core.arrays import Array, FloatArray
from tests.benchmarks.diagnosis.cases import Problem

TEST_POINTS = 8000
RANGES = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
# Of real data the best losses known: by ten-fold cross-validation (digits: five-fold) of logistic
# regression, discriminant analysis, support vectors and extremely randomized trees, the best.
REAL_FLOORS = {
    ("iris", "cross_entropy"): 0.057,
    ("iris", "mse"): 0.0117,
    ("iris", "mae"): 0.021,
    ("penguins", "cross_entropy"): 0.012,
    ("penguins", "mse"): 0.0023,
    ("penguins", "mae"): 0.006,
    ("wine", "cross_entropy"): 0.011,
    ("wine", "mse"): 0.0023,
    ("wine", "mae"): 0.005,
    ("cars", "mse"): 0.080,
    ("cars", "mae"): 0.204,
    ("cars", "huber"): 0.039,
    ("digits", "cross_entropy"): 0.072,
    ("digits", "mse"): 0.0019,
    ("digits", "mae"): 0.011,
}


@dataclass(frozen=True)
class Points:
    """Inputs (S, D), targets (S, K), and what the best predictor answers (S, K), where known."""

    x: Array
    y: Array
    best: Array | None


@dataclass(frozen=True)
class Material:
    """A group's data, and the losses on it that anything is measured with."""

    train: Points
    validation: Points
    test: Points
    floor: float | None  # what the diagnosis is told
    assumed_floor: float = float("nan")  # of real data: the best loss known

    @property
    def training(self) -> tuple[Array, Array, Array, Array]:
        """As a Trainer takes it."""
        return self.train.x, self.train.y, self.validation.x, self.validation.y


def make(problem: Problem, run: RunConfig, n_train: int | None = None) -> Material:
    """The data of a problem for runs like this one; n_train: another number of training samples."""
    if DATASETS[problem.name].generate is None:
        return _real(problem, run)
    if n_train is not None:
        problem = _with_samples(problem, n_train)
    rng = np.random.default_rng(10_000_000 + problem.seed)
    train, validation, test = _drawn(problem, rng)
    if problem.one_class:
        kept = (train.y == train.y[0]).all(axis=1)
        train = _rows(train, kept)
    return Material(train, validation, test, _told(problem, run, test))


def _with_samples(problem: Problem, n_train: int) -> Problem:
    n_samples = int(np.clip(n_train / problem.train_share, 10, 20_000))
    return Problem(**{**problem.__dict__, "n_samples": n_samples})


def _drawn(problem: Problem, rng: np.random.Generator) -> tuple[Points, Points, Points]:
    """Training, validation and test points, changed as the problem says."""
    factor = 1 if problem.minority == 0.5 else 2  # about half of the samples are thrown away
    settings = (problem.noise, problem.train_share, problem.seed)
    data = load(problem.name, factor * problem.n_samples, *settings)
    generate = DATASETS[problem.name].generate
    assert generate is not None
    assert data.truth is not None
    x, y = generate(factor * TEST_POINTS, problem.noise, rng)
    pairs = ((data.x_train, data.y_train), (data.x_validation, data.y_validation), (x, y))
    parts = [_changed(problem, Points(a, b, data.truth(a)), rng) for a, b in pairs]
    return parts[0], parts[1], parts[2]


def _changed(problem: Problem, points: Points, rng: np.random.Generator) -> Points:
    x, y, best = points.x, points.y, points.best
    assert best is not None
    if problem.coin_flips:
        y, best = rng.integers(0, 2, y.shape).astype(float), np.full_like(best, 0.5)
    if problem.minority != 0.5:
        share = problem.minority / (1 - problem.minority)
        kept = (y[:, 0] == 0) | (rng.random(len(y)) < share)
        kept[[0, 1]] = True  # at least two are left
        x, y, best = x[kept], y[kept], best[kept]
        best = share * best / (share * best + (1 - best))
    if problem.signs:
        y, best = 2 * y - 1, 2 * best - 1
    y, best = problem.scale * y + problem.offset, problem.scale * best + problem.offset
    return Points(problem.input_scale * x, y, best)


def _rows(points: Points, kept: Array) -> Points:
    return Points(
        points.x[kept], points.y[kept], None if points.best is None else points.best[kept]
    )


def _told(problem: Problem, run: RunConfig, test: Points) -> float | None:
    """The best loss, as the page knows it: from the generator, else None."""
    known = load(problem.name, noise=problem.noise, n_samples=10).floor
    if known is None or run.loss not in known:
        return None
    scaled = run.loss == "huber" and problem.scale != 1  # which its width does not follow
    if problem.coin_flips or problem.minority != 0.5 or scaled:
        return best_loss(test, run)
    if problem.task == "regression":
        return known[run.loss] * abs(problem.scale) ** (2 if run.loss == "mse" else 1)
    return known[run.loss] * ({"mse": 4, "mae": 2}[run.loss] if problem.signs else 1)


def _real(problem: Problem, run: RunConfig) -> Material:
    """Half of the rows are for the test; train_share is of the other half."""
    data = load(problem.name, train_share=0.5, seed=problem.seed)
    x, y = np.array(data.x_train), np.array(data.y_train)
    n_train = round(problem.train_share * len(x))
    mean, spread = x[:n_train].mean(axis=0), x[:n_train].std(axis=0)
    spread[spread < 1e-9] = 1.0
    if DATASETS[problem.name].one_unit:
        spread[:] = x[:n_train].std()
    x, x_test = (x - mean) / spread, (data.x_validation - mean) / spread
    return Material(
        Points(x[:n_train], y[:n_train], None),
        Points(x[n_train:], y[n_train:], None),
        Points(x_test, np.array(data.y_validation), None),
        None,
        REAL_FLOORS[problem.name, run.loss],
    )


# Losses that anything is measured with


def mean_loss(run: RunConfig, outputs: Array, y: Array) -> float:
    """Of outputs (S, K) on targets (S, K)."""
    loss = LOSSES[run.loss]
    return float(np.sum(loss.value(outputs, y)) * loss.scale(*y.shape))


def losses_of(run: RunConfig, outputs: Array, y: Array) -> FloatArray:
    """(S,) of each sample; their mean is the loss."""
    loss = LOSSES[run.loss]
    return np.asarray(loss.value(outputs, y).sum(axis=1) * loss.scale(1, y.shape[1]))


def baseline(run: RunConfig, y: Array) -> float:
    """The loss of the best constant that the output can give."""
    loss = LOSSES[run.loss]
    constant = loss.best_constant(np.asarray(y, np.float64))
    output = run.network.output_activation
    if output == "softmax" and run.loss == "mae":
        constant = np.eye(y.shape[1])[int(np.mean(y, axis=0).argmax())]
    constant = np.clip(constant, *RANGES.get(output, (-np.inf, np.inf)))
    return mean_loss(run, np.broadcast_to(constant, y.shape), y)


def best_answers(points: Points, run: RunConfig) -> Array:
    """The best answers under the run's loss: the mean, or the likelier class under mae."""
    if points.best is None:
        return points.y
    if run.loss == "mae" and set(np.unique(points.y)) <= {-1.0, 0.0, 1.0}:
        low, high = points.y.min(), points.y.max()
        if points.y.shape[1] > 1:
            return np.eye(points.y.shape[1])[points.best.argmax(axis=1)]
        return np.where(points.best > (low + high) / 2, high, low)
    return points.best


def best_loss(points: Points, run: RunConfig) -> float:
    """The floor on these very points; nan where the best answers are not known."""
    if points.best is None:
        return float("nan")
    return mean_loss(run, best_answers(points, run), points.y)


def reachable_loss(points: Points, run: RunConfig) -> float:
    """The loss of the best answers, cut off where the output cannot go."""
    low, high = RANGES.get(run.network.output_activation, (-np.inf, np.inf))
    return mean_loss(run, np.clip(best_answers(points, run), low, high), points.y)
