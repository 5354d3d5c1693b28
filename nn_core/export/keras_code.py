"""The network in Keras 3, with any of its backends."""

from __future__ import annotations

from nn_core.arrays import Array
from nn_core.export.expressions import EXPRESSIONS, notes
from nn_core.export.model import Model
from nn_core.export.numpy_code import classes
from nn_core.export.script import Words, columns, comment, docstring, example, head, joined, numbers


def keras_code(model: Model, raw: Array, words: Words, inline: bool = False) -> str:
    """raw (S, D): rows of inputs for an example. inline: all numbers are in it, however many."""
    return joined(
        head(model, words, "keras", notes(model.layer_activations)),
        [*comment(words("code.keras.backend")), "import os", "",
         'os.environ.setdefault("KERAS_BACKEND", "torch")', "",
         "import keras", "import numpy as np"],
        columns(model, words),
        numbers(model, words, inline),
        *_functions(model),
        _network(model),
        ["", *_predict(model, words)],
        *classes(model, words),
        ["", *example(model, raw, words, "predict(points)")],
    )  # fmt: skip


def _functions(model: Model) -> list[list[str]]:
    """Those that Keras has no short name for."""
    found = {name: EXPRESSIONS[name].keras for name in model.layer_activations}
    return [
        ["", f"def {name}(z):", f"    return {expression}", ""]
        for name, expression in found.items()
        if "(z" in expression
    ]


def _network(model: Model) -> list[str]:
    lines = ["network = keras.Sequential([", f"    keras.Input(({len(model.inputs)},)),"]
    for weights, name in zip(model.weights, model.layer_activations, strict=True):
        expression = EXPRESSIONS[name].keras
        activation = name if "(z" in expression else expression
        lines.append(f"    keras.layers.Dense({weights.shape[1]}, activation={activation}),")
    layers = range(1, len(model.weights) + 1)
    return [
        *lines,
        '], name="lagom")',
        f"network.set_weights([{', '.join(f'W{i}, b{i}' for i in layers)}])",
    ]


def _predict(model: Model, words: Words) -> list[str]:
    end = "a" if model.classes else "a * OUTPUT_SCALE + OUTPUT_MEAN"
    return [
        "def predict(x):",
        *docstring(words, "code.predict"),
        "    x = (np.asarray(x, dtype=float) - INPUT_MEAN) / INPUT_SCALE",
        "    a = network.predict(x.astype(np.float32), verbose=0)",
        f"    return {end}",
    ]
