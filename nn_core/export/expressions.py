"""The activation functions in the languages of other libraries, one entry each.

An activation of activations.py that has no entry here is not exported, and the page says so. The
tests compare each entry with the core's own function.
"""

from __future__ import annotations

from typing import NamedTuple


class Expression(NamedTuple):
    """numpy: an expression of z. torch: a module. keras: what Dense takes as its activation, or an
    expression of z.

    note: the key of a comment, where another library's usual choice is another function.
    """

    numpy: str
    torch: str
    keras: str
    note: str = ""


_SIGMOID = "0.5 * (1 + np.tanh(0.5 * z))"  # 1 / (1 + exp(-z)), which would overflow

EXPRESSIONS: dict[str, Expression] = {
    "identity": Expression("z", "nn.Identity()", '"linear"'),
    "relu": Expression("np.maximum(z, 0)", "nn.ReLU()", '"relu"'),
    "leaky_relu": Expression(
        "np.maximum(0.01 * z, z)",
        "nn.LeakyReLU(0.01)",
        "keras.activations.leaky_relu(z, negative_slope=0.01)",
        "code.note.leaky_relu",
    ),
    "elu": Expression(
        "np.where(z > 0, z, np.expm1(np.minimum(z, 0)))", "nn.ELU(alpha=1.0)", '"elu"'
    ),
    "selu": Expression(
        "1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * np.expm1(np.minimum(z, 0)))",
        "nn.SELU()",
        '"selu"',
    ),
    "gelu": Expression(
        "0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))",
        'nn.GELU(approximate="tanh")',
        "keras.activations.gelu(z, approximate=True)",
        "code.note.gelu",
    ),
    "silu": Expression(f"z * {_SIGMOID}", "nn.SiLU()", '"silu"'),
    "softplus": Expression("np.logaddexp(0, z)", "nn.Softplus()", '"softplus"'),
    "tanh": Expression("np.tanh(z)", "nn.Tanh()", '"tanh"'),
    "sigmoid": Expression(_SIGMOID, "nn.Sigmoid()", '"sigmoid"'),
    "hard_tanh": Expression("np.clip(z, -1, 1)", "nn.Hardtanh()", '"hard_tanh"'),
    "sine": Expression("np.sin(z)", "Sine()", "keras.ops.sin"),
    "step": Expression(
        "np.where(z > 0, 1.0, 0.0)", "Step()", "keras.ops.cast(z > 0, keras.config.floatx())"
    ),
    "softmax": Expression("", "nn.Softmax(dim=1)", '"softmax"'),  # in NumPy in two lines
}
# Modules that torch.nn lacks.
TORCH_MODULES = {
    "sine": """class Sine(nn.Module):
    def forward(self, z):
        return torch.sin(z)""",
    "step": """class Step(nn.Module):
    def forward(self, z):
        return (z > 0).to(z.dtype)""",
}
SOFTMAX = """def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)"""


def missing(names: tuple[str, ...]) -> str:
    """The first of these that has no entry, or nothing."""
    return next((name for name in names if name not in EXPRESSIONS), "")


def notes(names: tuple[str, ...]) -> list[str]:
    """The keys of the comments on them, each once."""
    return list(dict.fromkeys(EXPRESSIONS[n].note for n in names if EXPRESSIONS[n].note))
