"""What all exported code begins with: what the network is, its columns and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from textwrap import wrap

import numpy as np

from nn_core.arrays import Array
from nn_core.export.model import Columns, Model

Words = Callable[..., str]  # the key of a comment, and values -> the comment in the user's language

WIDTH = 96
WRITTEN = 3000  # parameters; the code of a larger network reads them from the model's file
FILE = "lagom-model.npz"


def script_name(library: str) -> str:
    """Of the file with the code for a library."""
    return f"lagom_{library}.py"


def comment(text: str) -> list[str]:
    """A sentence as comment lines."""
    return [f"# {line}" for line in wrap(text, WIDTH - 2, break_long_words=False)]


def head(model: Model, words: Words, library: str, own: Iterable[str] = ()) -> list[str]:
    """What it is, in comments; own: the keys of comments that only this library needs."""
    sizes = "-".join(map(str, model.sizes))
    about = words("code.head", sizes=sizes, n=model.n_parameters, epoch=model.epoch)
    lines = [*comment(about), *comment(words(f"code.{library}"))]
    if model.run.dropout:
        lines += comment(words("code.dropout"))
    for key in own:
        lines += comment(words(key))
    return lines


def columns(model: Model, words: Words) -> list[str]:
    """The preprocessing, which belongs to the model."""
    lines = comment(words("code.inputs"))
    lines += _column_lines("INPUT", model.inputs)
    if model.classes:
        lines += comment(words("code.classes"))
        return [*lines, f"CLASSES = {_strings(model.classes)}"]
    return [*lines, *comment(words("code.outputs")), *_column_lines("OUTPUT", model.outputs)]


def _column_lines(kind: str, given: Columns) -> list[str]:
    return [
        f"{kind}_NAMES = {_strings(given.names)}",
        *_array(f"{kind}_MEAN", np.array(given.mean), "float"),
        *_array(f"{kind}_SCALE", np.array(given.scale), "float"),
    ]


def numbers(model: Model, words: Words, inline: bool) -> list[str]:
    """The weights and biases of each layer: W1 (inputs, units) and b1, W2 and b2, ...

    inline: written out, however many they are.
    """
    lines = comment(words("code.weights"))
    layers = list(zip(model.weights, model.biases, model.layer_activations, strict=True))
    if model.n_parameters > WRITTEN and not inline:
        lines += comment(words("code.file", file=FILE))
        lines.append(f'FILE = np.load("{FILE}", allow_pickle=False)')
        for i in range(1, len(layers) + 1):
            lines.append(f'W{i}, b{i} = FILE["weights_{i}"], FILE["biases_{i}"]')
        return lines
    for i, (weights, biases, activation) in enumerate(layers, 1):
        d, h = weights.shape
        which = "code.layer" if i < len(layers) else "code.layer.output"
        lines += ["", *comment(words(which, i=i, d=d, h=h, activation=activation))]
        lines += _array(f"W{i}", weights, f"np.{model.run.dtype}")
        lines += _array(f"b{i}", biases, f"np.{model.run.dtype}")
    return lines


def example(model: Model, raw: Array, words: Words, print_of: str) -> list[str]:
    """A few rows of inputs, and what Lagom answers to them, to compare with."""
    lines = ['if __name__ == "__main__":']
    lines += [f"    {line}" for line in _array("points", raw, "float")]
    lines.append(f"    print({print_of})")
    lines += [f"    {line}" for line in comment(words("code.compare"))]
    for row in model.predict(raw):
        lines += [f"    {line}" for line in comment("  ".join(f"{value:.6g}" for value in row))]
    return lines


def docstring(words: Words, key: str) -> list[str]:
    """The first line in a function's body."""
    text = words(key)
    return [f'    """{text}"""'] if text else []


def joined(*parts: Iterable[str]) -> str:
    """Parts with an empty line between them."""
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _strings(names: Iterable[str]) -> str:
    """A list of strings. ascii(), since a stranger's letters may read in the other direction."""
    return "[" + ", ".join(ascii(name) for name in names) + "]"


def _array(name: str, values: Array, dtype: str) -> list[str]:
    """name = np.array(...), each number in the fewest digits that read back to the same bits."""
    if values.ndim == 1:
        return _wrapped(f"{name} = np.array([", values, f"], dtype={dtype})")
    lines = [f"{name} = np.array(["]
    for row in values:
        lines += [f"    {line}" for line in _wrapped("[", row, "],")]
    return [*lines, f"], dtype={dtype})"]


def _wrapped(before: str, values: Array, after: str) -> list[str]:
    # str of a NumPy number has the fewest digits of its own precision, float() would add some.
    texts = [str(value) for value in values]
    whole = before + ", ".join(texts) + after
    if len(whole) <= WIDTH:
        return [whole]
    body = wrap(", ".join(texts), WIDTH - 4, break_long_words=False)
    return [before, *(f"    {line}" for line in body), after]
