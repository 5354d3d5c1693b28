"""PyTorch and Keras answer what Lagom answers, and PyTorch trains as Lagom trains.

They are in a requirements file of their own, tests/requirements-frameworks.txt. The code runs as
its user would run it, in a Python of its own, all of a library's networks in one.
"""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nn_core import NetworkConfig, RunConfig, Trainer
from nn_core.export import LIBRARIES, model_of, training_files
from nn_core.export.torch_training import EPOCHS, LOSSES, OPTIMIZERS, Training
from tests.nn_core.exported import WORDS, columns, models, network, raw_of, trainer_of

HAS = all(importlib.util.find_spec(name) for name in ("torch", "keras"))
pytestmark = pytest.mark.skipif(not HAS, reason="needs tests/requirements-frameworks.txt")

ASK = """
import json, os, sys
import numpy as np
found = {}
for name in sorted(os.listdir(".")):
    if not name.endswith(".py"):
        continue
    names = {"__name__": "taken_home"}
    exec(compile(open(name, encoding="utf-8").read(), name, "exec"), names)
    raw = np.load(name[:-3] + ".npy")
    found[name[:-3]] = names["predict"](raw).tolist()
print("ANSWERS", json.dumps(found))
"""


def run_python(folder: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "KERAS_BACKEND": "torch", "KERAS_HOME": str(folder)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize("library", ["torch", "keras"])
def test_a_library_answers_as_the_network(library: str, tmp_path: Path) -> None:
    made = dict(models())
    for name, model in made.items():
        code = LIBRARIES[library].code(model, raw_of(model, 2), WORDS)
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
        np.save(tmp_path / f"{name}.npy", raw_of(model))
    answers = json.loads(run_python(tmp_path, ASK).split("ANSWERS ")[1])
    assert set(answers) == set(made)
    for name, model in made.items():
        expected = model.predict(raw_of(model))
        np.testing.assert_allclose(answers[name], expected, rtol=2e-5, atol=2e-5, err_msg=name)


def runs() -> Iterator[tuple[str, RunConfig, int]]:
    """Every optimizer, loss and penalty, batches that do not divide the data, and one of all."""
    plain = replace(network(("tanh", "relu"), "sigmoid"), batch_size=7, learning_rate=0.02)
    for name in OPTIMIZERS:
        yield name, replace(plain, optimizer=name), 1
    for name in LOSSES:
        yield name, replace(network(("gelu",)), loss=name, batch_size=7), 2
    for name in ("adam", "adamw", "sgd"):
        yield f"{name} with penalties", replace(plain, optimizer=name, l1=0.003, l2=0.02), 1
    softmax = NetworkConfig((5, 4), ("sine", "leaky_relu"), "softmax")
    yield "softmax", replace(plain, network=softmax, loss="cross_entropy"), 3
    yield "one batch", replace(plain, batch_size=512), 1


TRAIN = """
import contextlib, io, json, os, warnings
found = {}
for name in sorted(os.listdir(".")):
    os.chdir(name)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile(open("lagom_train.py", encoding="utf-8").read(), name, "exec"), {})
    found[name] = [[float(part) for part in line.split()] for line in said.getvalue().splitlines()]
    os.chdir("..")
print("LOSSES", json.dumps(found))
"""


def started(trainer: Trainer, n_inputs: int, n_outputs: int) -> Training:
    start = model_of(trainer, columns(n_inputs, "in"), columns(n_outputs, "out"), (), {})
    return Training(start, len(trainer.train_data.table))


def test_pytorch_trains_as_lagom_does_for_20_epochs(tmp_path: Path) -> None:
    expected: dict[str, Any] = {}
    for name, run, n_outputs in runs():
        trainer = trainer_of(run, 3, n_outputs)
        training = started(trainer, 3, n_outputs)
        folder = tmp_path / name
        folder.mkdir()
        data = (trainer.train_data, trainer.validation_data)
        for file, content in training_files(training, *data, WORDS).items():
            (folder / file).write_bytes(content)
        trainer.run(max_epochs=EPOCHS)
        h = trainer.history
        rows = zip(h.epochs, h.train_loss[:, 0], h.validation_loss[:, 0], strict=True)
        expected[name] = [row for row in rows if row[0]]
    found = json.loads(run_python(tmp_path, TRAIN).split("LOSSES ")[1])
    assert set(found) == set(expected)
    for name, losses in expected.items():
        assert len(losses) == EPOCHS
        np.testing.assert_allclose(found[name], losses, rtol=2e-4, atol=1e-6, err_msg=name)
