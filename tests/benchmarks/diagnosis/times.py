"""Processor time of one diagnosis without looking ahead."""

from __future__ import annotations

from time import process_time

import numpy as np

from nn_core import NetworkConfig, RunConfig, Trainer, diagnose

N_CALLS = 20


def report_times() -> None:
    """Prints the least of several times for each network, a fresh epoch before each call."""
    print("\n== Processor time of a call without looking ahead, ms")
    tall = NetworkConfig((256,) * 10, "relu")
    for name, network, n, n_inputs, n_outputs in (
        ("4-2", NetworkConfig(), 500, 2, 1),
        ("784-128-10", NetworkConfig((128,), "relu", "softmax"), 5000, 784, 10),
        ("10 x 256", tall, 1000, 2, 1),
        ("10 x 256", tall, 20_000, 2, 1),
    ):
        first, again = _milliseconds(network, n, n_inputs, n_outputs)
        print(f"{name:12}{n:6} samples: {again:8.2f}, the first call {first:8.2f}")


def _milliseconds(
    network: NetworkConfig, n: int, n_inputs: int, n_outputs: int
) -> tuple[float, float]:
    """The first call, and the least of those after further epochs; half of the data trains."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((n, n_inputs))
    y = np.eye(max(2, n_outputs))[rng.integers(0, max(2, n_outputs), n)][:, :n_outputs]
    loss = "cross_entropy" if n_outputs > 1 else "binary_cross_entropy"
    run = RunConfig(network, loss, learning_rate=1e-4, batch_size=512)
    trainer = Trainer([run], x[: n // 2], y[: n // 2], x[n // 2 :], y[n // 2 :])
    times = []
    for _ in range(N_CALLS if n < 20_000 else 4):
        trainer.run(1)
        start = process_time()
        diagnose(trainer, probe=False)
        times.append(1000 * (process_time() - start))
    return times[0], min(times[1:])
