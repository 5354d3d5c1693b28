"""Numbers as people and spreadsheets write them."""

import numpy as np
import pytest


def column(read, cells, **choices):
    """Cells below x in a file with semicolons, beside a column that says nothing about numbers."""
    rows = "".join(f'"{cell}";t{i % 2}\n' for i, cell in enumerate(cells))
    return read(f"x;label\n{rows}", **choices)


def notes(table):
    return {note.code: dict(note.values) for note in table.notes}


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1 234,5", "2"], [1234.5, 2]),
        (["1\u00a0234,5", "1\u202f234\u202f567"], [1234.5, 1234567]),
        (["1.234,56", "7"], [1234.56, 7]),
        (["1,234.56", "7"], [1234.56, 7]),
        (["1.234.567", "7"], [1234567, 7]),
        (["\u22125", "\u20135,5"], [-5, -5.5]),
        (["12 %", "7,5%"], [12, 7.5]),
        (["5 kr", "1 234,50 kr", "7"], [5, 1234.5, 7]),
        (["5:-", "6:-"], [5, 6]),
        (["$5", "$6.5"], [5, 6.5]),
        (["1E5", "1,5e-3"], [1e5, 1.5e-3]),
        (["0,5", ",25"], [0.5, 0.25]),
        (["0.125", "1.234"], [0.125, 1.234]),
        (["+3", "4."], [3, 4]),
        (["1e-320", "1"], [1e-320, 1]),
        (["0,1", "0,30000000000000004"], [0.1, 0.30000000000000004]),
    ],
)
def test_numbers_are_read_in_each_form(read, cells, values):
    table = column(read, cells)
    assert table.column("x").kind == "number"
    assert table.frame["x"].tolist() == values
    assert not table.questions


def test_what_is_not_bare_is_said_with_an_example(read):
    said = notes(column(read, ["1 234 kr", "−5 kr", "7,5 kr"]))
    assert said["thousands"] == {"name": "x", "n": 1, "example": "1 234 kr", "value": 1234.0}
    assert said["minus"]["value"] == -5.0
    assert said["units"] == {"name": "x", "unit": "kr"}
    assert said["decimal_comma"] == {"names": ("x",)}


# 1,234: a little more than one, or a thousand


def test_the_ambiguous_comma_is_asked_about_and_the_answer_is_taken(read):
    for choices, first in (({}, 1.234), ({"decimal": ","}, 1.234), ({"decimal": "."}, 1234.0)):
        table = column(read, ["1,234", "2,345"], **choices)
        assert table.frame["x"][0] == first
        (question,) = table.questions
        assert (question.example, question.readings) == ("1,234", (1.234, 1234.0))
        assert question.columns == ("x",)
        assert question.chosen == table.decimal == choices.get("decimal", ",")


def test_between_commas_the_ambiguous_comma_is_rather_a_thousand(read):
    table = read('x,label\n"1,234",a\n"2,345",b\n')
    assert table.frame["x"].tolist() == [1234, 2345]
    assert table.questions


def test_other_numbers_settle_what_one_column_leaves_open(read):
    table = read("x;y\n1,234;0,5\n2,345;0,7\n")
    assert table.frame["x"].tolist() == [1.234, 2.345]
    assert not table.questions
    assert read("x;y\n1,234;0.5\n2,345;0.7\n").frame["x"].tolist() == [1234, 2345]


def test_columns_with_different_marks_are_read_each_its_own_way(read):
    table = read("x;y\n1,5;0.5\n2,25;0.75\n")
    assert table.frame["x"].tolist() == [1.5, 2.25]
    assert table.frame["y"].tolist() == [0.5, 0.75]


# What is no number, or none to compute with


@pytest.mark.parametrize(
    "word", ["", "NA", "n/a", "saknas", "-", "–", "..", "NaN", "null", "#SAKNAS!"]
)
def test_words_for_missing_values_are_missing_values(read, word):
    table = column(read, ["1", word, "3"])
    assert np.isnan(table.frame["x"][1])
    assert table.column("x").n_missing == 1
    assert notes(table).get("missing_words", {"n": 1, "names": (word,)})["names"] == (word,)


@pytest.mark.parametrize("error", ["#DIV/0!", "#DIVISION/0!", "#VÄRDEFEL!", "#REF!", "#NAMN?"])
def test_formulas_that_failed_are_missing_values(read, error):
    said = notes(column(read, ["1", error, "3"]))
    assert said["failed"] == {"n": 1, "names": ("x",)}


@pytest.mark.parametrize("text", ["inf", "-Infinity", "∞", "1e308", "1e999"])
def test_numbers_without_a_bound_are_missing_values(read, text):
    table = column(read, ["1", text, "3"])
    assert np.isnan(table.frame["x"][1])
    assert notes(table)["endless"]["n"] == 1


def test_a_few_texts_among_numbers_are_missing_values_and_said(read):
    cells = [str(i) for i in range(19)]
    table = column(read, [*cells, "ca 5"])
    assert table.column("x").kind == "number"
    assert notes(table)["not_numbers"] == {"name": "x", "n": 1, "example": "ca 5"}
    mixed = column(read, [*cells, *"abcdefgh"])
    assert mixed.column("x").kind != "number"


def test_mixed_types_are_text_and_that_is_said(read):
    table = column(read, ["1", "2", "1", "röd", "2", "röd"] * 3)
    assert table.column("x").kind == "category"
    assert notes(table)["mixed"] == {"name": "x", "numbers": 12, "texts": 6}


def test_units_that_differ_are_not_dropped(read):
    table = column(read, ["5 kg", "500 g", "6 kg"] * 4)
    assert table.column("x").kind == "category"
    assert set(notes(table)["mixed_units"]["units"]) == {"kg", "g"}


def test_codes_keep_their_zeros(read):
    table = column(read, ["0123", "0456", "1234"] * 4)
    assert table.column("x").categories == ("0123", "0456", "1234")
    assert notes(table)["codes"]["example"] == "0123"
    assert column(read, ["223 62", "211 14"] * 4).column("x").kind == "category"


def test_whole_numbers_with_too_many_digits_are_identifiers(read):
    table = column(read, [f"1234567890123456789{i}" for i in range(5)])
    assert table.column("x").kind == "identifier"
    assert table.frame["x"][3] == "12345678901234567893"


def test_sant_and_falskt_are_yes_and_no(read):
    table = column(read, ["SANT", "FALSKT", "SANT"])
    found = table.column("x")
    assert (found.kind, found.categories, found.counts) == ("yes_no", ("FALSKT", "SANT"), (1, 2))
