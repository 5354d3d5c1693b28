"""The architecture map as a visitor meets it, without a browser."""

import io
import json
import math
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.features.sweep.live.plan import estimate_of, plan_key, plan_of
from pages.features.sweep.live.sweep_pacing import Capacity
from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.ui import chosen, sweep_state
from pages.features.sweep.ui.session_sweep import SweepState
from pages.features.sweep.ui.sweep_presses import carry_out
from pages.live.frame import unpack
from pages.live.settings import Settings, for_dataset
from pages.live.sweep_settings import SweepSettings
from pages.live.worker import EngineProcess, engine
from pages.text import LANGUAGES, translate
from pages.ui.run import Run
from pages.ui.session_state import KEY, SessionState
from pages.ui.url import encode
from tests.conftest import Cost
from tests.pages.test_playground import (
    ROOT,
    choose,
    drawn,
    frame,
    go_to,
    in_url,
    labels,
    plain,
    press,
    state,
    visit,
    widget,
)

SMALL = {
    "row_values": "0,2", "column_values": "1,4", "starts": "2", "sweep_epochs": "4",
    "samples": "100",
}  # fmt: skip
RUNS = 2 + 2 * 2
LONG = SMALL | {"sweep_epochs": "3000"}
MODES = ("map", "race", "double_descent")


@cache
def page_hash() -> str:
    """What Streamlit calls the map's page."""
    pages = visit()._registered_pages
    (found,) = (h for h, page in pages.items() if page["url_pathname"] == "architecture_map")
    return str(found)


def open_map(**query: str) -> AppTest:
    """The map, opened by a link; in English unless the link says otherwise."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app._page_hash = page_hash()
    for name, value in {"lang": "en", **query}.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """As in test_playground.py."""
    return lambda language: monkeypatch.setitem(
        st.session_state, KEY, SessionState(language=language)
    )


def group(app: AppTest, label: str) -> Any:
    """The only row of pills, or segmented control, with that label."""
    (found,) = (w for w in app.get("button_group") if w.label == label)
    return found


def set_group(app: AppTest, label: str, value: Any) -> AppTest:
    group(app, label).set_value(value).run()
    return app.run()


def until(app: AppTest, status: str) -> dict[str, Any]:
    """Frames until the sweep is in that state; its header."""
    for _ in range(200):
        header, _ = frame(app.run())
        if header["status"] == status:
            return header
    raise AssertionError(f"never {status}, but {header['status']}")


def done(app: AppTest) -> AppTest:
    press(app, "Run")
    until(app, "done")
    return app


def said(app: AppTest) -> str:
    """Everything that the page says in paragraphs, boxes and captions."""
    kinds = (app.markdown, app.warning, app.info, app.caption, app.error)
    return "\n".join(plain(element.value) for kind in kinds for element in kind)


def run_button(app: AppTest) -> Any:
    (button,) = (b for b in app.button if b.label == "Run")
    return button


def assert_calm(app: AppTest) -> None:
    """No traceback, no error, and everything that is set is in the URL, the map's own included."""
    assert not app.exception
    assert not app.error
    assert in_url(app) == encode(state(app), sweep=True)


@pytest.fixture
def app() -> AppTest:
    return open_map(**SMALL)


# The first sight


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_every_mode_stands_in_both_languages(
    speak: Callable[[str], None], mode: str, language: str
) -> None:
    speak(language)
    app = open_map(lang=language, mode=mode)
    assert_calm(app)
    assert not app.warning
    assert state(app).sweep == SweepSettings(mode=mode)
    if mode == "double_descent":
        assert len(drawn(app)) == 1
        assert translate(language, "double_descent.text") in said(app)
        return
    assert translate(language, f"sweep.empty.{mode}") in said(app)
    header, _ = frame(app)
    assert (header["board"], header["status"]) == (mode, "empty")
    assert header["new"]["words"]["language"] == language
    assert translate(language, "sweep.run.button") in labels(app)


@pytest.mark.parametrize("mode", MODES)
def test_every_control_has_a_label_of_its_own_and_a_help_text(mode: str) -> None:
    app = open_map(mode=mode)
    kinds = ("slider", "select_slider", "selectbox", "number_input", "toggle", "button")
    widgets = [w for kind in kinds for w in app.get(kind)]
    assert all(w.label for w in widgets)
    assert len({w.label for w in widgets}) == len(widgets)
    # A racer's depth needs no more than its name.
    assert not {w.label for w in widgets if not w.help} - {"Depth 1", "Depth 2"}


def test_the_tolerance_is_written_in_the_language_of_the_page() -> None:
    app = open_map(lang="sv", tolerance="0.123")
    assert state(app).sweep.tolerance == 0.123
    slider = widget(app, translate("sv", "control.sweep_tolerance"))
    assert {"0,01", "0,12", "0,123", "1"} <= set(slider.options)
    assert all(isinstance(w.value, int) for w in app.slider)


def test_the_other_language_has_no_word_of_this_one(app: AppTest) -> None:
    english = set(labels(app))
    group(app, "Language").set_value("sv").run()
    assert not english & set(labels(app)) - {"Dropout"}


def test_the_data_and_settings_come_along_from_the_playground() -> None:
    app = visit(data="moons", noise="0.3", learning_rate="0.1", activations="tanh")
    before = state(app)
    go_to(app, "architecture_map")
    assert state(app) == before
    assert_calm(app)


# What a run would take, and what stands in its way


def test_the_page_says_before_the_run_what_it_takes(app: AppTest) -> None:
    # Without hidden layers 3 parameters; with two layers of 1 or 4 units 7 or 37; two starts each.
    told = f"{RUNS} networks with {2 * (3 + 7 + 37)} parameters in all, about 1 s here."
    assert told in said(app)
    assert not run_button(app).disabled


@pytest.mark.parametrize("axis", ["depth", "width"])
def test_an_empty_axis_says_what_to_do_and_disables_run(app: AppTest, axis: str) -> None:
    set_group(app, f"{axis}: values", [])
    assert translate("en", "sweep.trouble.no_values") in said(app)
    assert run_button(app).disabled
    assert_calm(app)
    set_group(app, f"{axis}: values", ["1"])
    assert translate("en", "sweep.trouble.no_values") not in said(app)
    assert not run_button(app).disabled


OVER = {
    "runs": {"row_values": "0,1,2,3,4,5,6,7,8", "column_values": "1,2,3,4,6,8", "starts": "30"},
    "parameters": {"row_values": "7,8", "column_values": "64", "starts": "30"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("over", OVER)
def test_a_link_over_the_limit_says_what_to_reduce_and_disables_run(
    over: str, language: str
) -> None:
    app = open_map(lang=language, **OVER[over])
    (warning,) = app.warning
    head, tail = translate(language, f"sweep.over.{over}", value="|", limit="1000").split("|")
    assert head in warning.value
    assert tail.split("(")[0] in warning.value
    (run,) = (b for b in app.button if b.label == translate(language, "sweep.run.button"))
    assert run.disabled
    assert_calm(app)


def test_axes_that_a_table_does_not_have_are_refused_and_said(app: AppTest) -> None:
    choose(app, "Columns", "noise")
    choose(app, "Data set", "iris")
    assert translate("en", "sweep.trouble.no_such_axis") in said(app)
    assert run_button(app).disabled
    assert_calm(app)
    choose(app, "Columns", "learning_rate")
    assert not run_button(app).disabled


def test_a_server_full_of_other_maps_says_so(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep_state, "capacity", lambda: Capacity(free_mb=0.0, pace=1.0))
    app.run()
    need = round(estimate_of(plan_of(state(app))).megabytes)
    assert translate("en", "sweep.trouble.busy", need=need, free=0) in said(app)
    assert run_button(app).disabled


def test_one_start_is_allowed_with_a_remark(app: AppTest) -> None:
    choose(app, "Random starts", 1)
    assert translate("en", "sweep.one_start") in said(app)
    assert not run_button(app).disabled


# Links


def test_a_link_with_everything_in_it_gives_the_sweep_it_was_made_from() -> None:
    sweep = SweepSettings(
        mode="map", rows="noise", row_values=("0", "0.3"), columns="learning_rate",
        column_values=("0.001", "1"), starts=7, epochs=33, race_depths=(0, 2, 5),
        race_widths=(3, 4, 5), budget="operations", amount=321, race_starts=3, race_epochs=44,
        ridge=0.25, measure="gap", pictured="worst", cost="operations", tolerance=0.37,
        success=80,
    )  # fmt: skip
    made = replace(for_dataset(Settings(), "pinwheel"), sweep=sweep, seed=9, learning_rate=0.123)
    for mode in MODES:
        wanted = replace(made, sweep=replace(sweep, mode=mode))
        app = open_map(**encode(wanted, sweep=True))
        assert state(app) == wanted
        assert_calm(app)
        assert not app.warning


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_link_is_repaired_and_said_in_sentences(language: str) -> None:
    app = open_map(
        lang=language, mode="chess", starts="99", rows="width", columns="width",
        row_values="1,7,64", tolerance="NaN", success="101", racers="-3,2",
    )  # fmt: skip
    s = state(app).sweep
    assert (s.mode, s.starts, s.rows, s.row_values) == ("map", 30, "width", ("1", "64"))
    assert s.columns == "depth"
    assert s.race_depths == (0, 2)
    assert_calm(app)
    (warning,) = app.warning[:1]
    assert translate(language, "notice.title") in warning.value
    label = translate(language, "control.sweep_mode")
    values = {"label": label, "given": "chess", "used": translate(language, "mode.map")}
    assert translate(language, "notice.unreadable", **values) in warning.value
    label = translate(language, "control.sweep_starts")
    values = {"label": label, "low": "1", "high": "30", "given": "99", "used": "30"}
    assert translate(language, "notice.range", **values) in warning.value
    label = translate(language, "control.sweep_success")
    values = {"label": label, "low": "1", "high": "100", "given": "101", "used": "100"}
    assert translate(language, "notice.range", **values) in warning.value
    assert len(warning.value.split("  \n")) == 7


# A run


def test_run_trains_all_networks_and_shows_them(app: AppTest) -> None:
    press(app, "Run")
    header = until(app, "done")
    assert header["facts"]["runs"] == RUNS
    assert header["lines"][0][1] == translate("en", "sweep.done", n=RUNS, epochs=4)
    assert {card for card, _, _ in header["cards"]} >= {"heat_map", "cells", "capacity", "starts"}
    app.run()
    assert {"Run", "Network", "Start"} <= set(labels(app))
    assert open_link(app).label == "Open in the playground"
    assert "Pause" not in labels(app)
    assert_calm(app)


def test_pause_go_on_and_stop(app: AppTest) -> None:
    app = open_map(**LONG)
    press(app, "Run")
    assert {"Pause", "Stop here"} <= set(labels(app))
    press(app, "Pause")
    first, second = frame(app)[0], frame(app.run())[0]
    assert first["status"] == second["status"] == "paused"
    assert first["progress"] == second["progress"] > 0
    press(app, "Go on")
    assert frame(app)[0]["status"] == "running"
    assert frame(app)[0]["progress"] > first["progress"]
    press(app, "Stop here")
    header = frame(app.run())[0]
    assert header["status"] == "cancelled"
    assert {"Run", "Go on"} <= set(labels(app))
    assert header["lines"][0][1].endswith("what was trained stays.")
    assert_calm(app)


def test_settings_changed_in_mid_run_keep_the_results_and_can_be_taken_back(app: AppTest) -> None:
    app = open_map(**LONG)
    press(app, "Run")
    sweep_run, made_with = frame(app)[0]["sweep"], state(app)
    assert translate("en", "sweep.stale.running") not in said(app)
    set_group(app, "width: values", ["8", "16"])
    choose(app, "Data set", "iris")
    choose(app, "Number in the map", "gap")
    header, _ = frame(app)
    assert (header["sweep"], header["status"]) == (sweep_run, "running")
    assert translate("en", "sweep.stale.running") in said(app), "there is no Run to press"
    press(app, "Take their settings back")
    # With the look at it that was chosen since.
    looked_at = replace(made_with.sweep, measure="gap", tolerance=state(app).sweep.tolerance)
    assert in_url(app)["data"] == made_with.dataset
    assert state(app).sweep == looked_at
    assert state(app).n_samples == made_with.n_samples
    assert group(app, "width: values").value == ["1", "4"]
    assert translate("en", "sweep.stale.running") not in said(app)
    assert frame(app)[0]["sweep"] == sweep_run
    press(app, "Stop here")


def test_another_look_is_no_reason_to_run_again(app: AppTest) -> None:
    done(app)
    for label, value in (
        ("Number in the map", "success_rate"), ("Start in the pictures", "worst"),
        ("Cost", "operations"), ("Good enough: distance to best achievable at most", 0.5),
        ("Good enough: % of the starts at least", 80),
    ):  # fmt: skip
        choose(app, label, value)
        assert translate("en", "sweep.stale") not in said(app)
    assert_calm(app)


def test_a_run_that_begins_while_the_chosen_cell_is_drawn_breaks_nothing(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The channel hears of it in another thread."""
    done(app)

    class Meanwhile:
        def ask(self, *asked: Any) -> Any:
            found, d = engine().ask(*asked), sweep_state.present()
            d.trained_with, d.chosen, d.start = None, None, 7
            return found

    monkeypatch.setattr(chosen, "engine", Meanwhile)
    app.run()
    assert_calm(app)


def test_each_mode_keeps_its_own_results(app: AppTest) -> None:
    done(app)
    sweep_run = frame(app)[0]["sweep"]
    set_group(app, "What to do", "race")
    assert frame(app)[0]["status"] == "empty"
    choose(app, "Epochs", 3)
    done(app)
    header, _ = frame(app)
    assert header["board"] == "race"
    assert header["sweep"] != sweep_run
    set_group(app, "What to do", "double_descent")
    assert not [each for each in app.get("bidi_component") if "board" in each.key]
    set_group(app, "What to do", "map")
    assert frame(app)[0]["sweep"] == sweep_run
    assert_calm(app)


def test_a_visit_to_another_page_and_a_language_lose_nothing(app: AppTest) -> None:
    done(app)
    sweep_run, before = frame(app)[0]["sweep"], state(app)
    go_to(app, "about")
    go_to(app, "architecture_map")
    assert (frame(app)[0]["sweep"], state(app)) == (sweep_run, before)
    group(app, "Language").set_value("sv").run()
    header, _ = frame(app)
    assert header["sweep"] == sweep_run
    assert header["lines"][0][1] == translate("sv", "sweep.done", n=RUNS, epochs=4)
    assert not app.exception


def test_the_race_says_who_races_and_refuses_a_budget_that_does_not_fit() -> None:
    app = open_map(mode="race", amount="200", racers="1,4", data="moons")
    assert "Depth × width: 1×49 with 197 parameters, 4×7 with 197 parameters." in said(app)
    choose(app, "How much each", 5)
    assert translate("en", "sweep.trouble.budget_too_small") in said(app)
    assert run_button(app).disabled
    choose(app, "Racers", 4)
    assert len(state(app).sweep.race_depths) == 4
    assert_calm(app)


# The chosen cell, and the playground


def open_link(app: AppTest) -> Any:
    """The link to the playground, as the browser gets it."""
    links = (e.proto for e in app.get("page_link"))
    (link,) = (link for link in links if "open=map" in link.query_string)
    return link


@pytest.mark.parametrize(
    "asked",
    ["", "map", "map.9.9.9", "map.-1.0.0", "map.a.0.0", "map." + "9" * 5000 + ".0.0", "race.0.0.0",
     "x.0.0.0"],
    ids=lambda asked: asked[:12],
)  # fmt: skip
def test_a_link_to_a_run_that_is_no_more_says_so(asked: str) -> None:
    app = visit(open=asked)
    assert translate("en", "sweep.open.gone") in [w.value for w in app.warning]
    assert state(app) == Settings()
    assert "open" not in app.query_params


def test_a_chosen_start_opens_in_the_playground_as_it_is(app: AppTest) -> None:
    done(app)
    choose(app, "Network", (1, 1))
    choose(app, "Start", 1)
    assert widget(app, "Network").value == (1, 1)
    runs = engine().ask(SweepRegistry.rows, f"{app.session_state[KEY].sid}:map", 0.2)
    (asked,) = parse_qs(open_link(app).query_string)["open"]
    go_to(app, "", open=asked)  # AppTest does not follow a link by itself
    header, _ = frame(app)
    wanted = [r for r in runs if tuple(r["hidden_widths"]) == (4, 4) and r["seed"] == 2]
    assert header["stats"]["validation_loss"] == wanted[0]["validation_loss"]
    assert header["stats"]["train_loss"] == wanted[0]["train_loss"]
    assert (header["stats"]["epoch"], header["status"]) == (4, "paused")
    assert (state(app).hidden_widths, state(app).seed) == ((4, 4), 2)
    assert in_url(app) == encode(state(app))
    press(app, "Play")
    assert frame(app.run())[0]["stats"]["epoch"] > 4


def pressed(d: SweepState, *presses: dict[str, Any], run: Run | None = None) -> SweepState:
    for told in presses:
        carry_out(told, "map", d, run or Run("", Settings(), "en"))
    return d


def test_a_click_chooses_a_cell_and_a_broken_message_nothing() -> None:
    d = SweepState(chosen=(5, 6))
    for picked, cell, start in (
        ({"card": "heat_map", "x": 2, "y": 1.0, "data": None}, (1, 2), None),
        ({"card": "cells", "x": 0, "y": 3}, (3, 0), None),
        ({"card": "starts", "x": 0.7, "y": 0.1, "data": [4, 5]}, (5, 6), 4),
        ({"card": "capacity", "data": [1, 2]}, (1, 2), None),
        ({"card": "cost", "data": [1, 2, 3, 4]}, (1, 2), 3),
    ):
        pressed(d, picked)
        assert (d.clicked, d.clicked_start) == (cell, start)
    d.choose((7, 7), 7)
    for strange in (None, "9" * 5000, -1, 0.5, math.inf, [], {}, "run"):
        pressed(
            d, {"card": "heat_map", "x": strange, "y": 1}, {"card": "starts", "data": [strange]}
        )
        pressed(d, {"card": "cost", "data": [strange, 1]}, {"card": strange, "data": strange})
        pressed(d, {"kind": strange, "card": "bar"}, {"kind": [strange]})
    pressed(d, {"card": "cells"}, {"kind": "train"}, {"card": "onward"})
    assert (d.clicked, d.clicked_start, d.number) == ((7, 7), 7, 0)


def test_a_button_of_the_bar_commands_once_and_a_late_one_nothing() -> None:
    run = Run("", Settings(), "en")
    d = pressed(SweepState(clicked=(1, 1)), {"kind": "run"}, run=run)
    assert (d.command, d.number, d.clicked) == ("run", 1, None)
    d.status, d.trained_with = "running", plan_key(run.settings)
    assert pressed(d, {"kind": "run"}, run=run).number == 1, "it is under way"
    assert pressed(d, {"kind": "pause"}, run=run).command == "pause"
    run.ask(settings=replace(run.settings, noise=0.3))
    assert pressed(d, {"kind": "run"}, run=run).number == 3, "of other settings"
    run.ask(settings=replace(run.settings, sweep=replace(run.settings.sweep, mode="race")))
    assert pressed(d, {"kind": "run"}, run=run).number == 3, "another board is to be shown"


def test_the_map_goes_on_beyond_its_edge_in_one_press_which_can_be_taken_back() -> None:
    run, start = Run("", Settings(), "en"), Settings()
    d = SweepState(trained_with=plan_key(start))
    d.onward = replace(plan_key(start), sweep=replace(plan_key(start).sweep, row_values=("7",)))
    pressed(d, {"card": "onward"}, {"card": "onward"}, run=run)
    assert run.settings == replace(start, sweep=replace(start.sweep, row_values=("7",)))
    assert (d.command, d.number, run.pressed) == ("run", 1, True)
    assert run.take_back() == start


# Table and CSV


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the download buttons hand out, the last at the end; each is made on request."""
    handed: list[str] = []
    button = st.download_button

    def noting(label: str, data: Callable[[], bytes], **options: Any) -> Any:
        handed.append(data().decode("utf-8-sig"))
        return button(label, data, **options)

    monkeypatch.setattr(st, "download_button", noting)
    return handed


@pytest.mark.parametrize("mode", ["map", "race"])
def test_all_runs_stand_in_a_table_and_in_a_file_that_pandas_reads(
    downloads: list[str], mode: str
) -> None:
    app = open_map(**SMALL, mode=mode, race_epochs="4", race_starts="2")
    choose(app, "All runs as a table", True)
    assert translate("en", "sweep.table.empty") in said(app)
    done(app)
    app.run()
    (shown,) = app.dataframe
    read = pd.read_csv(io.StringIO(downloads[-1]))
    assert len(read) == len(shown.value) == (RUNS if mode == "map" else 4)
    assert list(read.columns) == list(shown.value.columns)
    runs = engine().ask(SweepRegistry.rows, f"{app.session_state[KEY].sid}:{mode}", 0.2)
    assert list(read.columns[:3]) == ["depth", "width", "hidden_widths"]
    assert read["depth"].dtype == read["width"].dtype == "int64", "so that 16 sorts after 4"
    assert not read["succeeded"].isna().any()
    assert "n_classes" not in read, "these data always have two"
    for name in ("train_loss", "validation_loss", "validation_accuracy", "parameters", "seed"):
        # Up to the last place: pandas need not read a decimal back as the nearest float.
        assert read[name].tolist() == pytest.approx([run[name] for run in runs], rel=1e-15)
    assert (read["epoch"] == 4).all()
    assert set(read["status"]) == {"done"}


# Double descent


def test_double_descent_draws_within_five_seconds(cost: Cost) -> None:
    app = open_map()
    assert cost(lambda: set_group(app, "What to do", "double_descent")) < 5
    assert not app.exception
    without = computed(app)
    choose(app, "Penalty on large weights (ridge)", 1.0)
    assert computed(app) != without
    assert_calm(app)


def computed(app: AppTest) -> Any:
    """The traces, which are more than theory."""
    (chart,) = drawn(app)
    traces = {trace.get("name"): trace for trace in json.loads(chart["figure"])["data"]}
    for name in ("theory", "test"):
        assert traces[LANGUAGES["en"][f"chart.sweep.descent.{name}"]]["x"]
    return traces


# Trouble


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failing_engine_gives_a_sentence_and_keeps_the_settings(
    speak: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    speak(language)
    app = open_map(lang=language, **SMALL)
    before = state(app)
    monkeypatch.setattr(EngineProcess, "paced", fail)
    app.run()
    assert not app.exception
    assert [e.value for e in app.error] == [translate(language, "live.failed")]
    assert state(app) == before


def test_a_frame_of_the_map_is_a_board_s(app: AppTest) -> None:
    press(app, "Run")
    (component,) = app.get("bidi_component")
    header, arrays = unpack(component.proto.bytes)
    assert set(arrays) == {"cells"}
    assert header["handle"] == f"{app.session_state[KEY].sid}:map"
