"""The network as one of scikit-learn's, where that has such a network."""

from __future__ import annotations

from nn_core.arrays import Array
from nn_core.export.model import Model
from nn_core.export.script import Words, columns, comment, docstring, example, head, joined, numbers

ACTIVATIONS = {"identity": "identity", "sigmoid": "logistic", "tanh": "tanh", "relu": "relu"}


def refused_by_sklearn(model: Model) -> str:
    """Why it cannot be one of scikit-learn's, as the end of a text's key; or nothing.

    MLPRegressor and MLPClassifier have four activations, one of them for all hidden layers, and an
    output that the task decides.
    """
    hidden = set(model.layer_activations[:-1])
    if hidden - set(ACTIVATIONS):
        return "activation"
    if len(hidden) > 1:
        return "mixed"
    usual = "identity" if not model.classes else "sigmoid" if len(model.outputs) == 1 else "softmax"
    return "" if model.layer_activations[-1] == usual else "output"


def sklearn_code(model: Model, raw: Array, words: Words, inline: bool = False) -> str:
    """raw (S, D): rows of inputs for an example. inline: all numbers are in it, however many."""
    return joined(
        head(model, words, "sklearn"),
        _imports(model),
        columns(model, words),
        numbers(model, words, inline),
        _scaler(words),
        _network(model, words),
        ["", *_predict(model, words)],
        ["", *example(model, raw, words, "predict(points)")],
    )


def _imports(model: Model) -> list[str]:
    kind = "MLPClassifier" if model.classes else "MLPRegressor"
    return [
        "import numpy as np",
        f"from sklearn.neural_network import {kind}",
        "from sklearn.preprocessing import StandardScaler",
    ]


def _scaler(words: Words) -> list[str]:
    return [
        *comment(words("code.sklearn.scaler")),
        "scaler = StandardScaler().fit([INPUT_MEAN - INPUT_SCALE, INPUT_MEAN + INPUT_SCALE])",
        "scaler.mean_, scaler.scale_ = INPUT_MEAN, INPUT_SCALE",
    ]


def _network(model: Model, words: Words) -> list[str]:
    n = len(model.outputs)
    hidden = model.layer_activations[:-1]
    activation = ACTIVATIONS[hidden[0]] if hidden else "identity"
    widths = model.run.network.hidden_widths
    layers = range(1, len(model.weights) + 1)
    kind = "MLPClassifier" if model.classes else "MLPRegressor"
    rows = f"np.zeros(({len(model.classes) or 1}, {len(model.inputs)}))"
    if model.classes:
        places = f"np.arange({len(model.classes)})"
        fit = f"network.partial_fit({rows}, {places}, classes={places})"
    else:
        target = "np.zeros(1)" if n == 1 else f"np.zeros((1, {n}))"
        fit = f"network.partial_fit({rows}, {target})"
    return [
        f'network = {kind}(hidden_layer_sizes={widths}, activation="{activation}")',
        *comment(words("code.sklearn.fit")),
        fit,
        f"network.coefs_ = [{', '.join(f'W{i}.astype(float)' for i in layers)}]",
        f"network.intercepts_ = [{', '.join(f'b{i}.astype(float)' for i in layers)}]",
    ]


def _predict(model: Model, words: Words) -> list[str]:
    lines = ["def predict(x):", *docstring(words, "code.predict")]
    if not model.classes:
        return [
            *lines,
            f"    y = network.predict(scaler.transform(x)).reshape(-1, {len(model.outputs)})",
            "    return y * OUTPUT_SCALE + OUTPUT_MEAN",
        ]
    # Of two classes scikit-learn gives both probabilities, the network the second's.
    which = "[:, 1:]" if len(model.outputs) == 1 else ""
    return [
        *lines,
        f"    return network.predict_proba(scaler.transform(x)){which}",
        "",
        "",
        "def predict_class(x):",
        *docstring(words, "code.predict_class"),
        "    return [CLASSES[k] for k in network.predict(scaler.transform(x))]",
    ]
