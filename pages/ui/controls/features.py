"""Features: what the network is given of x and y, and a formula of the student's own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from datasets import FEATURES, ExpressionError
from datasets.above import CURVE, misses_picture
from datasets.expression import FUNCTIONS, LONGEST
from pages.live.run_settings import as_curve, as_expression
from pages.live.settings import settle
from pages.ui import fragments, state
from pages.ui.controls.widgets import held
from pages.ui.language import number, t
from pages.ui.session_state import session

OWN = "own"  # beside FEATURES: the formula
POINTED = 120  # characters of a wrong formula that are shown with the place marked


def choose() -> None:
    """The features, each on or off; below them the formula, where it is one of them."""
    s = state.settings()
    own = bool(s.expression) or session().is_formula_open
    held(
        "features",
        (*s.features, *([OWN] if own else [])),
        st.pills,
        _take_features,
        label=t("control.features"),
        help=t("control.features.help"),
        selection_mode="multi",
        options=[*FEATURES, OWN],
        format_func=lambda name: t(f"feature.{name}"),
    )
    if own:
        _formula()


@fragments.callback
def _take_features(chosen: list[str]) -> None:
    """The last input stays: a network that is given nothing has nothing to learn from."""
    s, names = state.settings(), tuple(name for name in chosen if name != OWN)
    session().is_formula_open = OWN in chosen
    expression = s.expression if OWN in chosen else ""
    if names or expression:
        s = replace(s, features=names, expression=expression)
    state.change(settle(s), redraw=True)


def _formula() -> None:
    present = state.settings().expression
    wrong = _wrong(session().typed_expression, present)
    help_text = t("control.expression.help", functions=", ".join(FUNCTIONS))
    label, example = t("control.expression"), t("expression.example")
    _field("expression", wrong or present, _take, label, help_text, example)
    if wrong:
        say_what_is_wrong(wrong)


def curve() -> None:
    """The formula of x that parts two classes."""
    present = state.settings().curve
    wrong = _wrong(session().typed_curve, present)
    help_text = t("control.curve.help", functions=", ".join(FUNCTIONS))
    _field("curve", wrong or present, _take_curve, t("control.curve"), help_text, CURVE)
    if wrong:
        say_what_is_wrong(wrong, as_curve, "x")
    elif misses_picture(present):
        st.info(t("curve.outside"), icon=":material/functions:")


def _wrong(typed: tuple[str, str] | None, present: str) -> str:
    """What was typed last and cannot be read, as long as the formula in force is the same."""
    return typed[0] if typed is not None and typed[1] == present else ""


def _field(
    name: str, value: str, take: Callable[[str], None], label: str, help_text: str, example: str
) -> None:
    held(name, value, st.text_input, take, label=label, help=help_text, placeholder=example)


@fragments.callback
def _take(typed: str) -> None:
    """What cannot be read stays in the field, and the run goes on as it is."""
    s = state.settings()
    session().typed_expression = None
    try:
        expression = as_expression(typed)
    except ExpressionError:
        session().typed_expression = (typed, s.expression)
        return fragments.ask(state.CONTROLS)
    return state.change(settle(replace(s, expression=expression)), redraw=True)


@fragments.callback
def _take_curve(typed: str) -> None:
    s = state.settings()
    session().typed_curve = None
    try:
        formula = as_curve(typed)
    except ExpressionError:
        session().typed_curve = (typed, s.curve)
        return fragments.ask(state.CONTROLS)
    return state.change(settle(replace(s, curve=formula)), redraw=True)


def say_what_is_wrong(
    typed: str, reads: Callable[[str], str] = as_expression, variables: str = "x, y"
) -> None:
    """One sentence, and the place marked in the formula where there is one."""
    try:
        reads(typed)
    except ExpressionError as error:
        said = f"{sentence(error, variables)} {t('expression.kept')}"
        st.error(said, icon=":material/functions:")
        if error.place is not None and len(typed) <= POINTED:
            st.code(f"{typed.strip()}\n{' ' * error.place}^", language=None)


def sentence(error: ExpressionError, variables: str = "x, y") -> str:
    """What is wrong with a formula and what to do."""
    numbers = {k: number(v) if isinstance(v, float) else v for k, v in error.values.items()}
    place = 1 if error.place is None else error.place + 1
    words = {"place": place, "variables": variables, "functions": ", ".join(FUNCTIONS)}
    values = {**words, **_calm(numbers)}
    if variables == "x" and "y" in error.values:  # a value is missing somewhere
        return t(f"expression.{error.kind}.x", **values)
    return t(f"expression.{error.kind}", **values)


def _calm(values: dict[str, Any]) -> dict[str, Any]:
    """What somebody has typed may be long, or mean something in Markdown."""
    typed = {"name": 30, "formula": LONGEST + 10}
    return {k: f"`{v[: typed[k]]}`" if k in typed else v for k, v in values.items()}
