"""Whatever a file holds, it ends in a table or in an error that has a sentence."""

import contextlib

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from datasets.own import TableError, check, prepare, proposed_recipe, proposed_target, read_csv

PIECES = [
    *(";", ",", "\t", "|", "\n", "\r", "\r\n", '"', "\0", " ", "\u00a0", "\ufeff", "\u202e"),
    *("1", "0,5", "1.234", "1 000", "−3", "12 %", "1e999", "1e308", "-1e29", "007", "inf", "."),
    *("a", "Å", "ja", "NEJ", "saknas", "#DIV/0!", "Summa", "<b>", "2024-03-01", "811228-9874"),
    *("sep=;", "Ã¥", "\ud7ff", "�", "'", "=1+1", "\x1a", "\u2028"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
GRIDS = st.lists(
    st.lists(st.sampled_from(PIECES[13:]), min_size=2, max_size=3), min_size=8, max_size=30
).map(lambda rows: "\n".join(map(";".join, rows)))
FILES = st.binary(max_size=200) | st.tuples(
    TEXTS | GRIDS, st.sampled_from(["utf-8", "utf-16", "utf-16-be", "cp1252"])
).map(lambda pair: pair[0].encode(pair[1], errors="replace"))


@settings(deadline=None, max_examples=40)
@given(FILES)
@example(b";")
@example(b"\xa0!")
@example(b"8112247898")
def test_any_file_is_read_and_prepared_or_refused(content):
    with contextlib.suppress(TableError):
        table = read_csv(content, "x.csv")
        assert list(table.frame.columns) == [
            column.name for column in table.columns if column.kind != "personal_number"
        ]
        assert table.n_rows >= 1
        for each in table.columns:
            assert each.name.strip()
            assert 0 <= each.n_missing <= table.n_rows
        recipe = proposed_recipe(table, proposed_target(table))
        check(table, recipe)
        data = prepare(table, recipe).data
        parts = (data.x_train, data.y_train, data.x_validation, data.y_validation)
        assert all(np.isfinite(part).all() for part in parts)
