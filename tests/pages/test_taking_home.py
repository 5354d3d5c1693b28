"""What is taken home is the run that one sees, and a saved network comes back bit for bit."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
import streamlit as st
from sklearn.metrics import r2_score, root_mean_squared_error

from nn_core.export import ModelFileError, read_model, write_model
from nn_core.export.torch_training import DATA
from pages.charts.numbers import percent
from pages.features.home.live.questions import lesson, taken, told
from pages.features.home.live.report import Opened, report
from pages.features.home.ui.files import link_of
from pages.features.home.ui.opening import settings_of
from pages.live.caption import caption
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.goodness import Errors, Goodness, errors_said, goodness
from pages.live.predictions import Answers
from pages.live.run_session import Request
from pages.live.settings import Settings, for_dataset
from pages.text import LANGUAGES, Translator, translate
from pages.ui.url import decode, encode
from tests.pages.frames import Browser
from tests.pages.test_playground import choose, plain, press, visit

EN = Translator("en")


def trained(dataset: str = "moons", epochs: int = 4, **changes: Any) -> Experiment:
    settings = replace(for_dataset(Settings(), dataset), **changes)
    experiment = Experiment(settings)
    experiment.trainer.run(max_epochs=epochs)
    return experiment


def saved(experiment: Experiment) -> bytes:
    now = taken(experiment)
    return write_model(replace(now.model, settings=encode(now.settings)))


@pytest.mark.parametrize("dataset", ["moons", "sine", "iris", "cars", "eddy", "discs"])
def test_a_saved_network_stands_in_the_playground_again_bit_for_bit(dataset: str) -> None:
    before = trained(dataset)
    model = read_model(saved(before))
    assert settings_of(model) == before.settings
    after = Experiment(before.settings, start=model.parameters)
    x = before.data.x_validation
    assert after.trainer.predict(x).tobytes() == before.trainer.predict(x).tobytes()
    raw = before.data.to_raw_inputs(x)
    answers = before.data.to_raw_targets(before.trainer.predict(x)[0].astype(float))
    np.testing.assert_allclose(model.predict(raw), answers, rtol=1e-4, atol=1e-5)


def test_a_unit_switched_off_goes_home_with_the_others_and_the_page_can_say_so() -> None:
    experiment = trained()
    before = taken(experiment)
    experiment.hands.off = frozenset({(1, 0)})
    now = taken(experiment)
    assert (before.has_off, now.has_off) == (False, True)
    np.testing.assert_array_equal(now.model.parameters, before.model.parameters)


def test_runs_begin_from_the_opened_weights_until_the_network_is_another() -> None:
    start = taken(trained()).model.parameters
    experiment = Experiment(trained().settings, start=start)
    experiment.trainer.run(max_epochs=2)
    assert (experiment.trainer.parameters != start).any()
    experiment.reset()
    assert (experiment.trainer.parameters == start).all()
    experiment.apply(replace(experiment.settings, learning_rate=0.003))
    experiment.reset()
    assert (experiment.trainer.parameters == start).all(), "another rate, the same network"
    experiment.apply(replace(experiment.settings, seed=7))
    assert experiment.start is None
    assert (experiment.trainer.parameters != start).any()


def test_an_opened_network_outlives_the_worker() -> None:
    """Another engine hears of it from the page, and trains it again from the opened weights."""
    model = taken(trained()).model
    settings = replace(trained().settings, epochs=3, speed=0)
    first, second = Engine(), Engine()
    request = Request(settings=settings, language="en", playing=False, start=model.parameters)
    first.open_model("a", request)
    tab = Browser(first, settings, playing=True, start=model.parameters)
    header, _ = tab.frame()
    assert header["standing"] is None, "a tab could not bring it back"
    while tab.reply.status == "running":
        tab.frame()
    was = tab.reply.standing
    other = Browser(second, settings, playing=False, start=model.parameters, was=was)
    other.frame()
    while other.reply.status == "running":
        other.frame()
    np.testing.assert_array_equal(second.curves("a"), first.curves("a"))


def test_a_file_for_other_data_than_it_says_is_refused() -> None:
    model = taken(trained("iris")).model
    for settings in (
        encode(trained("wine").settings),
        {**encode(trained("iris").settings), "widths": "8,8"},
        {**encode(trained("iris").settings), "data": "../../etc"},
        {**encode(trained("iris").settings), "batch_size": "1e9"},
    ):
        with pytest.raises(ModelFileError) as refused:
            settings_of(replace(model, settings=settings))
        assert refused.value.reason == "unfit"


def test_training_the_same_begins_where_the_run_began() -> None:
    experiment = trained(epochs=6)
    found = lesson(experiment)
    fresh = Experiment(experiment.settings)
    assert (found.training.start.parameters == fresh.trainer.parameters).all()
    assert [row[0] for row in found.training.losses] == list(range(7))
    assert not found.training.adjusted
    experiment.apply(replace(experiment.settings, learning_rate=0.1))
    assert lesson(experiment).training.adjusted


# The report


class Reader(HTMLParser):
    """The tags that are open at the end, what is asked of elsewhere, and the links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.asked: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        for name, value in attributes:
            if name in ("src", "srcset", "data") or (name == "href" and tag != "a"):
                self.asked.append(f"{tag} {value}")
            if name == "href" and tag == "a":
                self.links.append(str(value))

    def handle_startendtag(self, tag: str, attributes: Any) -> None:
        """It is closed at once."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


VERDICT = {"heading": "Lagom & <b>", "why": "Since 1 < 2.", "because": ""}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "dataset", ["moons", "sine", "iris", "reg-plane", "ball-in-shell", "digits"]
)
def test_a_report_needs_nothing_else_and_links_to_the_same_run(dataset: str, language: str) -> None:
    experiment, t = trained(dataset, epochs=3), Translator(language)
    stands = told(experiment)
    text = report(stands, VERDICT, "https://lagom.example.org/", link_of(experiment.settings), t)
    reader = Reader(text)
    assert (reader.open, reader.asked) == ([], [])
    assert "<script" not in text
    assert not re.search(r"\b(nan|inf)\b", text)
    assert "Lagom &amp; &lt;b&gt;" in text
    (link,) = reader.links
    settings, notices = decode(parse_qs(urlsplit(link).query, keep_blank_values=True))
    assert (settings, notices) == (experiment.settings, [])
    assert text.count("<polyline") >= 3, "two losses and the guess"
    for key in ("report.settings", "control.learning_rate", f"dataset.{dataset}"):
        assert t(key) in text
    assert len(text) < 400_000


@pytest.mark.parametrize("dataset", ["moons", "iris", "discs"])
def test_a_report_names_the_accuracies_that_the_page_shows(dataset: str) -> None:
    experiment, answers = trained(dataset, epochs=3), Answers()
    while not answers.follow(experiment):
        pass
    assert answers.found is not None
    text = report(told(experiment), None, "", link_of(experiment.settings), EN)
    for half, share in zip(("train", "validation"), answers.found.accuracies, strict=True):
        assert share is not None
        row = f"<th>{EN(f'stat.{half}_accuracy')}</th><td>{percent(share, EN)}</td>"
        assert row in text


def test_a_report_names_the_errors_of_each_number_and_the_sealed_test() -> None:
    experiment = trained("eddy", epochs=3)
    data, trainer = experiment.data, experiment.trainer
    outputs = np.asarray(trainer.predict(data.x_validation)[0], np.float64)
    found = goodness(data, outputs, data.y_validation, "identity")
    for k, each in enumerate(found.errors):
        y = data.y_validation[:, k]
        assert each.rmse == pytest.approx(root_mean_squared_error(y, outputs[:, k]))
        assert each.r2 == pytest.approx(r2_score(y, outputs[:, k]))
    tested = Opened(7, Goodness(None, (Errors(0.25, None), Errors(0.5, 0.125))))
    text = report(told(experiment), None, "", link_of(experiment.settings), EN, tested)
    halves = EN("report.train"), EN("report.validation"), EN("report.test", epoch=7)
    assert "".join(f"<th>{half}</th>" for half in halves) in text
    for name, *errors in zip(data.output_names, found.errors, tested.goodness.errors, strict=True):
        row = re.search(f"<tr><th>{name}</th><td>[^<]+</td>(.*?)</tr>", text)
        assert row is not None
        assert row[1] == "".join(f"<td>{errors_said(each, EN)}</td>" for each in errors)


def test_a_report_of_a_network_that_diverged_says_so() -> None:
    experiment = trained("sine", epochs=20, learning_rate=10.0, optimizer="sgd")
    assert experiment.status == "diverged"
    text = report(told(experiment), None, "", link_of(experiment.settings), EN)
    assert translate("en", "status.diverged")[:30] in text
    assert Reader(text).open == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_small_print_says_how_the_network_was_trained(language: str) -> None:
    s = replace(Settings(), hidden_widths=(4, 2), activations=("tanh", "relu"), l2=0.01)
    text = caption(s, Translator(language))
    for part in ("2-4-2-1", "tanh, ReLU", "Adam", "0,01" if language == "sv" else "0.01"):
        assert part in text
    assert "Dropout" not in text, "where it is not used"


# The panel


Handed = dict[str, Callable[[], Any]]


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Handed:
    """By the file's name, what makes it; a button that cannot be pressed makes none."""
    found: Handed = {}
    button = st.download_button

    def noting(label: str, data: Callable[[], Any], **options: Any) -> Any:
        found.pop(options["file_name"], None)
        if not options.get("disabled"):
            found[options["file_name"]] = data
        return button(label, data, **options)

    monkeypatch.setattr(st, "download_button", noting)
    return found


def test_the_panel_hands_out_the_network_of_now(handed: Handed) -> None:
    app = visit(data="moons", samples="60", widths="3", activations="tanh")
    assert "lagom-model.npz" not in handed, "nothing is made before it is asked for"
    choose(app, "Take it home", True)
    assert not app.exception
    content = handed["lagom-model.npz"]()
    model = read_model(content)
    assert model.sizes == (2, 3, 1)
    assert "def predict(x):" in handed["lagom_numpy.py"]()
    assert "<h1>" in handed["lagom-report.html"]()
    choose(app, "As code for", "sklearn")
    assert "MLPClassifier" in handed["lagom_sklearn.py"]()
    choose(app, "As code for", "train")
    with zipfile.ZipFile(io.BytesIO(handed["lagom-training.zip"]())) as packed:
        assert set(packed.namelist()) == {"lagom_train.py", DATA}
    app.get("file_uploader")[0].set_value(("saved.npz", content, "application/zip")).run()
    press(app, "Open in the playground")
    assert not app.exception
    (done,) = app.success
    assert plain(done.value) == translate("en", "home.loaded")
    again = read_model(handed["lagom-model.npz"]())
    assert again.parameters.tobytes() == model.parameters.tobytes()


def test_what_a_library_cannot_express_is_said_and_not_handed_out(handed: Handed) -> None:
    app = visit(activations="gelu", widths="3")
    choose(app, "Take it home", True)
    choose(app, "As code for", "sklearn")
    assert translate("en", "home.refused.activation") in [plain(each.value) for each in app.info]
    assert "lagom_sklearn.py" not in handed


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\x93NUMPY"])
def test_a_file_that_is_no_network_is_answered_in_one_sentence(content: bytes) -> None:
    app = visit(widths="3")
    choose(app, "Take it home", True)
    app.get("file_uploader")[0].set_value(("bad.npz", content, "application/zip")).run()
    assert not app.exception
    assert [plain(each.value) for each in app.error] == [translate("en", "home.bad.not_a_zip")]
