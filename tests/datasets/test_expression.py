"""Formulas that somebody types: what is allowed means what it says; all else is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.expression import LARGEST, LONGEST, ExpressionError, read

X, Y = np.array([1.0, -2.0, 0.5]), np.array([3.0, 0.25, -6.0])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("x*y", X * Y),
        ("x^2 - y/4", X**2 - Y / 4),
        ("X² + y³", X**2 + Y**3),
        ("−x·2", -2 * X),
        ("sin(π*x) + cos(y)", np.sin(np.pi * X) + np.cos(Y)),
        ("max(x, 0) - min(y, abs(x))", np.maximum(X, 0) - np.minimum(Y, np.abs(X))),
        ("2**-x", 2.0**-X),
        ("3", np.full(3, 3.0)),
    ],
)
def test_a_formula_means_what_is_written(text: str, values: np.ndarray) -> None:
    np.testing.assert_allclose(read(text)(X, Y), values, rtol=1e-14)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("__import__('os')", "name", 0),
        ("x**x**x**x", "undefined", None),
        ("9**9**9**9**9", "large", None),
        ("1/0", "undefined", None),
        ("log(-1)", "undefined", None),
        ("1e400", "large", None),
        ("exp(500*x)", "large", None),
        ("exp(500*x)-exp(400*x)", "large", None),
        ("exp(1/x)", "undefined", None),
        ("2x", "sign", 1),
        ("y + 2 sin(x)", "sign", 6),
        ("2(x + y)", "sign", 1),
        ("(x + 1)(y)", "sign", 7),
        ("1e2x", "sign", 3),
        ("2q", "syntax", 0),
        ("exp(x*x)", "large", None),
        ("(" * 5000 + ")" * 5000, "long", None),
        ("x + foo(y)", "name", 4),
        ("π*x²+ä", "name", 5),
        ("0,5*x", "comma", 1),
        ("2*sin(x, y)", "arguments", 2),
        ("sin", "arguments", 0),
        ("x(2)", "product", 0),
        ("x.real", "forbidden", 0),
        ("y + (lambda: x)()", "forbidden", 4),
        ("x + [y]", "forbidden", 4),
        ("y + 'a'", "forbidden", 4),
        ("x < y", "forbidden", 0),
        ("1 + 2j", "forbidden", 4),
        ("x +", "syntax", 3),
        ("x y", "syntax", 2),
        ("", "syntax", 0),
        ("x\0", "syntax", None),
        ("0x10relu", "syntax", None),
        ("1or x", "forbidden", None),
        ("x(0)(1)", "forbidden", None),
    ],
)
def test_anything_else_is_refused_where_it_stands(text: str, kind: str, place: int | None) -> None:
    with pytest.raises(ExpressionError) as refused:
        read(text)
    assert refused.value.kind == kind
    assert place is None or refused.value.place == place


@given(st.text(st.sampled_from("xy0129.+-*/^()²π,sinlogexpabt "), max_size=LONGEST + 2))
def test_whatever_is_typed_has_finite_values_or_is_refused(text: str) -> None:
    try:
        formula = read(text)
    except ExpressionError:
        return
    far = np.array([0.0, 6.0, -1e3, 1e30, -1e300])
    for x, y in ((far, far), (far, -far), (far, 0 * far)):
        values = formula(x, y)
        assert values.shape == far.shape
        assert np.isfinite(values).all()
        assert np.abs(values).max() <= LARGEST
