"""The page about own data as a visitor meets it, without a browser."""

from typing import Any
from urllib.parse import parse_qs

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.live import own_data
from pages.text import LANGUAGES
from pages.ui.session_state import KEY, SessionState
from tests.pages.test_one_point import select
from tests.pages.test_playground import go_to, plain, visit, widget
from tests.texts import ENGLISH

ROWS = 60
KINDS = ("gädda", "mört", "abborre")
LINES = [f"{20 + i / 2:.1f};{240 + 5 * i + i % 7};{KINDS[i % 3]}\r\n" for i in range(ROWS)]
EXCEL = ("längd;vikt;art\r\n" + "".join(LINES)).replace(".", ",").encode("cp1252")


def upload(app: AppTest, content: bytes, name: str = "fiskar.csv") -> AppTest:
    app.get("file_uploader")[0].set_value((name, content, "text/csv")).run()
    assert not app.exception
    return app


def data_page(**query: str) -> AppTest:
    return go_to(visit(**query), "data")


def memory(app: AppTest) -> SessionState:
    state: SessionState = app.session_state[KEY]
    return state


def way(app: AppTest) -> Any:
    (group,) = (each for each in app.get("button_group") if each.key == "own_way_en")
    return group


def several(app: AppTest, label: str) -> Any:
    """The list from which several are chosen."""
    (found,) = (each for each in app.multiselect if each.label == label)
    return found


def way_out(app: AppTest) -> dict[str, str]:
    """What the link to the playground says."""
    (link,) = (each for each in app.get("page_link") if each.proto.label == ENGLISH["data.open"])
    return {name: values[-1] for name, values in parse_qs(link.proto.query_string).items()}


def texts(app: AppTest) -> str:
    kinds = ("markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(plain(each.value) for kind in kinds for each in app.get(kind))


def test_a_file_of_swedish_excel_is_read_and_leads_to_the_playground() -> None:
    app = upload(data_page(), EXCEL)
    columns = app.dataframe[0].value
    assert list(columns["name"]) == ["längd", "vikt", "art"]
    assert ENGLISH["data.kind.category"] in list(columns["kind"])
    assert sum(columns["values"][0]) == ROWS
    assert widget(app, ENGLISH["data.target"]).value == "art"
    query = way_out(app)
    assert (query["data"], query["output"]) == ("own", "softmax")
    go_to(app, "playground", **query)
    assert not app.exception
    settings = memory(app).run.settings  # type: ignore[union-attr]
    assert (settings.dataset, settings.owner) == ("own", memory(app).sid)
    assert widget(app, ENGLISH["control.dataset"]).value == "own"


def test_another_target_proposes_another_task() -> None:
    app = upload(data_page(), EXCEL)
    widget(app, ENGLISH["data.target"]).set_value("vikt").run()
    assert not app.exception
    assert way_out(app)["output"] == "identity"
    assert ENGLISH["data.inputs.became"].format(name="art", n=3) in texts(app)


def test_choices_outlive_another_page() -> None:
    app = upload(data_page(), EXCEL)
    widget(app, ENGLISH["data.target"]).set_value("vikt").run()
    several(app, ENGLISH["data.inputs"]).set_value(["längd"]).run()
    go_to(app, "about")
    go_to(app, "data")
    assert not app.exception
    assert widget(app, ENGLISH["data.target"]).value == "vikt"
    assert several(app, ENGLISH["data.inputs"]).value == ["längd"]


def test_what_cannot_be_read_is_said_and_the_table_before_stays() -> None:
    app = upload(data_page(), EXCEL)
    upload(app, b"PK\x03\x04" + bytes(200), "fiskar.xlsx")
    (said,) = app.error
    assert ENGLISH["data.kept"] in said.value
    assert widget(app, ENGLISH["data.target"]).value == "art"


REFUSED = {
    "empty": b"",
    "header": b"a;b;c\r\n",
    "pdf": b"%PDF-1.4\n1 0 obj\n<<>>\n",
    "program": b"MZ\x90\0" + bytes(range(256)) * 4,
    "quote": b'a;b\r\n"1;2\r\n3;4\r\n',
    "ragged": b"a;b\r\n1;2;3\r\n4;5\r\n",
    "wide": ";".join(map(str, range(100_000))).encode(),
    "cell": b"a;b\r\n" + b"x" * 300_000 + b";1\r\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_file_is_answered_in_one_sentence_and_takes_nothing_away(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(st.session_state, KEY, SessionState(language=language))
    app = upload(data_page(lang=language), EXCEL)
    kept, said = LANGUAGES[language]["data.kept"], set()
    for name, content in REFUSED.items():
        upload(app, content, f"../../{name}.csv")
        (error,) = app.error
        assert error.value.endswith(kept), name
        said.add(error.value)
        assert widget(app, LANGUAGES[language]["data.target"]).value == "art", name
    assert len(said) == len(REFUSED) - 1  # to a PDF and a program the same is said
    (group,) = (each for each in app.get("button_group") if each.key == f"own_way_{language}")
    group.set_value("paste").run()
    app.text_area[0].set_value("a\tb").run()
    widget(app, LANGUAGES[language]["data.paste.read"]).click().run()
    assert not app.exception
    (error,) = app.error
    assert error.value.endswith(kept)


# What is read, and then cannot be learned from: the page stands, and says why.
ODD = {
    "personnummer": [f"19{60 + i % 40}0{1 + i % 9}1{i % 9}-123{i % 10};{i}" for i in range(30)],
    "svar": [f"{('Ja', 'ja ', 'JA', 'nej')[i % 4]};{i * 1.7}" for i in range(40)],
    "stora": [f"{('1e308', '1e-320', '-1e308')[i % 3]};{i * i}" for i in range(30)],
    "fel": [f"{('#DIV/0!', '#SAKNAS!', 'inf')[i % 3]};{i * i}" for i in range(30)],
    "<script>alert(1)</script>": [f"{i * 1.7};{i * i % 7}" for i in range(30)],
    "a\u202eb [x](#y)": [f"{i * 1.7};{i % 2}" for i in range(30)],
    "en rad": ["1;2"],
    "en klass": [f"ja;{i * i}" for i in range(30)],
}


def test_odd_tables_are_shown_and_none_breaks_the_page() -> None:
    app = data_page()
    for head, lines in ODD.items():
        upload(app, "\r\n".join([f"{head};y", *lines]).encode())
        assert len(app.error) <= 1, head
        assert "{" not in texts(app), head
    assert memory(app).own.trouble is None


def test_whether_there_is_a_header_can_be_overruled_and_taken_back() -> None:
    app = upload(data_page(), EXCEL)
    for is_header, rows in ((False, ROWS + 1), (True, ROWS)):
        widget(app, ENGLISH["data.header"]).set_value(is_header).run()
        assert not app.exception
        table = memory(app).own.table
        assert table is not None
        assert (table.has_header, len(table.frame)) == (is_header, rows)
        assert widget(app, ENGLISH["data.header"]).value == is_header


def test_pasted_cells_and_a_filled_template_are_read_as_well() -> None:
    app = data_page()
    way(app).set_value("paste").run()
    app.text_area[0].set_value(EXCEL.decode("cp1252").replace(";", "\t")).run()
    widget(app, ENGLISH["data.paste.read"]).click().run()
    assert not app.exception
    assert len(memory(app).own.table.columns) == 3  # type: ignore[union-attr]
    way(app).set_value("table").run()
    widget(app, ENGLISH["data.template.read"]).click().run()
    assert not app.exception
    assert way_out(app)["data"] == "own"


def test_a_link_to_own_data_asks_for_the_file_and_then_opens_as_it_was() -> None:
    link = way_out(upload(data_page(widths="5,3", seed="9"), EXCEL))
    del link["open"]
    app = visit(**link)
    assert not app.exception
    assert ENGLISH["notice.own"] in texts(app)
    stand_in = memory(app).run.settings  # type: ignore[union-attr]
    assert (stand_in.dataset, stand_in.hidden_widths, stand_in.seed) == ("spiral", (5, 3), 9)
    assert app.query_params["own"] in (link["own"], [link["own"]]), "nothing of the link is lost"
    go_to(app, "data")
    assert ENGLISH["data.awaited"] in texts(app)
    upload(app, EXCEL)
    assert ENGLISH["data.awaited.found"] in texts(app)
    again = way_out(app)
    assert {name: again[name] for name in link if name != "lang"} == {
        name: value for name, value in link.items() if name != "lang"
    }


def test_the_sealed_test_set_counts_its_openings() -> None:
    app = upload(data_page(), EXCEL)
    query = way_out(app)
    go_to(app, "playground", **query)
    go_to(app, "data")
    label = ENGLISH["data.sealed.open"].format(n=12)
    for said in (ENGLISH["data.sealed.once"], ENGLISH["data.sealed.often"].format(n=2)):
        widget(app, label).click().run()
        assert not app.exception
        assert said in texts(app)
        assert len([each for each in app.metric if "right" in each.value]) == 2


def test_new_points_go_through_what_was_done_to_the_data() -> None:
    app = upload(data_page(), EXCEL)
    widget(app, ENGLISH["data.target"]).set_value("vikt").run()
    go_to(app, "playground", **way_out(app))
    go_to(app, "one_point")
    app.session_state["point_view"] = "ask"
    app.run()
    new = "art;längd;namn\ngädda;30,5;Anna\nhaj;40;Bo\nmört;;Carin\n".encode("cp1252")
    upload(app, new, "nya.csv")
    assert "haj" in texts(app)
    assert ENGLISH["point.file.lost"].format(n=2) in texts(app)
    predicted = next(each.value for each in app.dataframe if "art" in each.value.columns)
    (answers,) = (predicted[name] for name in predicted.columns if "vikt" in name)
    assert list(np.isfinite(answers)) == [True, False, False]
    assert 200 < answers[0] < 600, "in the target's own unit"


def test_a_category_is_typed_as_one_of_its_names() -> None:
    app = upload(data_page(), EXCEL)
    widget(app, ENGLISH["data.target"]).set_value("vikt").run()
    go_to(app, "playground", **way_out(app))
    go_to(app, "one_point")
    select(app, "point_source", "typed")
    names = sorted(KINDS)
    for place, name in enumerate(names):
        box = widget(app, "art")
        assert list(box.options) == names
        box.set_value(place).run()
        assert not app.exception
        inputs = app.dataframe[0].value.iloc[:, 1].to_numpy()
        assert inputs[1:].tolist() == [float(each == name) for each in names]


def test_forgotten_data_are_gone_and_the_playground_goes_on_without_them() -> None:
    app = upload(data_page(), EXCEL)
    fingerprint = memory(app).own.table.fingerprint  # type: ignore[union-attr]
    assert own_data.table_of(memory(app).sid, fingerprint) is not None
    widget(app, ENGLISH["data.forget"]).click().run()
    assert not app.exception
    assert own_data.table_of(memory(app).sid, fingerprint) is None
    assert memory(app).own.table is None


def test_what_data_hold_stays_text() -> None:
    cells = "".join(f"{i};{i * 2};{'ab'[i % 2]}\n" for i in range(40))
    app = upload(data_page(), f"**x** :smile:;$y$;<b>z</b>\n{cells}".encode())
    assert ":smile:" not in texts(app).replace("\\:", "")


def test_histograms_count_every_value() -> None:
    from datasets.own import read_csv
    from pages.features.own.ui.preview import BINS, _histogram

    table = read_csv(EXCEL, "fiskar.csv")
    for column in table.columns:
        counts = _histogram(table, column)
        assert sum(counts) == ROWS
        assert len(counts) == (BINS if column.kind == "number" else column.n_different)
    assert np.isfinite(table.frame["längd"]).all()
