"""Tables that the app gives away: safe in a spreadsheet, and read back by the app itself."""

import numpy as np
import pandas as pd
import pytest

from datasets.own import read_csv
from pages.text import LANGUAGES
from pages.ui.csv_file import csv_bytes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\0"])
def test_text_that_would_be_a_formula_gets_an_apostrophe(sign: str, language: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    written = csv_bytes(pd.DataFrame({text: [text, "å"], "z": [-0.5, 2.0]}), language)
    rows = [
        line.split(";" if language == "sv" else ",")
        for line in written.decode("utf-8-sig").splitlines()
    ]
    assert [rows[0][0], rows[1][0]] == [f"'{text}"] * 2
    assert rows[1][1] == {"sv": "-0,5", "en": "-0.5"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_written_is_read_back(language: str) -> None:
    frame = pd.DataFrame(
        {
            "vikt, kg": [0.5, -1234.25, np.nan, 1e-7],
            "färg": ["röd; ljus", 'blå "x"', "röd; ljus", 'blå "x"'],
        }
    )
    table = read_csv(csv_bytes(frame, language), "min tabell.csv")
    np.testing.assert_array_equal(table.frame["vikt, kg"], frame["vikt, kg"])
    assert table.frame["färg"].astype(object).tolist() == frame["färg"].tolist()
    assert not table.questions
