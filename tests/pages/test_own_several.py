"""Own data with several targets go everywhere: each page opens with them, and asks them back."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.live.source import source
from tests.pages.test_data_page import data_page, memory, several, upload, way_out
from tests.pages.test_new_points import predictions
from tests.pages.test_one_point import select
from tests.pages.test_playground import frame, go_to, widget
from tests.texts import ENGLISH

ROWS = 60
HEAD = "längd;vikt;djup;simmar;flyger\r\n"
SAID = ("nej", "ja")
BODY = "".join(
    f"{20 + i % 17},5;{240 + 5 * i};{i % 11};{SAID[i % 3 > 0]};{SAID[i % 2]}\r\n"
    for i in range(ROWS)
)
FILE = (HEAD + BODY).encode("cp1252")
TARGETS = {"regression": ("vikt", "längd"), "multilabel": ("simmar", "flyger")}
OUTPUT = {"regression": "identity", "multilabel": "sigmoid"}


def chosen(task: str) -> AppTest:
    app = upload(data_page(widths="3", activations="tanh"), FILE)
    first, second = TARGETS[task]
    widget(app, ENGLISH["data.target"]).set_value(first).run()
    several(app, ENGLISH["data.fellows"]).set_value([second]).run()
    assert not app.exception
    assert not app.error
    return app


@pytest.mark.parametrize("task", TARGETS)
def test_several_targets_go_from_the_table_to_every_page(task: str) -> None:
    app = chosen(task)
    query = way_out(app)
    assert (query["output"], query["own"][17]) == (OUTPUT[task], "rl"[task == "multilabel"])
    go_to(app, "playground", **query)
    settings = memory(app).run.settings  # type: ignore[union-attr]
    assert source(settings).load().output_names == TARGETS[task]
    header, _ = frame(app)
    assert header["new"]["diagram"][-1]["width"] == 2
    for page in ("architecture_map", "one_point", "parts", "playground"):
        go_to(app, page)
        assert not app.exception
        assert not app.error
    assert memory(app).run.settings.task == task  # type: ignore[union-attr]


@pytest.mark.parametrize("task", TARGETS)
def test_each_target_of_a_new_point_is_answered(task: str) -> None:
    app = chosen(task)
    go_to(app, "playground", **way_out(app))
    go_to(app, "one_point")
    for view in ("forward", "back", "batch", "ask"):
        select(app, "point_view", view)
        assert not app.exception
    upload(app, FILE)
    assert not app.error
    columns = list(predictions(app).columns)
    key = "point.file.prediction" if task == "regression" else "point.file.share"
    assert {ENGLISH[key].format(name=name) for name in TARGETS[task]} <= set(columns)


def test_the_sealed_rows_are_right_where_all_labels_are() -> None:
    app = chosen("multilabel")
    go_to(app, "playground", **way_out(app))
    go_to(app, "data")
    label = ENGLISH["data.sealed.open"].format(n=12)
    widget(app, label).click().run()
    assert not app.exception
    opened = memory(app).own.opened
    assert opened is not None
    accuracy = opened[2].goodness.accuracy
    assert accuracy is not None
    assert accuracy * 12 == pytest.approx(round(accuracy * 12))
