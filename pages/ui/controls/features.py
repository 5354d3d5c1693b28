"""Features: what the network is given of x and y, and a formula of the student's own."""

from dataclasses import replace
from typing import Any

import streamlit as st

from datasets import FEATURES, ExpressionError
from datasets.expression import FUNCTIONS, LONGEST
from pages.live.run_settings import as_expression
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
    typed, beside = session().typed_expression or ("", None)
    wrong = typed if beside == present else ""
    held(
        "expression",
        wrong or present,
        st.text_input,
        _take,
        label=t("control.expression"),
        help=t("control.expression.help", functions=", ".join(FUNCTIONS)),
        placeholder=t("expression.example"),
    )
    if wrong:
        say_what_is_wrong(wrong)


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


def say_what_is_wrong(typed: str) -> None:
    """One sentence, and the place marked in the formula where there is one."""
    try:
        as_expression(typed)
    except ExpressionError as error:
        st.error(f"{sentence(error)} {t('expression.kept')}", icon=":material/functions:")
        if error.place is not None and len(typed) <= POINTED:
            st.code(f"{typed.strip()}\n{' ' * error.place}^", language=None)


def sentence(error: ExpressionError, variables: str = "x, y") -> str:
    """What is wrong with a formula and what to do."""
    numbers = {k: number(v) if isinstance(v, float) else v for k, v in error.values.items()}
    place = 1 if error.place is None else error.place + 1
    words = {"place": place, "variables": variables, "functions": ", ".join(FUNCTIONS)}
    return t(f"expression.{error.kind}", **{**words, **_calm(numbers)})


def _calm(values: dict[str, Any]) -> dict[str, Any]:
    """What somebody has typed may be long, or mean something in Markdown."""
    typed = {"name": 30, "formula": LONGEST + 10}
    return {k: f"`{v[: typed[k]]}`" if k in typed else v for k, v in values.items()}
