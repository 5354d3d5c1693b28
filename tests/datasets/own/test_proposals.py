"""What the app proposes, with its reason, and what it refuses or warns of."""

import numpy as np
import pytest

from datasets.own import (
    Recipe,
    TableError,
    check,
    expanded,
    fellow_targets,
    prepare,
    propose,
    proposed_inputs,
    proposed_recipe,
    proposed_target,
    read_csv,
)
from tests.datasets.own.tables import table_of

N = 40
X = [i * i % 37 for i in range(N)]
COLOURS = ["röd", "blå", "grön", "röd"] * 10


@pytest.mark.parametrize(
    ("target", "task", "reason", "allowed"),
    [
        (["ja", "nej"] * 20, "binary", "two_labels", ("binary",)),
        (["0.0", "1.0"] * 20, "binary", "two_labels", ("binary",)),
        (["man", "kvinna"] * 20, "binary", "two_labels", ("binary",)),
        ([1, 2] * 20, "binary", "two_numbers", ("binary", "regression")),
        (COLOURS, "multiclass", "labels", ("multiclass",)),
        ([0, 1, 2, 1] * 10, "multiclass", "numbered_classes", ("multiclass", "regression")),
        ([4, 6, 8, 6] * 10, "regression", "numbers", ("regression", "multiclass")),
        ([i * 1.5e6 for i in range(N)], "regression", "numbers", ("regression", "multiclass")),
    ],
)
def test_the_task_follows_the_target(target, task, reason, allowed):
    table = table_of(x=X, y=target)
    found = propose(table, "y")
    assert (found.task, found.reason.code, found.allowed) == (task, reason, allowed)
    assert table.task_for("y") == task
    for each in allowed:
        data = prepare(table, Recipe(("y",), ("x",), task=each)).data
        assert data.task == each
        assert np.isfinite(data.y_train).all()


def test_numbers_with_very_many_values_are_no_classes():
    assert propose(table_of(y=range(3, 103)), "y").allowed == ("regression",)


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ([f"2024-03-{i % 28 + 1:02}" for i in range(N)], "target_date"),
        ([f"namn {i}" for i in range(N)], "target_identifier"),
        ([7] * N, "target_constant"),
        ([""] * N, "target_empty"),
        (["811228-9874", "670919-9530"] * 20, "target_personal_number"),
    ],
)
def test_a_column_that_cannot_be_a_target_says_why(target, code):
    table = table_of(x=X, y=target)
    with pytest.raises(TableError) as caught:
        propose(table, "y")
    assert (caught.value.code, caught.value.values) == (code, {"name": "y"})
    assert proposed_target(table) == "x"


def test_a_hundred_thousand_classes_cannot_be_and_nor_can_sixty():
    with pytest.raises(TableError, match="target_text"):
        propose(table_of(y=[f"klass {i % 60}" for i in range(300)]), "y")
    with pytest.raises(TableError, match="target_identifier"):
        propose(table_of(y=[f"klass {i}" for i in range(19_000)]), "y")


def test_copies_and_numbered_rows_are_not_proposed_as_inputs_and_are_warned_of():
    table = table_of(
        nr=range(1, N + 1), x=X, y=[3.5 * x - 7 for x in X], z=COLOURS, q=[i % 7 for i in range(N)]
    )
    assert proposed_inputs(table, ("y",)) == ("z", "q")
    notes = check(table, Recipe(("y",), ("nr", "x", "q")))
    assert [(note.code, note.values.get("name")) for note in notes] == [
        ("leak", "x"), ("numbered", "nr"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "is_leak"),
    [
        (["a", "b"] * 20, True),  # another code for the same
        (["a1", "b1", "a2", "b2"] * 10, True),  # gives the target away
        ([5, 6] * 20, True),
        (["a", "b", "b", "b"] * 10, False),
        ([i + 0.5 for i in range(N)], False),  # a number for each row determines everything
    ],
)
def test_a_leak_is_an_input_that_gives_the_classes_away(column, is_leak):
    table = table_of(x=column, y=["ja", "nej"] * 20)
    assert ("leak" in {note.code for note in check(table, Recipe(("y",), ("x",)))}) == is_leak


def test_rare_classes_equal_rows_and_too_few_rows_are_warned_of():
    table = table_of(
        x=[*X[:19], X[18]], z=[f"färg {i % 9}" for i in range(18)] + ["färg 1"] * 2,
        q=[f"form {i % 13}" for i in range(18)] + ["form 1"] * 2, y=["a"] * 9 + ["b"] * 10 + ["b"],
    )  # fmt: skip
    codes = {n.code: dict(n.values) for n in check(table, Recipe(("y",), ("x", "z", "q")))}
    assert codes["fewer_rows"] == {"n": 20, "inputs": 23}
    assert codes["equal_rows"] == {"n": 1}
    rare = table_of(x=X, y=["a"] * 20 + ["b"] * 19 + ["c"])
    codes = {n.code: dict(n.values) for n in check(rare, Recipe(("y",), ("x",)))}
    assert codes["rare_class"] == {"name": "y", "names": ("c",)}


def test_a_category_becomes_one_input_for_each_label():
    table = table_of(x=X, z=COLOURS, svar=["ja", "nej"] * 20)
    assert expanded(table, ("x", "z", "svar")) == {"x": 1, "z": 3, "svar": 1}


@pytest.mark.parametrize(
    ("recipe", "code"),
    [
        (Recipe((), ("x",)), "no_target"),
        (Recipe(("y",), ()), "no_inputs"),
        (Recipe(("y",), ("x", "y")), "target_is_input"),
        (Recipe(("y",), ("x", "when")), "unusable_inputs"),
        (Recipe(("y",), ("nothing",)), "unknown_column"),
        (Recipe(("nothing",), ("x",)), "unknown_column"),
        (Recipe(("y", "z"), ("x",)), "several_targets"),
        (Recipe(("y",), ("x",), task="binary"), "task"),
        (Recipe(("y",), ("gaps",)), "few_rows"),
        (Recipe(("half",), ("half gaps",)), "one_class"),
    ],
)
def test_a_recipe_that_makes_no_sense_is_refused(recipe, code):
    table = table_of(
        x=X, z=COLOURS, when=["2024-03-01", "2024-03-02"] * 20, y=[i % 11 * 1.5 for i in range(N)],
        gaps=["" if i > 8 else i for i in range(N)], half=["a"] * 20 + ["b"] * 20,
        **{"half gaps": [i % 7 for i in range(20)] + [""] * 20},
    )  # fmt: skip
    for refuse in (check, prepare):
        with pytest.raises(TableError) as caught:
            refuse(table, recipe)
        assert caught.value.code == code


def test_inputs_beyond_the_limit_are_refused_and_not_proposed():
    columns = {f"k{j}": [f"v{i * j % 41}" for i in range(120)] for j in range(1, 8)}
    table = table_of(**columns, y=range(0, 240, 2))
    with pytest.raises(TableError, match="many_inputs"):
        prepare(table, Recipe(("y",), tuple(columns)))
    assert len(proposed_inputs(table, ("y",))) == 4
    assert prepare(table, proposed_recipe(table, "y")).data.x_train.shape[1] <= 200


def test_one_column_or_one_row_is_read_but_not_learned_from():
    with pytest.raises(TableError, match="no_inputs"):
        check(read_csv("x\n1\n2\n"), Recipe(("x",), ()))
    with pytest.raises(TableError, match="nothing_usable"):
        proposed_target(read_csv("a;b\n1;2\n"))


def test_a_table_becomes_data_in_one_line():
    table = table_of(x=X, z=COLOURS, y=["ja", "nej"] * 20)
    data = table.dataset("y", train_share=0.5, seed=2)
    assert data.input_names == ("x", "z = blå", "z = grön", "z = röd")
    assert (len(data.x_train), len(data.x_validation)) == (16, 16)
    assert table.dataset("y", inputs=("x",)).input_names == ("x",)
    assert table.notes == table.repairs


SEVERAL = {
    "x": X, "y": [i * 1.5 for i in X], "z": [i % 13 for i in X], "färg": COLOURS,
    "simmar": ["ja", "nej"] * 20, "kön": ["hane", "hona", "hona", "hona"] * 10, "två": [3, 7] * 20,
}  # fmt: skip


@pytest.mark.parametrize(
    ("targets", "task", "allowed", "names"),
    [
        (("y", "z"), "regression", ("regression",), ("y", "z")),
        (("z", "två"), "regression", ("regression",), ("z", "två")),
        (("simmar", "kön"), "multilabel", ("multilabel",), ("simmar", "kön = hona")),
        (("simmar", "två"), "multilabel", ("multilabel",), ("simmar", "två = 7")),
    ],
)
def test_several_targets_of_one_kind_are_learned_together(targets, task, allowed, names):
    table = table_of(**SEVERAL)
    found = propose(table, *targets)
    assert (found.task, found.allowed) == (task, allowed)
    assert set(targets[1:]) <= set(fellow_targets(table, targets[0]))
    data = prepare(table, Recipe(targets, ("x",))).data
    assert (data.task, data.output_names) == (task, names)
    assert len(data.class_names) == (4 if task == "multilabel" else 0)


def test_each_row_keeps_the_answers_that_it_had_and_parts_are_alike():
    table = table_of(x=range(80), a=["nej", "ja"] * 40, b=["nej", "nej", "nej", "ja"] * 20)
    made = prepare(table, Recipe(("a", "b"), ("x",), task="multilabel"))
    halves = [(made.data.x_train, made.data.y_train), (made.test.x, made.test.y)]
    for x, y in halves:
        rows = np.round(made.data.to_raw_inputs(x)[:, 0]).astype(int)
        np.testing.assert_array_equal(y, np.column_stack([rows % 2, rows % 4 == 3]))
    assert made.data.class_names == ("none", "a", "b", "a + b")
    assert made.test.y.sum(axis=0).tolist() == [8, 4]  # of 16: half of them, and a quarter


def test_targets_of_different_kinds_and_too_many_are_refused():
    table = table_of(**SEVERAL)
    assert fellow_targets(table, "färg") == ()
    with pytest.raises(TableError, match="several_targets"):
        propose(table, "y", "simmar")
    many = table_of(x=X, **{f"l{k}": ["ja", "nej"] * 20 for k in range(6)})
    with pytest.raises(TableError, match="many_multilabel"):
        propose(many, *(f"l{k}" for k in range(6)))
    numbers = table_of(**{f"y{k}": [i + k for i in X] for k in range(11)})
    with pytest.raises(TableError, match="many_regression"):
        propose(numbers, *(f"y{k}" for k in range(11)))


def test_labels_that_exclude_each_other_are_better_one_column():
    table = table_of(
        x=X, a=["ja", "nej"] * 20, b=["nej", "ja"] * 20, c=["ja", "ja"] * 19 + ["nej"] * 2
    )
    codes = {note.code for note in check(table, Recipe(("a", "b"), ("x",)))}
    assert "exclusive" in codes
    codes = {note.code for note in check(table, Recipe(("a", "c"), ("x",)))}
    assert "exclusive" not in codes
