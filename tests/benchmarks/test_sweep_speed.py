"""How fast a whole map of architectures trains, beside ten of its networks in scikit-learn."""

import warnings
from collections.abc import Callable, Iterator
from time import process_time

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from nn_core import NetworkConfig, RunConfig, Sweep
from nn_core.arrays import Array

pytestmark = pytest.mark.slow
EPOCHS = 100
Figures = Callable[[str, str, str], None]


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    with threadpool_limits(limits=1):
        yield


def data() -> tuple[Array, Array, Array, Array]:
    rng = np.random.default_rng(0)
    x = rng.uniform(-1, 1, (500, 2))
    y = (x[:, :1] * x[:, 1:] > 0).astype(float)
    return x[:250], y[:250], x[250:], y[250:]


def architectures(starts: int) -> list[RunConfig]:
    """Depths 1 to 6, widths 1 to 8, with batches of 10 in float32."""
    return [
        RunConfig(NetworkConfig((width,) * depth, "tanh"), learning_rate=0.01, seed=seed)
        for depth in range(1, 7)
        for width in range(1, 9)
        for seed in range(starts)
    ]


def seconds(call: Callable[[], object]) -> float:
    """Of this process, so that what else the machine does counts less."""
    start = process_time()
    call()
    return process_time() - start


def scikit_learn(run: RunConfig) -> None:
    """The same network and settings; it records the training loss only."""
    x, y, *_ = data()
    model = MLPClassifier(
        run.network.hidden_widths,
        activation="tanh",
        alpha=0,
        batch_size=10,
        learning_rate_init=run.learning_rate,
        max_iter=EPOCHS,
        n_iter_no_change=EPOCHS,
        tol=0,
        random_state=run.seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(x.astype(np.float32), y.ravel())
    assert model.n_iter_ == EPOCHS


def sweep(starts: int) -> None:
    trained = Sweep(architectures(starts), *data(), max_epochs=EPOCHS)
    trained.run()
    assert {row["epoch"] for row in trained.rows()} == {EPOCHS}


def test_240_networks_train_in_less_time_than_ten_in_scikit_learn(figures: Figures) -> None:
    # Every 24th of them, from every depth: about the mean size.
    theirs = sum(seconds(lambda run=run: scikit_learn(run)) for run in architectures(5)[10::24])
    ours = seconds(lambda: sweep(5))
    figures("240 networks / 10 in scikit-learn", f"{ours / theirs:.2f}", "< 1")
    assert ours < theirs


def test_time_is_linear_in_runs(figures: Figures) -> None:
    few, many = seconds(lambda: sweep(2)), seconds(lambda: sweep(8))
    figures("time of 384 runs / of 96", f"{many / few:.2f}", "<= 4")
    assert many < 4 * 1.2 * few
