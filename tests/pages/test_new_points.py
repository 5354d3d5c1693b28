"""A file of new points: read as it was written or refused in a sentence, and asked about once."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from datasets import load
from pages.features.point.live.new_points import FileTrouble, answers, read_points
from pages.live.questions import AnswersOf
from pages.live.worker import EngineProcess
from pages.text import LANGUAGES, Translator
from pages.ui.csv_file import csv_bytes
from tests.pages.test_one_point import SMALL, open_point, trained

XOR = load("xor")
WIDE = ",".join(["x", "y", *map(str, range(299))])


def trouble_in(content: str) -> FileTrouble:
    with pytest.raises(FileTrouble) as caught:
        read_points(content.encode(), XOR)
    return caught.value


@pytest.mark.parametrize(
    ("content", "kind", "values"),
    [
        ("x,y\n0,5,1,2\n", "surplus", {"row": 2}),
        ("x,y\n9,1,2\n", "surplus", {"row": 2}),
        ("x,y\n1,2\n9,1,2\n", "surplus", {"row": 3}),
        (f"{WIDE}\n", "wide", {"most": 300}),
        ("x,x,y\n1,2,3\n", "twice", {"names": ["x"]}),
        ("X,x,y\n1,2,3\n", "twice", {"names": ["x"]}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_be_read_in_two_ways_is_refused(
    content: str, kind: str, values: dict[str, object], language: str
) -> None:
    trouble = trouble_in(content)
    assert (trouble.kind, trouble.values) == (kind, values)
    assert Translator(language)(f"point.file.{kind}", **values)


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ("x;y\n1;2\n1;two\n", 3),
        ("sep=;\r\nx;y\r\n1;two\r\n", 3),
        ("\n\nx;y\n\n1;2\n\n1;two\n", 7),
        ('x;y;note\n1;2;"over\ntwo lines"\n1;two;\n', 4),
    ],
)
def test_a_row_is_counted_as_the_files_line(content: str, row: int) -> None:
    assert trouble_in(content).values == {"row": row, "name": "y", "given": "two"}


def test_blank_rows_are_no_points_and_empty_fields_no_surplus() -> None:
    read = read_points(b"x;y;\n1;2;\n;;\n\n3;4;;\n;;\n\n", XOR)
    np.testing.assert_array_equal(read.inputs, [[1, 2], [3, 4]])


def test_columns_that_are_no_inputs_come_back_as_they_were() -> None:
    read = read_points(b"x,,a,y,a\n1,007,-0.50,2,=1+1\n", XOR)
    assert list(read.table.columns) == ["x", "(2)", "a", "y", "a (5)"]
    assert csv_bytes(read.table[read.others], "en").decode("utf-8-sig").splitlines() == [
        "(2),a,a (5)",
        "007,-0.50,'=1+1",
    ]


def test_a_point_too_far_off_for_the_networks_numbers_has_no_answer() -> None:
    experiment, asked = trained(SMALL), []

    def ask(question: AnswersOf) -> np.ndarray:
        asked.append(len(question.x))
        return question(experiment)

    raw = np.array([[0.5, -0.5], [1e31, 0.0], [1e308, 0.0], [2.0, 1.0]])
    found = answers(load("spiral"), raw, int(5e7), ask)
    assert asked == [2, 2]
    np.testing.assert_array_equal(np.isnan(found[:, 0]), [False, True, True, False])
    np.testing.assert_array_equal(found[[0, 3]], experiment.trainer.predict(raw[[0, 3]])[0])


# The page


def upload(app: AppTest, content: bytes) -> AppTest:
    return app.get("file_uploader")[0].set_value(("new.csv", content, "text/csv")).run()


def asking(**query: str) -> AppTest:
    app = open_point(**query)
    app.session_state["point_view"] = "ask"
    return app.run()


def predictions(app: AppTest) -> pd.DataFrame:
    """What the page shows of them."""
    return next(each.value for each in app.dataframe if "outside" in str(each.value.columns))


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many points each question to the engine had."""
    found: list[int] = []
    carry_out: Callable[..., object] = EngineProcess._ask

    def noted(self: EngineProcess, method: str, *args: object, **kwargs: object) -> object:
        found.extend(len(each.x) for each in args if isinstance(each, AnswersOf))
        return carry_out(self, method, *args, **kwargs)

    monkeypatch.setattr(EngineProcess, "_ask", noted)
    return found


def test_a_file_is_asked_about_once_in_one_turn(
    questions: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = asking(data="xor")
    monkeypatch.setattr("pages.live.questions.WORK", 1.0)  # a question for each point
    monkeypatch.setattr("pages.features.point.ui.asking.others", lambda look: None)
    turns: list[object] = []
    turn = EngineProcess.turn
    monkeypatch.setattr(
        EngineProcess, "turn", lambda self, *args: turns.append(args) or turn(self, *args)
    )
    upload(app, b"x,y\n" + b"1,2\n" * 12)
    app.run()
    assert not app.exception
    assert questions.count(1) == 12  # the map's own questions have more
    assert len(turns) == 1
    app.get("file_uploader")[0].clear().run()
    assert app.session_state["lagom"].points_answered is None


def test_a_file_that_the_engine_does_not_answer_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    app = asking(data="xor")

    def late(self: EngineProcess, *args: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(EngineProcess, "turn", late)
    upload(app, b"x,y\n1,2\n")
    assert not app.exception
    assert [error.value for error in app.error] == [Translator("en")("live.timeout")]


def test_a_class_is_said_only_where_there_is_an_answer() -> None:
    app = upload(asking(data="xor", widths="3", activations="relu"), b"x,y\n1,2\n1e300,0\n")
    assert not app.exception
    assert any("for 1 rows. 0 of them" in text.value for text in app.markdown)
    assert any("without an answer: 1" in text.value for text in app.warning)
    assert [bool(each) for each in predictions(app)["predicted class"]] == [True, False]


def test_the_page_shows_a_part_of_a_large_file() -> None:
    heading = ",".join(["x", "y", *(f"c{i}" for i in range(298))])
    content = "\n".join([heading, *([",".join(["1"] * 300)] * 1000)])
    app = upload(asking(data="xor"), content.encode())
    assert not app.exception
    assert predictions(app).size < 5000
    assert any("a part of the result" in text.value for text in app.caption)
