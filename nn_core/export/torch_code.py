"""The network in PyTorch."""

from __future__ import annotations

from nn_core.arrays import Array
from nn_core.export.expressions import EXPRESSIONS, TORCH_MODULES, notes
from nn_core.export.model import Model
from nn_core.export.numpy_code import classes
from nn_core.export.script import Words, columns, comment, docstring, example, head, joined, numbers


def torch_code(model: Model, raw: Array, words: Words, inline: bool = False) -> str:
    """raw (S, D): rows of inputs for an example. inline: all numbers are in it, however many."""
    return joined(
        head(model, words, "torch", notes(model.layer_activations)),
        ["import numpy as np", "import torch", "from torch import nn"],
        columns(model, words),
        numbers(model, words, inline),
        *lacking(model),
        network(model),
        copied(model, words),
        ["", *_predict(model, words)],
        *classes(model, words),
        ["", *example(model, raw, words, "predict(points)")],
    )


def lacking(model: Model) -> list[list[str]]:
    """The modules that PyTorch lacks."""
    used = [TORCH_MODULES[n] for n in TORCH_MODULES if n in model.layer_activations]
    return [["", *module.splitlines(), ""] for module in used]


def network(model: Model, with_output: bool = True, dropout: float = 0.0) -> list[str]:
    """The layers, one below the other, without the output activation where that is not asked for.

    dropout: of the hidden layers, while training.
    """
    layers = list(zip(model.weights, model.layer_activations, strict=True))
    lines = ["network = nn.Sequential("]
    for i, (weights, name) in enumerate(layers, 1):
        d, h = weights.shape
        last = i == len(layers)
        lines.append(f"    nn.Linear({d}, {h}),")
        if name != "identity" and (with_output or not last):
            lines.append(f"    {EXPRESSIONS[name].torch},")
        if dropout and not last:
            lines.append(f"    nn.Dropout({dropout}),")
    return [*lines, ")"]


def copied(model: Model, words: Words) -> list[str]:
    """Its numbers put in."""
    layers = range(1, len(model.weights) + 1)
    weights, biases = ", ".join(f"W{i}" for i in layers), ", ".join(f"b{i}" for i in layers)
    return [
        *comment(words("code.torch.copy")),
        "linear = [layer for layer in network if isinstance(layer, nn.Linear)]",
        "with torch.no_grad():",
        f"    for layer, W, b in zip(linear, [{weights}], [{biases}]):",
        "        layer.weight.copy_(torch.from_numpy(W.T.copy()))",
        "        layer.bias.copy_(torch.from_numpy(b))",
    ]


def _predict(model: Model, words: Words) -> list[str]:
    end = "a" if model.classes else "a * OUTPUT_SCALE + OUTPUT_MEAN"
    return [
        "def predict(x):",
        *docstring(words, "code.predict"),
        "    x = (np.asarray(x, dtype=float) - INPUT_MEAN) / INPUT_SCALE",
        "    with torch.no_grad():",
        f"        a = network(torch.tensor(x, dtype=torch.{model.run.dtype})).numpy()",
        f"    return {end}",
    ]
