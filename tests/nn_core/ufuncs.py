"""Which ufuncs a source uses, and which of them the NumPy at hand gets wrong on strided arrays."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np

from nn_core.arrays import Array

# Where a result goes: a ufunc may be right into memory of its own and wrong into that of others.
NEW, GIVEN, REDUCED = "into a new array", "into a given array", "reduced"
Use = tuple[str, str]  # a ufunc's name, and one of these

OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.FloorDiv: "floor_divide",
    ast.Mod: "remainder",
    ast.Pow: "power",
    ast.MatMult: "matmul",
    ast.BitAnd: "bitwise_and",
    ast.BitOr: "bitwise_or",
    ast.BitXor: "bitwise_xor",
    ast.LShift: "left_shift",
    ast.RShift: "right_shift",
    ast.USub: "negative",
    ast.UAdd: "positive",
    ast.Invert: "invert",
    ast.Eq: "equal",
    ast.NotEq: "not_equal",
    ast.Lt: "less",
    ast.LtE: "less_equal",
    ast.Gt: "greater",
    ast.GtE: "greater_equal",
}
STRIDES = range(1, 17)  # in elements
LENGTHS = (5, 67)  # below and above what a loop unrolled over four of the widest registers takes


def uses(source: str) -> set[Use]:
    """Every ufunc that it calls through `np.`, or may call through an operator on an array."""
    found, explained = set[Use](), set[ast.AST]()
    nodes = [*ast.walk(ast.parse(source))]
    for node in nodes:
        found |= {(name, where) for name, where in _operators(node)}
        if isinstance(node, ast.Call) and (called := _ufunc(node.func)):
            given = len(node.args) > called.nin or any(k.arg == "out" for k in node.keywords)
            found.add((called.__name__, GIVEN if given else NEW))
            explained.add(node.func)
        if isinstance(node, ast.Attribute) and (reduced := _ufunc(node.value)):
            found.add((reduced.__name__, REDUCED))
            explained.add(node.value)
    # One that is handed on may be called in any way.
    handed_on = [f for node in nodes if node not in explained and (f := _ufunc(node))]
    return found | {(f.__name__, where) for f in handed_on for where in (NEW, GIVEN)}


def _ufunc(node: ast.AST) -> np.ufunc | None:
    """What `np.name` is, if a ufunc."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        found = getattr(np, node.attr, None) if node.value.id == "np" else None
        return found if isinstance(found, np.ufunc) else None
    return None


def _operators(node: ast.AST) -> Iterator[Use]:
    where = GIVEN if isinstance(node, ast.AugAssign) else NEW
    for operator in getattr(node, "ops", [getattr(node, "op", None)]):
        if type(operator) in OPERATORS:
            yield OPERATORS[type(operator)], where


def faults(ufunc: Any) -> dict[str, str]:
    """Where its results are wrong on strided arrays, each with a layout in which they are.

    It is asked in single and double precision; one that takes no such numbers, of truth values.
    """
    found = dict[str, str]()
    with np.errstate(all="ignore"):
        for length, kind in product(LENGTHS, _kinds(ufunc)):
            operands = _operands(ufunc, kind, length)
            for where, layout in _wrong(ufunc, operands):
                found.setdefault(where, f"{kind}, {length} elements, {layout}")
    return found


def _kinds(ufunc: Any) -> list[str]:
    signatures = [signature.split("->")[0] for signature in ufunc.types]
    kinds = [kind for kind in "fd" if kind * ufunc.nin in signatures]
    return kinds or [kind for kind in "?l" if kind * ufunc.nin in signatures][:1]


def _operands(ufunc: Any, kind: str, length: int) -> list[Array]:
    """Numbers of both signs and special ones, in two rows; matrices for a matrix product."""
    rng = np.random.default_rng(length)
    shapes = [(2, length)] * ufunc.nin
    if ufunc.signature:
        shapes = [(3, length), (length, 4)]
    operands = [rng.normal(0, 2, shape) for shape in shapes]
    if kind in "?l":
        return [(np.abs(values) * 2).astype(kind) for values in operands]
    if not ufunc.signature:
        operands[0][0, :4] = np.inf, -np.inf, np.nan, 0
    return [values.astype(kind) for values in operands]


def strided(values: Array, stride: int) -> Array:
    """A view with the values, of that stride along the last axis; between them other numbers."""
    *rows, length = values.shape
    memory = np.full((*rows, length * stride), 3, values.dtype)
    memory[..., ::stride] = values
    return memory[..., ::stride]


def _wrong(ufunc: Any, operands: list[Array]) -> Iterator[tuple[str, str]]:
    expected = _results(ufunc(*operands))
    for stride in STRIDES:
        views = [strided(values, stride) for values in operands]
        if not _same(_results(ufunc(*views)), expected):
            yield NEW, f"stride {stride}"
        if _reducible(ufunc, operands) and not _same_reduced(ufunc, operands[0], stride):
            yield REDUCED, f"stride {stride}"
        for out_stride in STRIDES:
            for layout in _wrong_given(ufunc, views, expected, out_stride):
                yield GIVEN, f"strides {stride} to {out_stride}, {layout}"
        if _fits(views[0], expected):
            ufunc(*views, out=views[0])
            if not _same([views[0]], expected):
                yield GIVEN, f"stride {stride}, in place"


def _wrong_given(
    ufunc: Any, views: list[Array], expected: list[Array], stride: int
) -> Iterator[str]:
    """Both operands strided, or one of them without axes, as the constants of the core are."""
    outs = [strided(np.zeros_like(values), stride) for values in expected]
    ufunc(*views, out=tuple(outs))
    if not _same(outs, expected) or not all(_untouched(out, stride) for out in outs):
        yield "operands alike"
    if ufunc.nin == 2 and not ufunc.signature:
        number = views[1][1, 2].reshape(())
        for pair in ((number, views[0]), (views[0], number)):
            plain = _results(ufunc(*(np.ascontiguousarray(values) for values in pair)))
            ufunc(*pair, out=tuple(outs))
            if not _same(outs, [values.reshape(outs[0].shape) for values in plain]):
                yield "one operand a number"


def _results(found: Any) -> list[Array]:
    return [*found] if isinstance(found, tuple) else [found]


def _fits(view: Array, expected: list[Array]) -> bool:
    """Whether a ufunc can work in place."""
    return [(view.shape, view.dtype)] == [(out.shape, out.dtype) for out in expected]


def _reducible(ufunc: Any, operands: list[Array]) -> bool:
    """Whether its results can be its operands."""
    if ufunc.signature or (ufunc.nin, ufunc.nout) != (2, 1):
        return False
    return ufunc.identity is not None or ufunc(*operands).dtype == operands[0].dtype


def _same_reduced(ufunc: Any, values: Array, stride: int) -> bool:
    """Along both axes, into a new array and into one with the same stride."""
    view = strided(values, stride)
    for axis in (0, 1):
        expected = ufunc.reduce(values, axis=axis)
        out = strided(np.zeros_like(expected), stride)
        ufunc.reduce(view, axis=axis, out=out)
        if not _same([ufunc.reduce(view, axis=axis), out], [expected, expected]):
            return False
    return True


def _untouched(out: Array, stride: int) -> bool:
    memory = out.base
    beside = np.ones(memory.shape, bool)
    beside[..., ::stride] = False
    return bool((memory[beside] == np.array(3, memory.dtype)).all())


def _same(found: list[Array], expected: list[Array]) -> bool:
    """Equal to rounding: a strided loop may take other instructions than a contiguous one."""
    for a, b in zip(found, expected, strict=True):
        if a.dtype.kind != "f":
            if not np.array_equal(a, b):
                return False
        elif not np.array_equal(a, b, equal_nan=True):
            tolerance = 64 * np.finfo(a.dtype).eps
            if not np.allclose(a, b, tolerance, tolerance, equal_nan=True):
                return False
    return True
