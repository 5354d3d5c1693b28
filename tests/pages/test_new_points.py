"""A file of new points: read as it was written or refused in a sentence, and asked about once."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from datasets import load
from datasets.own import TableError
from pages.features.point.live.new_points import (
    NewPoints,
    answers,
    plain_preprocessing,
    read_points,
)
from pages.live.questions import AnswersOf
from pages.live.worker import EngineProcess
from pages.text import LANGUAGES, Translator, translate
from tests.pages.test_one_point import SMALL, open_point, trained

XOR = load("xor")
WIDE = ",".join(["x", "y", *map(str, range(299))])


def points_in(content: str | bytes) -> NewPoints:
    given = content if isinstance(content, bytes) else content.encode()
    return read_points(given, "new.csv", plain_preprocessing(XOR))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x;z\n1;2\n", "missing_columns"),
        (b"x;y\n", "no_rows"),
        (b"", "empty"),
        (b"PK\x03\x04\0\0", "workbook"),
        (b'x,y\n"1,2\n', "unclosed"),
        (b"x,y\n" + b"1,2\n" * 20_001, "long"),
        (b"x,y\n0,5,1,2\n", "ragged"),
        (f"{WIDE}\n".encode(), "wide"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(content: bytes, code: str) -> None:
    with pytest.raises(TableError) as caught:
        points_in(content)
    assert caught.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_what_swedish_excel_writes_is_read(encoding: str) -> None:
    read = points_in("sep=;\r\nx;y;namn\r\n1 234,5;−2;å\r\n3;4,5;ö\r\n;;\r\n".replace(
        "−", "-" if encoding == "cp1252" else "−"
    ).encode(encoding))  # fmt: skip
    np.testing.assert_array_equal(read.inputs, [[1234.5, -2.0], [3.0, 4.5]])
    assert read.others == ["namn"]
    assert "decimal_comma" in {note.code for note in read.repairs}


@pytest.mark.parametrize("given", ["two", "", "inf"])
def test_a_row_without_a_number_has_no_answer_and_its_text_is_named(given: str) -> None:
    read = points_in(f"x;y\n1;2\n1;{given}\n")
    np.testing.assert_array_equal(read.inputs, [[1, 2], [np.nan, np.nan]])
    assert read.unknown == ({"y": ("two",)} if given == "two" else {})


@pytest.mark.parametrize("content", ["x,x,y\n1,7,2\n3,8,4\n", "X;X;y\n1;7;2\n3;8;4\n"])
def test_of_two_columns_with_an_input_s_name_none_is_guessed(content: str) -> None:
    with pytest.raises(TableError) as caught:
        points_in(content)
    assert (caught.value.code, caught.value.values["names"]) == ("equal_inputs", ("x",))
    for language in LANGUAGES:
        assert "x" in translate(language, "own.error.equal_inputs", names="x")


def test_two_equal_columns_that_are_no_inputs_do_no_harm() -> None:
    read = points_in("x,X,note,y,note\n1,7,a,2,b\n")
    np.testing.assert_array_equal(read.inputs, [[1, 2]])
    assert read.others == ["X", "note", "note (2)"]


def test_a_point_too_far_off_for_the_networks_numbers_has_no_answer() -> None:
    experiment, asked = trained(SMALL), []

    def ask(question: AnswersOf) -> np.ndarray:
        asked.append(len(question.x))
        return question(experiment)

    raw = np.array([[0.5, -0.5], [1e31, 0.0], [1e308, 0.0], [2.0, 1.0]])
    found = answers(load("spiral"), raw, int(4e7), ask)
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
