"""A table that is written in Swedish or in English is the same table when it is read."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.own import TEMPLATES, read_csv, read_frame, template

FORMS = {
    "swedish": {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"},
    "excel": {"sep": ";", "decimal": ",", "encoding": "cp1252", "lineterminator": "\r\n"},
    "english": {"sep": ",", "decimal": ".", "encoding": "utf-8"},
    "tab": {"sep": "\t", "decimal": ",", "encoding": "utf-16"},
}
# Numbers with digits enough that no mark can part thousands.
NUMBERS = st.floats(-1e12, 1e12).filter(lambda x: abs(x) > 1e-9) | st.integers(-99, 99).map(float)
WORDS = st.text(st.sampled_from("abcåäöÅÄÖ ;,.'\"\n-"), min_size=1, max_size=8).map(
    lambda text: "ö" + " ".join(text.split())
)


@st.composite
def frames(draw):
    n = draw(st.integers(12, 30))
    labels = draw(st.lists(WORDS, min_size=3, max_size=5, unique_by=str.casefold))
    return pd.DataFrame(
        {
            "tal": [*draw(st.lists(NUMBERS, min_size=n - 2, max_size=n - 2)), 0.5, 7.25],
            'fär"g, eller;': [labels[i % len(labels)] for i in range(n)],
            "med luckor": [np.nan if i % 3 else i + 0.25 for i in range(n)],
        }
    )


@settings(deadline=None, max_examples=12)
@given(frames(), st.sampled_from(sorted(FORMS)))
def test_a_table_is_the_same_in_each_form(frame, form):
    choices = dict(FORMS[form])
    encoding = choices.pop("encoding")
    table = read_csv(frame.to_csv(index=False, **choices).encode(encoding))
    tal, labels, gaps = table.frame.columns
    assert [tal, labels, gaps] == list(frame.columns)
    np.testing.assert_array_equal(table.frame[tal], frame[tal])
    np.testing.assert_array_equal(table.frame[gaps], frame[gaps])
    assert table.frame[labels].astype(object).tolist() == frame[labels].tolist()
    assert not table.questions


@pytest.mark.parametrize("key", [key for key in TEMPLATES if key != "blank"])
def test_a_template_is_a_table_without_a_fault(key):
    table = read_frame(template(key))
    assert table.repairs == ()
    assert table.questions == ()
    assert table.n_rows >= 25
    assert table.task_for(table.columns[-1].name) == {
        "circle": "binary", "penguins": "multiclass", "cars": "regression",
    }[key]  # fmt: skip
    assert min(table.columns[-1].counts or (5,)) >= 5


def test_the_blank_template_can_be_filled_in():
    frame = template("blank")
    frame["x"] = np.arange(10) * 1.234
    frame["y"] = np.arange(10) + 0.5
    frame["label"] = ["ja", "nej"] * 5
    table = read_frame(frame)
    assert table.roles == {"x": "number", "y": "number", "label": "yes_no"}
    np.testing.assert_array_equal(table.frame["x"], frame["x"])
