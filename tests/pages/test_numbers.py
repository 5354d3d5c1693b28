"""Numbers as the page's language writes them: one table for Python and for the browser.

numbers.json: form (a function of pages/charts/numbers.py), value (inf, -inf and nan as texts), and
how each language writes it.
"""

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pages.charts import numbers
from pages.text import Translator

GOLDEN = Path(__file__).with_name("numbers.json")
ROWS: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))


def value_of(row: dict[str, Any]) -> Any:
    given = row["value"]
    return float(given) if isinstance(given, str) else given


def test_every_number_is_written_as_the_table_says() -> None:
    found = [
        (row["form"], row["value"], language, getattr(numbers, row["form"])(value_of(row), t))
        for row in ROWS
        for language in ("en", "sv")
        for t in [Translator(language)]
    ]
    wanted = [
        (r["form"], r["value"], language, r[language]) for r in ROWS for language in ("en", "sv")
    ]
    assert found == wanted


def test_a_wide_cell_has_the_first_two_digits() -> None:
    t = Translator("en")
    said = {
        0.0: "0", 0.000123: "1.2e−4", 0.00167: "0.0017", 0.0996: "0.10", 0.054: "0.054",
        0.693: "0.69", 1425.0: "1425", -0.0123: "−0.012",
    }  # fmt: skip
    assert {value: numbers.brief(value, t, wide=True) for value in said} == said


@given(st.floats(0, 1e8))
def test_a_number_in_a_cell_has_at_most_four_characters(value: float) -> None:
    assert len(numbers.brief(value, Translator("sv"))) <= 4


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_only_zero_is_written_as_zero_and_only_all_as_all(value: float) -> None:
    t = Translator("en")
    for form in (numbers.number, numbers.loss, numbers.short, numbers.decimal):
        digits = [c for c in form(value, t) if c.isdigit()]
        assert (set(digits) <= {"0"}) == (value == 0)
    if 0 <= value <= 1:
        assert (numbers.percent(value, t) == "0%") == (value == 0)
        assert (numbers.percent(value, t) == "100%") == (value == 1)
