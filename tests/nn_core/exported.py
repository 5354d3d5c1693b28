"""Networks to take home, small and of every kind, and how their code is run."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from nn_core import ACTIVATIONS, NetworkConfig, RunConfig, Trainer
from nn_core.export import Columns, Model, model_of
from pages.text import Translator

WORDS = Translator("sv")


def columns(n: int, prefix: str, plain: bool = False) -> Columns:
    """Standardized, unless plain."""
    rng = np.random.default_rng(n)
    mean = np.zeros(n) if plain else rng.normal(3, 2, n)
    scale = np.ones(n) if plain else rng.uniform(0.5, 4, n)
    names = tuple(f"{prefix} {i}" for i in range(n))
    return Columns(names, tuple(mean.tolist()), tuple(scale.tolist()))


def trainer_of(run: RunConfig, n_inputs: int = 3, n_outputs: int = 1, n: int = 40) -> Trainer:
    """On made-up data that suit any loss: shares of 1 in each row."""
    rng = np.random.default_rng(7)
    x = rng.normal(size=(n, n_inputs))
    y = np.eye(max(2, n_outputs))[rng.integers(max(2, n_outputs), size=n)][:, :n_outputs]
    return Trainer([run], x[: n // 2], y[: n // 2], x[n // 2 :], y[n // 2 :])


def trained(run: RunConfig, n_inputs: int = 3, n_outputs: int = 1, classes: bool = False) -> Model:
    """A model of a run after 5 epochs."""
    trainer = trainer_of(run, n_inputs, n_outputs)
    trainer.run(max_epochs=5)
    names = tuple(f"class {k}" for k in range(max(2, n_outputs))) if classes else ()
    outputs = columns(n_outputs, "out", plain=classes)
    return model_of(trainer, columns(n_inputs, "in"), outputs, names, {"data": "made up"})


def network(hidden: tuple[str, ...], output: str = "identity", width: int = 4) -> RunConfig:
    loss = {"sigmoid": "binary_cross_entropy", "softmax": "cross_entropy"}.get(output, "mse")
    widths = tuple(width + i for i in range(len(hidden)))
    config = NetworkConfig(hidden_widths=widths, activations=hidden, output_activation=output)
    return RunConfig(network=config, loss=loss, seed=3)


def models() -> Iterator[tuple[str, Model]]:
    """One for each activation and for each kind of output."""
    names = list(ACTIVATIONS)
    for name in names:
        yield name, trained(network((name, name)))
    yield "none hidden", trained(network(()), n_inputs=1)
    yield "mixed", trained(network(("relu", "tanh", "sine")), n_outputs=2)
    yield "binary", trained(network(("tanh",), "sigmoid"), classes=True)
    yield "signed", trained(network(("relu",), "tanh"), classes=True)
    yield "classes", trained(network(("relu", "relu"), "softmax"), n_outputs=3, classes=True)
    yield "sigmoids", trained(network(("tanh",), "sigmoid"), n_outputs=3, classes=True)
    yield "labels", trained(network(("tanh",), "sigmoid"), n_outputs=3)
    yield "dropout", trained(replace(network(("relu",)), dropout=0.4))


def raw_of(model: Model, n: int = 6) -> Any:
    """Rows of inputs in their own units, far ones among them."""
    spread = np.random.default_rng(1).normal(0, 2, (n, len(model.inputs)))
    return spread * model.inputs.scale + model.inputs.mean
