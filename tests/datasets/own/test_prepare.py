"""From a table to data: split by the seed, standardized by the training rows, undone again."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets import DataError
from datasets.own import TEST_SHARE, Preprocessing, Recipe, TableError, prepare, read_csv
from tests.datasets.own.tables import csv_of, table_of

N = 60
NUMBERS = [float(i * i % 61) for i in range(N)]
COLOURS = ["röd", "blå", "grön"] * 20
ANSWERS = ["ja" if i % 4 else "nej" for i in range(N)]
PRICES = [1e6 * (i % 17) + 5 * i for i in range(N)]
TABLE = table_of(x=NUMBERS, färg=COLOURS, svar=ANSWERS, pris=PRICES)
PRICE = Recipe(("pris",), ("x", "färg", "svar"))
COLOUR = Recipe(("färg",), ("x", "pris"))


def parts(prepared):
    return prepared.data.x_train, prepared.data.x_validation, prepared.test.x


def row_sets(prepared):
    """The rows of each part, told by their inputs."""
    return [set(map(tuple, part.tolist())) for part in parts(prepared)]


def test_a_category_is_one_hot_and_the_data_know_their_names():
    data = prepare(TABLE, PRICE).data
    assert data.input_names == ("x", "färg = blå", "färg = grön", "färg = röd", "svar = ja")
    assert data.output_names == ("pris",)
    assert (data.class_names, data.floor, data.truth) == ((), None, None)
    assert set(np.unique(data.x_train[:, 1:])) == {0.0, 1.0}
    assert (data.x_train[:, 1:4].sum(axis=1) == 1).all()
    classes = prepare(TABLE, COLOUR).data
    assert classes.class_names == classes.output_names == ("blå", "grön", "röd")
    binary = prepare(TABLE, Recipe(("svar",), ("x",))).data
    assert (binary.class_names, binary.output_names) == (("nej", "ja"), ("P(ja)",))
    assert abs(binary.y_train.mean() - 0.75) < 0.05


def test_training_rows_alone_are_standardized_targets_of_millions_too():
    data = prepare(TABLE, PRICE).data
    for values in (data.x_train[:, 0], data.y_train[:, 0]):
        np.testing.assert_allclose([values.mean(), values.std()], [0, 1], atol=1e-12)
    low, high = data.raw_domain(0)
    raw = data.to_raw_inputs(data.x_train)[:, 0]
    assert low < raw.min() < raw.max() < high


def test_every_row_comes_back_in_its_own_units_once():
    prepared = prepare(TABLE, PRICE, seed=3)
    data = prepared.data
    x = data.to_raw_inputs(np.vstack(parts(prepared)))
    y = data.to_raw_targets(np.vstack((data.y_train, data.y_validation, prepared.test.y)))
    np.testing.assert_allclose(np.sort(y[:, 0]), np.sort(PRICES), atol=1e-6)
    order = {price: i for i, price in enumerate(PRICES)}
    rows = [order[float(np.round(price))] for price in y[:, 0]]
    np.testing.assert_allclose(x[:, 0], np.array(NUMBERS)[rows], atol=1e-9)
    assert [("blå", "grön", "röd")[k] for k in x[:, 1:4].argmax(axis=1)] == [
        COLOURS[i] for i in rows
    ]


@settings(deadline=None, max_examples=10)
@given(share=st.floats(0.1, 0.9), seed=st.integers(0, 9999), other=st.floats(0.1, 0.9))
def test_the_sealed_test_is_apart_and_the_same_whatever_trains(share, seed, other):
    recipe = Recipe(("färg",), ("pris",))  # no two prices are the same
    prepared = prepare(TABLE, recipe, share, seed)
    training, validation, test = (
        prepared.preprocessing.scale * part + prepared.preprocessing.mean
        for part in parts(prepared)
    )
    rows = [set(np.round(part[:, 0]).tolist()) for part in (training, validation, test)]
    assert sum(map(len, rows)) == len(set.union(*rows)) == N
    assert len(rows[2]) == round(TEST_SHARE * N)
    again = prepare(TABLE, recipe, other, seed + 1)
    raw = again.preprocessing.scale * again.test.x + again.preprocessing.mean
    assert set(np.round(raw[:, 0]).tolist()) == rows[2]


@settings(deadline=None, max_examples=10)
@given(
    sizes=st.lists(st.integers(3, 40), min_size=2, max_size=6),
    share=st.floats(0.3, 0.9),
    seed=st.integers(0, 9999),
)
def test_each_part_has_its_share_of_every_class_and_training_has_every_class(sizes, share, seed):
    labels = [f"k{k}" for k, size in enumerate(sizes) for _ in range(size)]
    if len(labels) < 10:
        return
    table = table_of(x=[i * 7 % 101 for i in range(len(labels))], y=labels)
    prepared = prepare(table, Recipe(("y",), ("x",)), share, seed)
    targets = [prepared.data.y_train, prepared.data.y_validation, prepared.test.y]
    if len(sizes) == 2:
        targets = [np.hstack((1 - y, y)) for y in targets]
    for y in targets:
        expected = np.array(sizes) * len(y) / len(labels)
        assert (np.abs(y.sum(axis=0) - expected) <= 1 + len(sizes) / 2).all()
    assert (targets[0].sum(axis=0) >= 1).all()


def test_the_seed_decides_and_nothing_else():
    first, again, other = (prepare(TABLE, PRICE, seed=seed) for seed in (1, 1, 2))
    for one, two in zip(parts(first), parts(again), strict=True):
        np.testing.assert_array_equal(one, two)
    assert row_sets(first) != row_sets(other)


def test_several_numbers_are_targets_together():
    data = prepare(TABLE, Recipe(("x", "pris"), ("färg",))).data
    assert data.y_train.shape[1] == 2
    assert data.output_names == ("x", "pris")
    np.testing.assert_allclose(data.y_train.std(axis=0), 1)


def test_a_class_with_one_member_is_trained_on():
    table = table_of(x=range(20), y=["a"] * 10 + ["b"] * 9 + ["c"])
    for seed in range(5):
        prepared = prepare(table, Recipe(("y",), ("x",)), seed=seed)
        assert prepared.data.y_train[:, 2].sum() == 1
        assert prepared.test.y[:, 2].sum() == 0


def test_shares_and_seeds_out_of_bounds_are_refused():
    for choices in ({"train_share": 1.0}, {"seed": -1}, {"test_share": 0.9}):
        with pytest.raises(DataError):
            prepare(TABLE, PRICE, **choices)


# Missing values

GAPS = table_of(
    x=["" if i % 6 == 0 else i for i in range(N)],
    färg=["" if i % 10 == 1 else colour for i, colour in enumerate(COLOURS)],
    y=["" if i % 15 == 2 else 2 * i for i in range(N)],
)


def test_rows_with_gaps_are_dropped_and_counted():
    prepared = prepare(GAPS, Recipe(("y",), ("x", "färg")))
    counts = prepared.counts
    assert (counts.rows, counts.dropped_target, counts.dropped_inputs) == (60, 4, 16)
    assert counts.filled == 0
    assert counts.training + counts.validation + counts.test == 40
    assert np.isfinite(np.vstack(parts(prepared))).all()


@pytest.mark.parametrize("missing", ["median", "most_frequent"])
def test_gaps_are_filled_by_the_training_rows_and_counted(missing):
    prepared = prepare(GAPS, Recipe(("y",), ("x", "färg"), missing), seed=4)
    counts = prepared.counts
    assert (counts.dropped_target, counts.dropped_inputs, counts.filled) == (4, 0, 16)
    x, colour = prepared.preprocessing.inputs
    assert colour.fill in ("blå", "grön", "röd")
    assert np.isfinite(np.vstack(parts(prepared))).all()
    raw = prepared.data.to_raw_inputs(prepared.data.x_train)[:, 0]
    assert np.isclose(raw, x.fill).sum() >= 2
    assert x.fill == x.fill // 0.5 * 0.5


def test_rows_whose_class_is_missing_are_dropped():
    table = table_of(x=NUMBERS, y=["" if i % 7 == 0 else c for i, c in enumerate(COLOURS)])
    prepared = prepare(table, Recipe(("y",), ("x",)))
    assert prepared.counts.dropped_target == 9
    targets = (prepared.data.y_train, prepared.data.y_validation, prepared.test.y)
    assert sum(map(len, targets)) == 51
    assert all((y.sum(axis=1) == 1).all() for y in targets)


# New rows


def test_the_preprocessing_is_a_value_that_json_brings_back():
    for recipe in (PRICE, COLOUR, Recipe(("svar",), ("x", "färg"), "median")):
        found = prepare(TABLE, recipe, seed=5).preprocessing
        back = Preprocessing.from_json(found.to_json())
        assert back == found
        np.testing.assert_array_equal(back.apply(TABLE).x, found.apply(TABLE).x)


@settings(deadline=None, max_examples=30)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=8,
    )
    | st.just({"format": "lagom preprocessing", "version": 1, "task": "binary"})
)
def test_any_other_json_is_refused(value):
    with pytest.raises(TableError, match="preprocessing"):
        Preprocessing.from_json(json.dumps(value))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"version": 1', '"version": 2'),
        ('"task": "regression"', '"task": "fly"'),
        ('"kind": "number"', '"kind": "text"'),
        ('"scale": ', '"scale": -'),
        ('"scale": ', '"scale": 1e999, "was": '),
        ('"mean": ', '"mean": "x", "was": '),
        ('"name": "x"', '"name": 7'),
        ("}", ""),
    ],
)
def test_json_that_was_changed_is_refused(old, new):
    text = prepare(TABLE, PRICE).preprocessing.to_json()
    assert old in text
    with pytest.raises(TableError, match="preprocessing"):
        Preprocessing.from_json(text.replace(old, new))


def test_new_rows_go_the_same_way_in_any_order_of_columns_and_any_format():
    prepared = prepare(TABLE, PRICE)
    new = read_csv('SVAR,Färg,x,namn\nJA,BLÅ ,"1,5",a\nnej,röd,2,b\n')
    applied = prepared.preprocessing.apply(new)
    assert applied.is_complete.all()
    np.testing.assert_array_equal(applied.raw, [[1.5, 1, 0, 0, 1], [2, 0, 0, 1, 0]])
    np.testing.assert_allclose(prepared.data.to_raw_inputs(applied.x), applied.raw)


def test_one_new_row_is_read_though_its_columns_are_all_constant():
    applied = prepare(TABLE, PRICE).preprocessing.apply(read_csv("x;färg;svar\n7;grön;nej\n"))
    np.testing.assert_array_equal(applied.raw, [[7, 0, 1, 0, 0]])


def test_unknown_labels_gaps_and_texts_are_told_and_have_no_answer():
    found = prepare(TABLE, PRICE).preprocessing
    new = read_csv("x;färg;svar\n1;lila;ja\n2;röd;ja\n;röd;ja\ntvå;blå;kanske\n")
    applied = found.apply(new)
    assert applied.is_complete.tolist() == [False, True, False, False]
    assert applied.unknown == {"x": ("två",), "färg": ("lila",), "svar": ("kanske",)}
    assert np.isfinite(applied.x).all()


def test_gaps_in_new_rows_are_filled_where_training_rows_were():
    found = prepare(GAPS, Recipe(("y",), ("x", "färg"), "median")).preprocessing
    applied = found.apply(read_csv("x;färg\n;röd\n3;\n4;lila\n"))
    assert (applied.is_complete.tolist(), applied.n_filled) == ([True, True, False], 2)
    assert applied.raw[0, 0] == found.inputs[0].fill


def test_a_missing_column_is_named():
    with pytest.raises(TableError) as caught:
        prepare(TABLE, PRICE).preprocessing.apply(read_csv("x;fårg\n1;röd\n2;blå\n"))
    assert caught.value.values == {"names": ("färg", "svar")}


def test_numbers_as_classes_are_known_again():
    table = read_csv(csv_of(k=[1, 2, 5, 2] * 10, färg=["a", "b", "b", "a"] * 10, y=range(40)))
    found = prepare(table, Recipe(("k",), ("färg", "y"), task="multiclass"))
    assert found.data.class_names == ("1", "2", "5")
    coded = prepare(read_csv(csv_of(k=["01", "02"] * 20, y=range(40))), Recipe(("y",), ("k",)))
    assert coded.preprocessing.apply(read_csv("k\n02\n01\n")).raw.tolist() == [[0, 1], [1, 0]]
