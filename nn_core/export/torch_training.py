"""The same training in PyTorch: from the same start weights, with the same batches."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.export.expressions import missing, notes
from nn_core.export.model import Model
from nn_core.export.script import Words, comment, joined, script_name
from nn_core.export.torch_code import copied, lacking, network
from nn_core.training.prepare import Data

DATA = "lagom-training.npz"
EPOCHS = 20

OPTIMIZERS = {
    "sgd": "torch.optim.SGD({groups}, lr={rate})",
    "momentum": "torch.optim.SGD({groups}, lr={rate}, momentum=0.9)",
    "nesterov": "torch.optim.SGD({groups}, lr={rate}, momentum=0.9, nesterov=True)",
    "rmsprop": "torch.optim.RMSprop({groups}, lr={rate}, alpha=0.9, eps=1e-8)",
    "adam": "torch.optim.Adam({groups}, lr={rate}, betas=(0.9, 0.999), eps=1e-8)",
    "adamw": "torch.optim.AdamW({groups}, lr={rate}, betas=(0.9, 0.999), eps=1e-8)",
}
# Of the outputs; the two that belong to an output activation take what comes before it.
LOSSES = {
    "mse": "functional.mse_loss(a, y)",
    "mae": "functional.l1_loss(a, y)",
    "huber": "functional.huber_loss(a, y, delta=1.0)",
}
OF_LOGITS = {
    ("sigmoid", "binary_cross_entropy"): (
        'functional.binary_cross_entropy_with_logits(a, y, reduction="sum") / len(y)'
    ),
    ("softmax", "cross_entropy"): "functional.cross_entropy(a, y)",
}

Losses = Iterable[tuple[int, float, float]]  # epoch, training and validation loss


@dataclass(frozen=True, eq=False)
class Training:
    """start: the network as it was before the first batch. losses: what Lagom's run came to.

    adjusted: whether rates were changed on the way.
    """

    start: Model
    n_samples: int
    losses: Losses = ()
    adjusted: bool = False


def training_files(
    training: Training, train: Data, validation: Data, words: Words
) -> dict[str, bytes]:
    """Name -> content: the script, and the data and start weights that it reads."""
    arrays = {}
    for half, data in (("train", train), ("validation", validation)):
        arrays[f"x_{half}"], arrays[f"y_{half}"] = data.x[:, 1:], data.y
    for i, layer in enumerate(zip(training.start.weights, training.start.biases, strict=True), 1):
        arrays[f"weights_{i}"], arrays[f"biases_{i}"] = layer
    buffer = io.BytesIO()
    packed: dict[str, Any] = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    np.savez_compressed(buffer, **packed)
    code = training_code(training, words).encode()
    return {script_name("train"): code, DATA: buffer.getvalue()}


def refused_by_training(model: Model) -> str:
    """Why it cannot be trained so, as the end of a text's key; or nothing."""
    run = model.run
    pair = (run.network.output_activation, run.loss)
    known = run.optimizer in OPTIMIZERS and (run.loss in LOSSES or pair in OF_LOGITS)
    return "unknown" if missing(model.layer_activations) or not known else ""


def training_code(training: Training, words: Words) -> str:
    """The script; it reads its data and its start weights from the file DATA beside it."""
    model = training.start
    return joined(
        _head(training, words),
        [
            "import numpy as np",
            "import torch",
            "from torch import nn",
            "from torch.nn import functional",
        ],
        _data(model, words),
        *lacking(model),
        network(model, not _takes_logits(model), model.run.dropout),
        copied(model, words),
        *_loss(model, words),
        _optimizer(model, words),
        ["", *_loop(training, words)],
        _report(training, words),
    )


def _takes_logits(model: Model) -> bool:
    return (model.run.network.output_activation, model.run.loss) in OF_LOGITS


def _head(training: Training, words: Words) -> list[str]:
    keys = ["code.train", "code.torch", "code.train.close"]
    if training.start.run.dropout:
        keys[2] = "code.train.dropout"
    if training.adjusted:
        keys.append("code.train.adjusted")
    keys += notes(training.start.layer_activations)
    return [line for key in keys for line in comment(words(key))]


def _data(model: Model, words: Words) -> list[str]:
    lines = [*comment(words("code.train.data")), f'FILE = np.load("{DATA}", allow_pickle=False)']
    for half in ("train", "validation"):
        lines += [f'{letter}_{half} = torch.from_numpy(FILE["{letter}_{half}"])' for letter in "xy"]
    for i in range(1, len(model.weights) + 1):
        lines.append(f'W{i}, b{i} = FILE["weights_{i}"], FILE["biases_{i}"]')
    return lines


def _loss(model: Model, words: Words) -> list[list[str]]:
    run = model.run
    fused = OF_LOGITS.get((run.network.output_activation, run.loss))
    lines = ["", *(comment(words("code.train.loss")) if fused else [])]
    return [[*lines, "def loss_of(a, y):", f"    return {fused or LOSSES[run.loss]}"]]


def _optimizer(model: Model, words: Words) -> list[str]:
    run = model.run
    groups, lines = "network.parameters()", ["", *comment(words("code.train.penalty"))]
    if run.l1 or run.l2:
        lines += [
            "weights = [layer.weight for layer in linear]",
            "biases = [layer.bias for layer in linear]",
            f'groups = [{{"params": weights, "weight_decay": {run.l2!r}}},'
            ' {"params": biases, "weight_decay": 0.0}]',
        ]
        groups = "groups"
    else:
        lines = [""]
    made = OPTIMIZERS[run.optimizer].format(groups=groups, rate=repr(run.learning_rate))
    if run.optimizer == "adamw" and groups != "groups":  # its own habit is a decay of 0.01
        made = made.replace("eps=1e-8", "eps=1e-8, weight_decay=0.0")
    return [*lines, f"optimizer = {made}"]


def _loop(training: Training, words: Words) -> list[str]:
    run = training.start.run
    size = min(run.batch_size, training.n_samples)
    objective = "loss_of(network(x_train[rows]), y_train[rows])"
    if run.l1:
        objective += f" + {run.l1!r} * sum(W.abs().sum() for W in weights)"
    order = "order = rng.random(len(x_train)).argsort()"
    if size == training.n_samples:  # one batch of all, which need not be shuffled
        order = "order = np.arange(len(x_train))"
    return [
        *comment(words("code.train.order")),
        f"seed = np.random.SeedSequence({run.seed}).spawn(3)[1]",
        "rng = np.random.Generator(np.random.PCG64(seed))",
        f"for epoch in range(1, {EPOCHS} + 1):",
        "    network.train()",
        f"    {order}",
        f"    for first in range(0, len(x_train), {size}):",
        f"        rows = order[first : first + {size}]",
        "        optimizer.zero_grad()",
        f"        loss = {objective}",
        "        loss.backward()",
        "        optimizer.step()",
        "    network.eval()",
        "    with torch.no_grad():",
        "        losses = [loss_of(network(x), y).item() for x, y in"
        " ((x_train, y_train), (x_validation, y_validation))]",
        '    print(epoch, *(f"{loss:.6g}" for loss in losses))',
    ]


def _report(training: Training, words: Words) -> list[str]:
    rows = [row for row in training.losses if 1 <= row[0] <= EPOCHS]
    if not rows or training.adjusted:
        return []
    return [
        *comment(words("code.train.report")),
        *(f"# {epoch} {train:.6g} {validation:.6g}" for epoch, train, validation in rows),
    ]
