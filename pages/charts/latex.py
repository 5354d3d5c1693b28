"""Numbers within formulas, and formulas of the core with numbers put in."""

import re

from pages.charts.numbers import number
from pages.charts.style import Translate

DIGITS = 4
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
SIGNS = {"−": "-", ",": "{,}", "\u00a0": r"\,", "∞": r"\infty ", "–": r"\text{–}"}
DECIMAL = re.compile(r"(?<=[0-9])[.](?=[0-9])")
POWER = re.compile(r"·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def digits(value: float, t: Translate) -> str:
    """A number of the way as text: in a cell, in a picture, in a sentence."""
    return number(float(value), t, DIGITS)


def tex(value: float, t: Translate) -> str:
    """The same number in a formula: with the language's decimal sign and no gap behind it."""
    text = POWER.sub(_power, digits(value, t).replace(" ", r"\,"))
    return "".join(SIGNS.get(sign, sign) for sign in text)


def _power(found: re.Match[str]) -> str:
    exponent = found[1].translate(PLAIN)
    return rf"\cdot 10^{{{exponent}}}"


def factor(value: float, t: Translate) -> str:
    """Within a product or a function: in brackets where there is a sign or a power of ten."""
    text = tex(value, t)
    return rf"({text})" if text.startswith("-") or "cdot" in text else text


def in_language(formula: str, t: Translate) -> str:
    """A formula of the core with the language's words and decimal sign."""
    for word in ("if", "else"):
        formula = formula.replace(
            rf"\text{{ {word} }}", rf"\text{{ {t(f'parts.formula.{word}')} }}"
        )
    return DECIMAL.sub(lambda _: f"{{{t('format.decimal')}}}", formula)


def put_in(formula: str, letter: str, value: float, t: Translate) -> str:
    """A formula with a number in the place of a letter that stands alone."""
    alone = rf"(?<![A-Za-z\\]){letter}(?![A-Za-z_])"
    multiplied = re.sub(rf"\\,(?={letter}(?![A-Za-z_]))", lambda _: r"\cdot ", formula)
    return re.sub(alone, lambda _: factor(value, t), multiplied)


def added(terms: list[str]) -> str:
    """Terms with a plus between them; one that begins with a minus keeps it in brackets."""
    return " + ".join(rf"({term})" if term.startswith("-") else term for term in terms)


def seen_length(term: str) -> int:
    """How many signs of a term are seen, with the plus before it."""
    return 2 + len(re.sub(r"\\[a-z]+ ?|[{}^_ ]", "", term).replace(",", ""))


def lines(rows: list[str]) -> str:
    """Rows below each other, each with its & where they are to be aligned."""
    return r"\begin{aligned}" + r" \\ ".join(rows) + r"\end{aligned}"
