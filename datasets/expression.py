"""A formula in x and y that a student has typed: read, checked, and worked out with NumPy.

Python's own parser makes a tree of it, and only what stands in the tables here is allowed in that
tree; nothing of it is ever run as Python. Numbers are floats throughout, so that no power takes
long, and a text is short, so that no tree is deep.
"""

import ast
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

LONGEST = 120  # characters
LARGEST = 1e4  # that a value may be: beyond it no learning rate suits all inputs
REACH, STEP = 6.0, 0.25  # where a formula must have a value: the largest region that charts show

CONSTANTS: Mapping[str, float] = {"pi": np.pi, "e": np.e}
FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "min": np.minimum,
    "max": np.maximum,
}
OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
    ast.UAdd: np.positive,
    ast.USub: partial(np.multiply, -1.0),  # some releases of NumPy negate wrongly: see test_ufuncs
}
# Other ways to write the same, as on paper or on a phone.
SPELLINGS: Mapping[str, str] = {
    "^": "**", "²": "**2", "³": "**3", "·": "*", "×": "*", "−": "-", "π": "pi",
}  # fmt: skip


# A number or a bracket, and what follows without a sign between. (?>: of 1e5 the e is no name.
PRODUCT = re.compile(r"(?:(?<![a-z_.\d])(?>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|\))\s*(?=[a-zπ(])")


class ExpressionError(ValueError):
    """What is wrong with a formula, and where.

    kind: long, syntax, comma, name, product, sign, arguments, forbidden, undefined or large.
    place: the character of the text as typed, from 0; None where it is the whole. values: for a
    sentence.
    """

    def __init__(self, kind: str, place: int | None = None, **values: object) -> None:
        super().__init__(f"{kind} at {place}: {values}")
        self.kind, self.place, self.values = kind, place, values


@dataclass(frozen=True)
class Expression:
    """A formula in two variables, or one, that has been read."""

    text: str

    def __call__(self, x: Array, y: Array) -> Array:
        """Its values (S,), all finite: where it has none it counts as 0, and beyond LARGEST it is
        cut. `read` has made sure that neither is so in the region that charts show."""
        values = np.nan_to_num(_values(self.text, x, y), nan=0.0, posinf=np.inf, neginf=-np.inf)
        return np.asarray(np.clip(values, -LARGEST, LARGEST))


def read(text: str, variables: tuple[str, ...] = ("x", "y")) -> Expression:
    """The formula. Raises ExpressionError.

    variables: those it may name. Every place that charts show must have a value.
    """
    plain = canonical(text)
    for node in ast.walk(_tree(plain)):
        if isinstance(node, ast.Name) and node.id in {"x", "y"} - set(variables):
            raise ExpressionError("name", _place(plain, node), name=node.id)
    _check_values(plain)
    return Expression(plain)


def canonical(text: str) -> str:
    """As it stands in a link: without blanks at the ends, in small letters."""
    return text.strip().lower()


def _values(text: str, x: Array, y: Array) -> Array:
    """(S,), with infinities and NaN where it has no value."""
    with np.errstate(all="ignore"):
        found = _value(_tree(text), {**CONSTANTS, "x": x, "y": y})
    return np.broadcast_to(np.asarray(found, np.float64), x.shape)


def _check_values(text: str) -> None:
    line = np.arange(-REACH, REACH + STEP, STEP)
    x, y = (each.ravel() for each in np.meshgrid(line, line))
    values = _values(text, x, y)
    order = np.argsort(np.hypot(x, y), kind="stable")  # the middle first: it is easily checked
    for kind, wrong in (
        ("undefined", ~np.isfinite(values)),
        ("large", ~(np.abs(values) <= LARGEST)),
    ):
        found = order[wrong[order]]
        if len(found):
            at = found[[0]]
            overflows = kind == "undefined" and _overflows(text, x[at], y[at])
            kind = "large" if overflows else kind
            raise ExpressionError(kind, x=float(x[at][0]), y=float(y[at][0]), most=LARGEST)


def _overflows(text: str, x: Array, y: Array) -> bool:
    """Whether at this place (1,) a number grew beyond all floats, and nothing else was wrong."""
    names, tree = {**CONSTANTS, "x": x, "y": y}, _tree(text)
    with np.errstate(all="ignore"):
        value = np.asarray(_value(tree, names))
    try:
        with np.errstate(divide="raise", invalid="ignore", over="ignore"):
            _value(tree, names)
    except FloatingPointError:
        return False
    try:
        with np.errstate(over="raise", invalid="ignore"):
            _value(tree, names)
    except FloatingPointError:
        return True
    return bool(np.isinf(value).all())


@lru_cache(maxsize=64)
def _tree(text: str) -> ast.expr:
    """The tree of a text in its canonical form, of allowed nodes only."""
    if len(text) > LONGEST:
        raise ExpressionError("long", most=LONGEST)
    for place, character in enumerate(text):
        if character in "#\\" or not character.isprintable():  # a comment, or a second line
            raise ExpressionError("syntax", place)
    spelt = "".join(SPELLINGS.get(character, character) for character in text)
    try:
        tree = _parsed(spelt)
    except SyntaxError as error:
        _check_products(text)
        place = error.offset - 1 if error.offset and error.lineno == 1 else len(spelt)
        raise ExpressionError("syntax", _as_typed(text, place)) from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError("syntax") from None
    try:
        _check(tree, text)
    except ExpressionError as error:
        if error.kind == "forbidden":  # 2(x + 1) is a call to Python
            _check_products(text)
        raise
    return tree


def _parsed(spelt: str) -> ast.expr:
    """Python warns of what is none of its own, as 0x10relu: here that is refused in a sentence."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return ast.parse(spelt, mode="eval").body


def _check_products(text: str) -> None:
    """Raises ExpressionError where all that is wrong are products without their sign, as in 2x."""
    with_signs = PRODUCT.sub(r"\g<0>*", text)
    if with_signs == text:
        return
    try:
        _tree(with_signs)
    except ExpressionError:
        return
    found = PRODUCT.search(text)
    assert found is not None
    raise ExpressionError("sign", found.end(), formula=with_signs)


def _check(node: ast.AST, text: str) -> None:
    """Raises ExpressionError at the first node that is not of the grammar."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return None
    if isinstance(node, ast.Name):
        return _check_name(node, text)
    if isinstance(node, ast.Call):
        return _check_call(node, text)
    if isinstance(node, ast.BinOp | ast.UnaryOp) and type(node.op) in OPERATORS:
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.expr):
                _check(part, text)
        return None
    if isinstance(node, ast.Tuple):
        raise ExpressionError("comma", text.find(","))
    raise ExpressionError("forbidden", _place(text, node))


def _check_name(node: ast.Name, text: str) -> None:
    if node.id in FUNCTIONS:
        raise _wrong_arguments(node.id, text, node)
    if node.id not in {*CONSTANTS, "x", "y"}:
        raise ExpressionError("name", _place(text, node), name=node.id)


def _check_call(node: ast.Call, text: str) -> None:
    if not isinstance(node.func, ast.Name):
        raise ExpressionError("forbidden", _place(text, node))
    name = node.func.id
    if name not in FUNCTIONS:
        kind = "product" if name in {*CONSTANTS, "x", "y"} else "name"
        raise ExpressionError(kind, _place(text, node), name=name)
    if len(node.args) != _n_arguments(name) or node.keywords:
        raise _wrong_arguments(name, text, node)
    for part in node.args:
        _check(part, text)


def _wrong_arguments(name: str, text: str, node: ast.AST) -> ExpressionError:
    return ExpressionError("arguments", _place(text, node), name=name, n=_n_arguments(name))


def _n_arguments(name: str) -> int:
    return 2 if name in ("min", "max") else 1


def _value(node: ast.AST, names: Mapping[str, Any]) -> Any:
    if isinstance(node, ast.Constant):
        return _float(node.value)
    if isinstance(node, ast.Name):
        return names[node.id]
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        return FUNCTIONS[node.func.id](*(_value(part, names) for part in node.args))
    if isinstance(node, ast.UnaryOp):
        return OPERATORS[type(node.op)](_value(node.operand, names))
    assert isinstance(node, ast.BinOp)
    return OPERATORS[type(node.op)](_value(node.left, names), _value(node.right, names))


def _float(value: Any) -> np.float64:
    try:
        return np.float64(value)
    except OverflowError:  # a whole number beyond all floats
        return np.float64(np.inf)


def _place(text: str, node: ast.AST) -> int:
    """Where a node begins in the text as typed. The parser counts bytes in UTF-8."""
    for place, character in enumerate(text):
        if character in "#\\" or not character.isprintable():  # a comment, or a second line
            raise ExpressionError("syntax", place)
    spelt = "".join(SPELLINGS.get(character, character) for character in text)
    offset = int(getattr(node, "col_offset", 0))
    return _as_typed(text, len(spelt.encode()[:offset].decode(errors="ignore")))


def _as_typed(text: str, place: int) -> int:
    """From a place in the text as Python spells it to the one in the text as typed."""
    at = 0
    for i, character in enumerate(text):
        at += len(SPELLINGS.get(character, character))
        if at > place:
            return i
    return len(text)
