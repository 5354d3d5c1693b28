"""Several numbers, and several labels, go everywhere: every page opens with them."""

from dataclasses import replace

import numpy as np
import pytest

from datasets import DATASETS, load
from datasets.slices import Slice, slice_grid
from pages.charts.boundary import true_boundary
from pages.charts.decision_map import DecisionMap
from pages.features.home.live.drawings import answer_drawing
from pages.features.home.live.questions import told
from pages.features.point.live.answer import meaning_of
from pages.live.experiment import Experiment
from pages.live.hands import Touched
from pages.live.pictures import View, painted
from pages.live.settings import Settings, for_dataset
from pages.live.touch import large
from pages.text import LANGUAGES, Translator
from pages.ui.url import Notice, decode
from tests.pages.test_one_point import open_point, select
from tests.pages.test_playground import choose, frame, go_to, labels, plain, state, visit
from tests.texts import ENGLISH

EDDY, DISCS = load("eddy"), load("discs")
SIDE = 12
GRID = slice_grid(EDDY, Slice(), SIDE)
VIEW = View("map", GRID, (SIDE, SIDE))
LINKS = {
    "eddy": {"data": "eddy", "output": "identity", "loss": "mse", "map_output": "1"},
    "discs": {"data": "discs", "output": "sigmoid", "loss": "binary_cross_entropy"},
}
EN = Translator("en")


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("path", ["architecture_map", "data", "parts", "about"])
def test_every_page_opens_and_the_run_stays(name: str, path: str) -> None:
    app = go_to(visit(widths="4", activations="tanh", **LINKS[name]), path)
    assert not app.exception
    assert not app.error
    assert state(app).dataset == name


@pytest.mark.parametrize("name", LINKS)
def test_the_playground_shows_an_output_unit_for_each_answer(name: str) -> None:
    app = visit(widths="4", activations="tanh", **LINKS[name])
    assert not app.exception
    header, arrays = frame(app)
    diagram = header["new"]["diagram"]
    assert diagram[-1]["width"] == DATASETS[name].n_outputs == len(diagram[-1]["labels"])
    assert ("classes" in arrays) == (name == "discs")
    assert (ENGLISH["control.map_output"] in labels(app)) == (name == "eddy")
    if name == "eddy":
        choose(app, ENGLISH["control.map_output"], 0)
        assert not app.exception
        assert state(app).map_output == 0
        assert app.query_params["map_output"] in ("0", ["0"])


@pytest.mark.parametrize("name", LINKS)
def test_one_point_is_told_in_every_view_and_can_be_typed(name: str) -> None:
    app = open_point(widths="4", activations="tanh", **LINKS[name])
    for view in ("forward", "back", "batch", "ask"):
        select(app, "point_view", view)
        assert not app.exception
        assert not app.error
    said = " ".join(plain(each.value) for each in (*app.markdown, *app.caption))
    if name == "eddy":
        assert "wind to the east = " in said
        assert "wind to the north = " in said
    else:
        assert ENGLISH["point.ask.labels.why"] in said
    select(app, "point_source", "typed")
    assert not app.exception


def test_a_map_shows_the_chosen_number_and_says_which() -> None:
    truth = EDDY.truth
    assert truth is not None
    y = truth(GRID)
    for output, name in enumerate(EDDY.output_names):
        data = EDDY.showing(output)
        shown = painted(VIEW, y, data, "identity")["map"].ravel()
        order = np.argsort(y[:, output])
        assert (np.diff(shown[order].astype(int)) >= 0).all()
        assert name in DecisionMap(data, Slice(), EN).figure().layout.title.text
    assert (shown != painted(VIEW, y, EDDY, "identity")["map"].ravel()).any()


def test_another_output_in_the_picture_is_the_same_run() -> None:
    experiment = Experiment(replace(for_dataset(Settings(), "eddy"), epochs=5))
    run = experiment.run
    experiment.apply(replace(experiment.settings, map_output=1))
    assert (experiment.run, experiment.data.shown) == (run, 1)
    experiment.apply(replace(experiment.settings, map_output=0))
    assert experiment.data.shown == 0


@pytest.mark.parametrize(("query", "notices"), [
    ({"data": "eddy", "map_output": "1"}, []),
    ({"data": "eddy", "map_output": "7"}, [Notice("contradiction", "map_output", "7", "0")]),
    ({"data": "spiral", "map_output": "1"}, [Notice("contradiction", "map_output", "1", "0")]),
])  # fmt: skip
def test_a_link_names_the_output_in_the_picture(
    query: dict[str, str], notices: list[Notice]
) -> None:
    link = {**query, "output": "identity", "loss": "mse"}
    settings, found = decode({name: [value] for name, value in link.items()})
    assert found == notices
    assert settings.map_output == (0 if notices else 1)


def test_a_touched_output_has_the_scale_of_its_own_number() -> None:
    experiment = Experiment(replace(for_dataset(Settings(), "eddy"), epochs=5))
    columns = len(experiment.settings.hidden_widths) + 1
    for output in range(2):
        found = large(Touched(columns, output, None), experiment)
        limit = np.abs(experiment.data.y_train[:, output]).max()
        assert found is not None
        np.testing.assert_allclose(found.ends, (-limit, limit))


def test_the_true_boundary_of_labels_is_one_for_each() -> None:
    assert len(true_boundary(DISCS, EN)) == 3


def test_labels_are_painted_as_the_combination_that_is_said_yes_to() -> None:
    truth = DISCS.truth
    assert truth is not None
    p = truth(GRID)
    drawn = painted(VIEW, p, DISCS, "sigmoid")
    np.testing.assert_array_equal(drawn["classes"].ravel(), (p > 0.5) @ [1, 2, 4])
    sure = drawn["lead"].ravel() / 255
    np.testing.assert_allclose(sure, np.abs(2 * p - 1).min(axis=1), atol=1 / 255)
    names = [DISCS.class_names[k] for k in drawn["classes"].ravel()]
    assert {"none", "A", "B", "C", "A + B + C"} <= set(names)
    # At the ends of tanh the same network says the same.
    np.testing.assert_array_equal(
        painted(VIEW, 2 * p - 1, DISCS, "tanh")["classes"], drawn["classes"]
    )


def test_an_answer_has_all_values_or_all_labels() -> None:
    of_labels = meaning_of(DISCS, np.array([[0.9, 0.2, 0.6]]), "sigmoid")
    assert of_labels.classes is not None
    assert DISCS.class_names[int(of_labels.classes[0])] == "A + C"
    assert of_labels.labels is not None
    assert of_labels.shares is None
    of_numbers = meaning_of(EDDY, np.array([[0.5, -0.2]]), "identity")
    np.testing.assert_array_equal(of_numbers.values, [[0.5, -0.2]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LINKS)
def test_the_report_draws_what_the_network_answers(name: str, language: str) -> None:
    settings = for_dataset(replace(Settings(), hidden_widths=(4,), activations=("tanh",)), name)
    experiment = Experiment(settings)
    experiment.trainer.run(max_epochs=2)
    drawn = answer_drawing(told(experiment), Translator(language))
    assert drawn.count("<circle") > 50
    assert "<figcaption" in drawn


def test_what_accuracy_means_for_labels_is_said() -> None:
    app = visit(widths="4", activations="tanh", **LINKS["discs"])
    said = " ".join(plain(each.value) for each in app.sidebar.caption)
    assert ENGLISH["output.why.multilabel"] in said
