"""The network in NumPy alone."""

from __future__ import annotations

from nn_core.arrays import Array
from nn_core.export.expressions import EXPRESSIONS, SOFTMAX
from nn_core.export.model import Model
from nn_core.export.script import Words, columns, docstring, example, head, joined, numbers


def numpy_code(model: Model, raw: Array, words: Words, inline: bool = False) -> str:
    """raw (S, D): rows of inputs for an example. inline: all numbers are in it, however many."""
    return joined(
        head(model, words, "numpy"),
        ["import numpy as np"],
        columns(model, words),
        numbers(model, words, inline),
        *functions(model),
        ["", *predict(model, words)],
        *classes(model, words),
        ["", *example(model, raw, words, "predict(points)")],
    )


def functions(model: Model) -> list[list[str]]:
    """One definition for each activation that the network has."""
    found = []
    for name in dict.fromkeys(model.layer_activations):
        if name == "softmax":
            found.append(["", *SOFTMAX.splitlines()])
        elif name != "identity":
            found.append(["", f"def {name}(z):", f"    return {EXPRESSIONS[name].numpy}"])
    return found


def predict(model: Model, words: Words) -> list[str]:
    """All layers, one line each."""
    lines = ["def predict(x):", *docstring(words, "code.predict")]
    lines.append("    a = (np.asarray(x, dtype=float) - INPUT_MEAN) / INPUT_SCALE")
    for i, name in enumerate(model.layer_activations, 1):
        sum_of = f"a @ W{i} + b{i}"
        lines.append(f"    a = {sum_of if name == 'identity' else f'{name}({sum_of})'}")
    return [
        *lines,
        "    return a" if model.classes else "    return a * OUTPUT_SCALE + OUTPUT_MEAN",
    ]


def classes(model: Model, words: Words) -> list[list[str]]:
    """The class's name, from what predict gives."""
    if not model.classes:
        return []
    which = "a.argmax(axis=1)"
    if len(model.outputs) == 1:
        which = f"(a[:, 0] > {model.threshold:g}).astype(int)"
    lines = [
        "def predict_class(x):",
        *docstring(words, "code.predict_class"),
        "    a = predict(x)",
    ]
    return [["", *lines, f"    return [CLASSES[k] for k in {which}]"]]
