"""Numbers from outside are read in one way, whatever a stranger writes."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pages.live.numerals import LONGEST, index_in, meaning, number_in
from pages.ui.url import decode

HUGE = "9" * 5000
READ = {
    "0.1": 0.1, "0.10": 0.1, "+.1": 0.1, "1e-1": 0.1, "1E-1": 0.1, "0,1": 0.1, " 0.1\t": 0.1,
    "1": 1.0, "1.0": 1.0, "01": 1.0, "+1": 1.0, "1.": 1.0, "-2.5": -2.5, "-0": 0.0,
    "1000": 1000.0, "1e3": 1000.0,
}  # fmt: skip
REFUSED = (
    "", " ", ".", "-", "one", "1_000", "1 000", "1.2.3", "0,1,2", "0x10", "NaN", "inf", "-Infinity",
    "1e999", "½", "1e", HUGE, "0." + HUGE, "-" + HUGE, "1" + " " * 50 + "1",
)  # fmt: skip


def test_a_number_is_read_however_it_is_spelled() -> None:
    assert {text: number_in(text) for text in READ} == READ
    assert math.copysign(1, number_in("-0") or 0.0) == 1


def test_what_is_no_number_is_refused() -> None:
    assert [text for text in REFUSED if number_in(text) is not None] == []


def test_what_a_browser_sends_is_read_as_well() -> None:
    assert (number_in(3), number_in(0.5)) == (3.0, 0.5)
    strange = (None, [], {}, [1], {"x": 1}, b"1", math.nan, math.inf, 10**400)
    assert [given for given in strange if number_in(given) is not None] == []


def test_a_place_is_a_whole_number_from_zero_on() -> None:
    assert [index_in(given) for given in (0, "0", "7", 7.0, "7.0", "1e1")] == [0, 0, 7, 7, 7, 10]
    strange = (-1, "-1", 0.5, "0.5", None, "", HUGE, math.inf, "1_0", [0])
    assert [given for given in strange if index_in(given) is not None] == []


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(5e-324)
@example(-1.7976931348623157e308)
def test_every_number_that_a_link_of_ours_writes_is_read_back(value: float) -> None:
    assert number_in(repr(value)) == value


@given(st.one_of(st.text(), st.text("0123456789+-.,eE_ \u0663\u00a0"), st.integers(), st.floats()))
def test_whatever_comes_is_a_finite_number_or_none(anything: object) -> None:
    value = number_in(anything)
    assert value is None or math.isfinite(value)
    if value is not None and isinstance(anything, str):
        assert len(anything.strip()) <= LONGEST
        assert meaning(anything) == value


def test_a_text_is_a_number_everywhere_or_nowhere() -> None:
    for text in (*READ, *REFUSED[2:]):
        for name in ("samples", "noise", "seed", "ridge", "widths", "racers"):
            if "," in text and name in ("widths", "racers"):
                continue  # there a comma parts two values
            unreadable = "unreadable" in {n.kind for n in decode({name: [text]})[1]}
            assert unreadable == (number_in(text) is None), (name, text[:12])


@pytest.mark.parametrize("text", ["1000", "1e3", "+1000", "1000.0"])
def test_an_axis_takes_the_spellings_that_a_setting_takes(text: str) -> None:
    link = {"samples": [text], "rows": ["samples"], "row_values": [f"{text},200"]}
    settings, notices = decode(link)
    assert (settings.n_samples, settings.sweep.row_values) == (1000, ("200", "1000"))
    assert notices == []


def test_what_a_setting_refuses_an_axis_refuses_too() -> None:
    link = {"samples": ["1_000"], "rows": ["samples"], "row_values": ["1_000,200"]}
    settings, notices = decode(link)
    assert (settings.n_samples, settings.sweep.row_values) == (500, ("200",))
    assert {(n.kind, n.parameter) for n in notices} == {
        ("unreadable", "samples"),
        ("contradiction", "row_values"),
    }
