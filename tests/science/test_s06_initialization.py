"""Row S6: in deep ReLU networks the scale of the initial weights decides whether they learn."""

import numpy as np
import pytest

from datasets import load
from nn_core import NetworkConfig, RunConfig, Sweep

STARTS = 10


@pytest.mark.slow
def test_he_learns_at_30_layers_where_one_over_fan_in_does_not() -> None:
    data = load("moons", n_samples=600, noise=0.1, seed=1)
    runs = [
        RunConfig(
            NetworkConfig((64,) * depth, "relu", initializer=initializer),
            optimizer="sgd",  # Adam hides the effect
            learning_rate=0.02,
            batch_size=32,
            seed=seed,
        )
        for depth in (22, 30)
        for initializer in ("he_normal", "lecun_normal")  # N(0, 2 / fan_in), N(0, 1 / fan_in)
        for seed in range(STARTS)
    ]
    # Success is about the training loss; ten points to validate on save a third of the time.
    validation = data.x_validation[:10], data.y_validation[:10]
    sweep = Sweep(runs, data.x_train, data.y_train, *validation)
    sweep.run()
    learnt = np.array([row["train_loss"] for row in sweep.rows()]).reshape(2, 2, STARTS)
    (he_22, lecun_22), (he_30, lecun_30) = learnt
    assert data.x_train.shape == (300, 2)
    # 10 and 8, 10 and 0 of 10 in the row; four reruns here: 9 to 10, 8 to 9, 8 to 10 and 0. Plain
    # SGD at this depth has spikes, and a run may end in one.
    assert np.sum(he_22 < 0.1) >= 8
    assert np.sum(he_30 < 0.1) >= 7
    assert np.sum(lecun_22 < 0.1) >= 5
    assert np.sum(lecun_30 < 0.1) <= 1
    assert np.median(lecun_30) == pytest.approx(np.log(2), abs=0.03)
