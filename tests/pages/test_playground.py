"""The pages as a visitor meets them, without a browser: controls, links, languages, trouble."""

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hypothesis import given, settings
from streamlit.testing.v1 import AppTest

from datasets import DATASETS
from pages.live.data_groups import data_groups
from pages.live.frame import unpack
from pages.live.settings import Settings, for_dataset, settle
from pages.live.worker import EngineProcess
from pages.text import LANGUAGES, translate
from pages.ui.notices import lines
from pages.ui.session_state import KEY, SessionState
from pages.ui.url import decode, encode
from tests.pages.frames import PARTS
from tests.pages.strategies import fast, links, valid_settings

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("slider", "select_slider", "selectbox", "number_input", "toggle", "button")


def visit(page: str = "app.py", **query: str) -> AppTest:
    """The app, opened by a link; in English unless the link says otherwise."""
    app = AppTest.from_file(ROOT / page, default_timeout=60)
    for name, value in {"lang": "en", **query}.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets AppTest read the page in a language.

    It formats the options of its widgets outside of a run, where there is no session that knows
    the user's choice, only Streamlit's stand-in for one.
    """
    return lambda language: monkeypatch.setitem(
        st.session_state, KEY, SessionState(language=language)
    )


def widget(app: AppTest, label: str) -> Any:
    """The only widget with that label."""
    kinds = (*KINDS, "button_group")
    (found,) = (w for kind in kinds for w in app.get(kind) if w.label == label)
    return found


def data_sets(app: AppTest, name: str) -> Any:
    """The group of pictures that the data set stands in."""
    (group,) = (group for group, names in data_groups(has_own=True).items() if name in names)
    return widget(app, translate("en", f"data.group.{group}"))


def labels(app: AppTest) -> list[str]:
    return [w.label for kind in KINDS for w in app.get(kind)]


def choose(app: AppTest, label: str, value: Any) -> AppTest:
    """Set a control. The second run, since AppTest forgets what a fragment's run leaves alone."""
    control = data_sets(app, value) if label == "Data set" else widget(app, label)
    control.set_value(value).run()
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    widget(app, label).click().run()
    return app.run()


def go_to(app: AppTest, url_path: str, **query: str) -> AppTest:
    """As a click on a link; switch_page knows no pages that are callables."""
    if not all("url_pathname" in page for page in app._registered_pages.values()):
        app.run()  # the last run was a fragment's, which knows no pages
    pages = app._registered_pages
    (app._page_hash,) = (h for h, page in pages.items() if page["url_pathname"] == url_path)
    for name in list(app.query_params):  # a click in the navigation empties the URL
        del app.query_params[name]
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def plain(text: str) -> str:
    """Markdown without the links that explain its terms."""
    return re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", text)


def captions(app: AppTest) -> list[str]:
    return [plain(caption.value) for caption in app.caption]


def state(app: AppTest) -> Settings:
    present: Settings = app.session_state[KEY].run.settings
    return present


def frame(app: AppTest) -> tuple[dict[str, Any], dict[str, Any]]:
    """The frame that the live view was handed."""
    (component,) = app.get("bidi_component")
    return unpack(component.proto.bytes)


def drawn(app: AppTest) -> list[dict[str, Any]]:
    """What the charts were handed that change in place (pages/ui/chart.py)."""
    mounted = [c.proto for c in app.get("bidi_component")]
    return [json.loads(p.json) for p in mounted if p.component_name == "lagom_plot"]


def in_url(app: AppTest) -> dict[str, str]:
    return {
        name: values[-1] if isinstance(values, list) else values
        for name, values in app.query_params.items()
        if name != "lang"
    }


def assert_calm(app: AppTest) -> None:
    """No traceback, no error, and everything that is set is in the URL."""
    assert not app.exception
    assert not app.error
    assert in_url(app) == encode(state(app))


@pytest.fixture
def app() -> AppTest:
    return visit()


# The first sight


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sight_is_a_network_that_learns(language: str) -> None:
    app = visit(lang=language)
    assert_calm(app)
    assert not app.warning
    assert state(app) == Settings()
    header, arrays = frame(app)
    assert header["status"] == "running"
    assert set(header["new"]) == PARTS
    assert header["new"]["words"]["language"] == language
    assert {"curve", "map", "units", "weights"} <= set(arrays)


def test_the_picture_of_the_data_is_described(app: AppTest) -> None:
    choose(app, "Data set", "moons")
    assert translate("en", "dataset.moons") in widget(app, "Data set").options
    assert translate("en", "dataset.moons.about") in captions(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_label_and_a_help_text(language: str) -> None:
    app = visit(lang=language)
    widgets = [w for kind in KINDS for w in app.get(kind)]
    assert len(widgets) > 20
    assert all(w.label for w in widgets)
    assert not [w.label for w in widgets if not w.help]


def test_every_label_is_there_once(app: AppTest) -> None:
    assert len(set(labels(app))) == len(labels(app))


def test_the_essential_controls_are_open_and_the_rest_is_folded(app: AppTest) -> None:
    folded = [w.label for e in app.expander for kind in KINDS for w in e.get(kind)]
    essential = ["Data set", "Noise", "Depth", "Width", "Hidden activation", "Learning rate"]
    assert not set(essential) & set(folded)
    assert {"Samples", "Output activation", "Loss", "Optimizer", "Batch size"} <= set(folded)
    assert not any(e.proto.expanded for e in app.expander)


# Controls


@pytest.mark.parametrize(
    ("label", "value", "change"),
    [
        ("Depth", 2, {"hidden_widths": (8, 8), "activations": ("relu", "relu")}),
        ("Depth", 0, {"hidden_widths": (), "activations": ()}),
        ("Depth", 10, {"hidden_widths": (8,) * 10, "activations": ("relu",) * 10}),
        ("Width", 16, {"hidden_widths": (16,) * 3}),
        ("Hidden activation", "tanh", {"activations": ("tanh",) * 3}),
        ("Noise", 0.2, {"noise": 0.2}),
        ("Samples", 300, {"n_samples": 300}),
        ("Training share", 0.8, {"train_share": 0.8}),
        ("Data seed", 7, {"data_seed": 7}),
        ("Learning rate", 0.1, {"learning_rate": 0.1}),
        ("Batch size", 32, {"batch_size": 32}),
        ("L1 penalty", 0.001, {"l1": 0.001}),
        ("L2 penalty", 10.0, {"l2": 10.0}),
        ("Dropout", 0.25, {"dropout": 0.25}),
        ("Optimizer", "sgd", {"optimizer": "sgd"}),
        ("Initial weights", "orthogonal", {"initializer": "orthogonal"}),
        ("Random seed", 42, {"seed": 42}),
        ("Epochs until pause", 50, {"epochs": 50}),
        ("Loss", "mse", {"loss": "mse"}),
        ("Output activation", "tanh", {"output_activation": "tanh", "loss": "mse"}),
        ("Speed", 0, {"speed": 0}),
        ("Log scale", True, {"log_loss": True}),
        ("True boundary", True, {"truth": True}),
        ("Projector", True, {"projector": True}),
    ],
)
def test_a_control_changes_its_setting_and_the_url(
    app: AppTest, label: str, value: Any, change: dict[str, Any]
) -> None:
    choose(app, label, value)
    assert state(app) == replace(Settings(), **change)
    assert_calm(app)
    assert widget(app, label).value == value
    assert state(app.run()) == replace(Settings(), **change)


def test_another_depth_trains_another_network_at_once(app: AppTest) -> None:
    before, _ = frame(app)
    after, _ = frame(choose(app, "Depth", 1))
    assert after["run"] != before["run"]
    assert after["status"] == "running"
    assert after["stats"]["parameters"] == 2 * 8 + 8 + 8 + 1


def test_depth_to_zero_and_back_keeps_a_network_that_can_be_trained(app: AppTest) -> None:
    for depth in (0, 4):
        choose(app, "Depth", depth)
        assert_calm(app)
    assert len(state(app).hidden_widths) == len(state(app).activations) == 4


def test_data_with_several_classes_switch_output_and_loss_and_back(app: AppTest) -> None:
    choose(app, "Data set", "rings")
    assert (state(app).output_activation, state(app).loss) == ("softmax", "cross_entropy")
    said = [plain(each.value) for each in app.markdown]
    assert any("softmax" in each and "cross-entropy" in each for each in said)
    assert translate("en", "output.why.multiclass") in captions(app)
    choose(app, "Data set", "circle")
    assert (state(app).output_activation, state(app).loss) == ("sigmoid", "binary_cross_entropy")
    choose(app, "Data set", "sine")
    assert (state(app).output_activation, state(app).loss) == ("identity", "mse")
    assert translate("en", "output.why.regression") in captions(app)
    assert_calm(app)


@pytest.mark.parametrize(
    ("label", "value", "words"),
    [("Output activation", "tanh", "tanh with mean squared error"),
     ("Loss", "huber", "sigmoid with Huber loss")],
)  # fmt: skip
def test_another_output_or_loss_than_the_tasks_own_is_said_to_be_chosen(
    app: AppTest, label: str, value: str, words: str
) -> None:
    why = translate("en", "output.why.binary")
    assert why in captions(app)
    choose(app, label, value)
    (said,) = [said for said in captions(app) if said.startswith(why)]
    assert said.endswith(f"Here something else is chosen: {words}.")


def test_every_data_set_can_be_chosen_and_the_network_stays(app: AppTest) -> None:
    choose(app, "Depth", 2)
    for name, spec in DATASETS.items():
        choose(app, "Data set", name)
        assert_calm(app)
        assert state(app).dataset == name
        assert state(app).hidden_widths == (8, 8)
        assert frame(app)[0]["status"] in ("running", "done")
        assert ("Noise" in labels(app)) == spec.has_noise
        assert ("Samples" in labels(app)) == spec.has_samples
        assert ("Classes" in labels(app)) == spec.has_classes
        assert ("Horizontal axis" in labels(app)) == (spec.n_inputs > 2)


def test_each_layer_may_have_its_own_width_and_activation(app: AppTest) -> None:
    choose(app, "Set each layer by itself", True)
    assert "Width" not in labels(app)
    choose(app, "Width, layer 2", 3)
    choose(app, "Activation, layer 3", "sine")
    wanted = replace(Settings(), hidden_widths=(8, 3, 8), activations=("relu", "relu", "sine"))
    assert state(app) == wanted
    assert_calm(app)
    assert in_url(app)["widths"] == "8,3,8"
    choose(app, "Depth", 4)
    assert state(app).hidden_widths == (8, 3, 8, 8)
    assert "Width, layer 4" in labels(app)


def test_switched_back_all_layers_become_as_the_first(app: AppTest) -> None:
    choose(app, "Set each layer by itself", True)
    choose(app, "Width, layer 3", 2)
    choose(app, "Set each layer by itself", False)
    assert state(app).hidden_widths == (8, 8, 8)
    assert widget(app, "Width").value == 8


def test_a_link_with_different_layers_shows_each_of_them() -> None:
    app = visit(widths="2,7,5", activations="relu,tanh,sine")
    assert [widget(app, f"Width, layer {i}").value for i in (1, 2, 3)] == [2, 7, 5]
    assert [widget(app, f"Activation, layer {i}").value for i in (1, 2, 3)] == [
        "relu",
        "tanh",
        "sine",
    ]


def test_new_data_and_a_new_start_draw_other_seeds(app: AppTest) -> None:
    press(app, "New data")
    press(app, "New start")
    assert state(app) == replace(Settings(), data_seed=2, seed=2)
    assert_calm(app)


# Play bar


def test_pause_and_play(app: AppTest) -> None:
    press(app, "Pause")
    first, _ = frame(app)
    second, _ = frame(app.run())
    assert first["status"] == second["status"] == "paused"
    assert first["stats"] == second["stats"]
    press(app, "Play")
    assert frame(app)[0]["status"] == "running"
    assert "Pause" in labels(app)


@pytest.mark.parametrize("command", ["Step", "Epoch"])
def test_step_and_epoch_pause_and_go_on_by_one(app: AppTest, command: str) -> None:
    press(app, "Pause")
    press(app, "Reset")
    press(app, command)
    first, _ = frame(app)
    assert first["status"] == "paused"
    assert first["stats"]["epoch"] == (command == "Epoch")
    assert frame(app.run())[0]["stats"] == first["stats"]


def test_reset_begins_at_epoch_0_and_keeps_the_settings(app: AppTest) -> None:
    choose(app, "Depth", 1)
    press(app, "Pause")
    press(app, "Epoch")
    press(app, "Reset")
    assert frame(app)[0]["stats"]["epoch"] == 0
    assert len(state(app).hidden_widths) == 1


def test_a_run_that_has_ended_shows_play(app: AppTest) -> None:
    choose(app, "Speed", 0)
    choose(app, "Epochs until pause", 1)
    for _ in range(20):
        if frame(app.run())[0]["status"] == "done":
            break
    assert not app.session_state[KEY].run.playing
    assert "Play" in labels(app.run())


def test_a_diverged_run_keeps_the_page_and_says_so() -> None:
    app = visit(
        data="reg-plane", activations="identity", optimizer="sgd", learning_rate="10", speed="0"
    )
    for _ in range(20):
        header, _ = frame(app.run())
        if header["status"] == "diverged":
            break
    assert header["status"] == "diverged"
    assert_calm(app)
    assert "Play" in labels(app.run())
    choose(app, "Learning rate", 0.001)
    choose(app, "Optimizer", "adam")
    assert frame(app)[0]["status"] == "running"


# Links


def test_a_link_gives_the_experiment_it_was_made_from() -> None:
    made = settle(replace(for_dataset(Settings(), "blobs"), n_classes=5, seed=9, noise=0.3))
    app = visit(**encode(made))
    assert state(app) == made
    assert_calm(app)
    assert not app.warning


@settings(max_examples=12)
@given(valid_settings().map(fast))
def test_any_good_link_shows_its_experiment_and_leaves_it_as_it_is(made: Settings) -> None:
    app = visit(**encode(made))
    assert_calm(app)
    assert not app.warning
    assert state(app) == made
    assert state(app.run()) == made


def test_values_between_those_that_a_slider_offers_stay_as_the_link_says() -> None:
    app = visit(learning_rate="0.010000000001", batch_size="77", widths="99,99", noise="0.123")
    for _ in range(2):
        s = state(app.run())
        assert (s.learning_rate, s.batch_size, s.noise) == (0.010000000001, 77, 0.123)
        assert s.hidden_widths == (99, 99)
    choose(app, "Depth", 3)
    assert state(app).learning_rate == 0.010000000001


@pytest.mark.parametrize(
    ("language", "noise", "share", "rate"),
    [("en", "0.0491", "33.3%", "0.00001"), ("sv", "0,0491", "33,3\u00a0%", "0,00001")],
)
def test_sliders_write_their_numbers_in_the_language_of_the_page(
    language: str, noise: str, share: str, rate: str
) -> None:
    app = visit(lang=language, noise="0.0491", train_share="0.333", learning_rate="1e-5")
    offered = {w.label: w.options for w in app.select_slider}
    assert noise in offered[translate(language, "control.noise")]
    assert len(offered[translate(language, "control.noise")]) == 12
    assert share in offered[translate(language, "control.train_share")]
    assert rate in offered[translate(language, "control.learning_rate")]
    assert rate in offered[translate(language, "control.l2")]
    assert (state(app).noise, state(app).train_share) == (0.0491, 0.333)
    assert all(isinstance(w.value, int) for w in app.slider)


SAID = {
    "en": [
        "**Noise** can be 0 to 0.5: `0.9` has become 0.5.",
        "**Learning rate** cannot be `NaN`: 0.01 is used.",
        "**Width** can be 1 to 256: `0,4` has become 1, 4.",
        "**Samples** has no value: 500 is used.",
        "**Training share** can be 10% to 90%: `1` has become 90%.",
        "**Output activation** `softmax` does not fit the other settings: sigmoid is used.",
        "The language `xx` is not available: this is English.",
        "Unknown and left out: `colour`, `regularization`.",
    ],
    "sv": [
        "**Brus** kan vara 0 till 0,5: `0,9` har blivit 0,5.",
        "**Inlärningstakt** kan inte vara `NaN`: 0,01 används.",
        "**Bredd** kan vara 1 till 256: `0,4` har blivit 1, 4.",
        "**Datapunkter** saknar värde: 500 används.",
        "**Andel till träning** kan vara 10\u00a0% till 90\u00a0%: `1` har blivit 90\u00a0%.",
        "**Utdatalagrets aktiveringsfunktion** `softmax` passar inte ihop med de andra "
        "inställningarna: sigmoid används.",
        "Språket `xx` finns inte här: det här är svenska.",
        "Okänt och utelämnat: `colour`, `regularization`.",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_repair_is_said_in_a_sentence_and_unknown_names_last(language: str) -> None:
    app = visit(
        lang="xx", colour="blue", noise="0.9", learning_rate="NaN", widths="0,4", samples="",
        train_share="1", output="softmax", regularization="L2",
    )  # fmt: skip
    assert_calm(app)
    assert state(app).hidden_widths == (1, 4)
    if language != "en":
        app.segmented_control[0].set_value(language).run()
    (warning,) = app.warning
    title = translate(language, "notice.title")
    assert warning.value == f"{title} " + "  \n".join(SAID[language])


def test_a_decimal_comma_is_no_repair_where_it_is_how_numbers_are_written() -> None:
    assert not visit(lang="sv", noise="0,3").warning
    assert "`0,3` and has become 0.3" in visit(noise="0,3").warning[0].value


@settings(max_examples=12)
@given(links())
def test_whatever_was_repaired_the_notice_can_be_written(link: dict[str, list[str]]) -> None:
    repairs = decode(link)[1]
    for language in LANGUAGES:
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(st.session_state, KEY, SessionState(language=language))
            said = list(lines(repairs))
        assert all(line.endswith(".") and "``" not in line for line in said)


def test_what_was_repaired_stays_said_until_it_is_put_away() -> None:
    app = visit(noise="7", lang="xx")
    choose(app, "Depth", 2)
    assert len(app.warning) == 1
    press(app, translate("en", "notice.close"))
    assert not app.warning
    assert state(app) == replace(
        Settings(), noise=0.5, hidden_widths=(8, 8), activations=("relu", "relu")
    )


def test_very_many_unknown_names_are_summed_up_and_hide_no_repair() -> None:
    app = visit(**{f"stranger{i}": "1" for i in range(50)}, noise="9")
    (warning,) = app.warning
    assert warning.value.count("`stranger") == 8
    assert "and 42 more." in warning.value
    assert "`9` has become 0.5" in warning.value


@settings(max_examples=12)
@given(links())
def test_no_link_breaks_the_page(link: dict[str, list[str]]) -> None:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, values in link.items():
        app.query_params[name] = values
    app.run()
    assert not app.exception
    assert not app.error
    assert len(app.get("bidi_component")) == 1


def test_64_kilobytes_in_a_link_stay_out_of_the_page() -> None:
    app = visit(noise="9" * 65536, **{"y" * 65536: "1"})
    assert_calm(app)
    assert state(app) == Settings()
    assert len(app.warning[0].value) < 1000


# Language and pages


def test_a_change_of_language_loses_nothing(app: AppTest, speak: Callable[[str], None]) -> None:
    choose(app, "Depth", 2)
    choose(app, "Data set", "rings")
    choose(app, "Set each layer by itself", True)
    choose(app, "Width, layer 2", 5)
    before, run = state(app), frame(app)[0]["run"]
    for language, depth in (("sv", "Djup"), ("en", "Depth")):
        app.segmented_control[0].set_value(language).run()
        speak(language)
        assert state(app) == before
        assert app.query_params["lang"] in (language, [language])
        assert widget(app, depth).value == 2
        assert frame(app)[0]["run"] == run
        assert_calm(app)


def test_the_other_language_has_no_word_of_this_one(app: AppTest) -> None:
    english = set(labels(app))
    app.segmented_control[0].set_value("sv").run()
    assert not english & set(labels(app)) - {"Dropout"}


def test_an_unknown_language_falls_back_and_says_so() -> None:
    app = visit(lang="xx")
    assert_calm(app)
    assert "language `xx`" in app.warning[0].value
    assert not visit(lang="SV").warning


def test_a_visit_to_another_page_and_back_loses_nothing(app: AppTest) -> None:
    choose(app, "Depth", 2)
    choose(app, "Set each layer by itself", True)
    choose(app, "Width, layer 1", 3)
    before, run = state(app), frame(app)[0]["run"]
    go_to(app, "about")
    assert [title.value for title in app.title] == [translate("en", "about.title")]
    assert not app.exception
    reloaded = visit("pages/about.py", **in_url(app))
    assert state(reloaded) == before
    go_to(app, "")
    assert state(app) == before
    assert (widget(app, "Depth").value, widget(app, "Width, layer 1").value) == (2, 3)
    assert frame(app)[0]["run"] == run
    assert_calm(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_about_page_stands_in_both_languages(
    speak: Callable[[str], None], language: str
) -> None:
    speak(language)
    app = go_to(visit(lang=language), "about")
    assert not app.exception
    text = " ".join(m.value for m in app.markdown)
    assert translate(language, "about.privacy") in text


@pytest.mark.parametrize("page", ["pages/playground.py", "pages/about.py"])
def test_a_cold_deep_link_starts_the_whole_app(page: str) -> None:
    app = visit(page)
    assert not app.exception
    assert len(app.segmented_control) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_can_be_read_as_tables(speak: Callable[[str], None], language: str) -> None:
    speak(language)
    app = visit(lang=language)
    assert len(app.dataframe) == 0
    choose(app, translate(language, "tables.show"), True)
    assert_calm(app)
    curves, points = (table.value for table in app.dataframe)
    assert curves.columns[0] == translate(language, "stat.epoch")
    assert curves.iloc[0, 0] == 0
    assert len(points) == Settings().n_samples


# Trouble


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets the engine fail from now on."""

    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    return lambda: monkeypatch.setattr(EngineProcess, "frame", fail)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failing_engine_gives_a_sentence_and_keeps_the_settings(
    broken: Callable[[], None], speak: Callable[[str], None], language: str
) -> None:
    speak(language)
    app = visit(lang=language, noise="0.3")
    broken()
    app.run()
    assert not app.exception
    assert [e.value for e in app.error] == [translate(language, "live.failed")]
    assert state(app) == replace(Settings(), noise=0.3)


def test_a_failure_is_logged(
    app: AppTest, broken: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    broken()
    app.run()
    assert "secret detail" in caplog.text


# The shipped configuration


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("client", "showErrorDetails", "none"),
        ("runner", "postScriptGC", False),
        ("browser", "gatherUsageStats", False),
        ("server", "enableStaticServing", True),
    ],
)
def test_the_shipped_configuration_says(section: str, option: str, value: object) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config[section][option] == value


@pytest.mark.parametrize(
    "label",
    [
        "Play",
        "Step",
        "preset.just_right.question",
        "New data",
        "New start",
        "Set each layer by itself",
        "Depth",
    ],
)
def test_a_control_of_an_emptied_session_begins_anew(label: str) -> None:
    """Whoever clears Streamlit's caches, by a message that its menu sends, empties the session."""
    app = visit()
    if label == "Play":
        press(app, "Pause")
    control = widget(app, LANGUAGES["en"].get(label, label))
    of_widgets = {w.key for kind in (*KINDS, "button_group", "text_input") for w in app.get(kind)}
    for name in set(app.session_state) - of_widgets:
        del app.session_state[name]
    if control.type == "button":
        control.click().run()
    else:
        control.set_value(not control.value if isinstance(control.value, bool) else 5).run()
    assert not app.exception
    assert frame(app)[0]["status"] == "running"
