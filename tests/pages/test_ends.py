"""The builder of a network's ends: what it draws and counts, where it leads, what goes wrong."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from datasets import DATASETS
from pages.charts.diagram import MOST_UNITS
from pages.features.parts.charts.ends.layers import GAP, Column, Layers, named_units, nameless_units
from pages.features.parts.live import end_trials
from pages.features.parts.live.ends import (
    INPUTS,
    MATCHES,
    OUTPUTS,
    PIXELS,
    TASKS,
    Ends,
    in_playground,
    match,
    n_units,
)
from pages.live.settings import Settings, settle
from pages.live.source import source
from pages.text import LANGUAGES, Translator
from pages.ui.url import decode
from tests.pages.test_parts import at_once, charts, text
from tests.pages.test_playground import go_to, visit
from tests.texts import ENGLISH

EN = Translator("en")


def ends(output: str, n_outputs: int = 1, hidden: tuple[int, ...] = (8,), **inputs: int) -> Ends:
    return Ends(tuple(inputs.items()), output, n_outputs, hidden)


@given(
    st.lists(st.integers(1, 64), max_size=3), st.sampled_from(OUTPUTS), st.integers(1, 10),
    st.dictionaries(st.sampled_from(INPUTS), st.integers(1, 10), min_size=1),
)  # fmt: skip
def test_parameters_are_counted_layer_by_layer(
    hidden: list[int], output: str, n_outputs: int, inputs: dict[str, int]
) -> None:
    built = ends(output, n_outputs, tuple(hidden), **inputs)
    by_hand = sum((a + 1) * b for a, b in zip(built.widths, built.widths[1:], strict=False))
    assert built.n_parameters == by_hand
    assert built.widths[0] == sum(inputs.values())


def test_what_the_ends_ask_for() -> None:
    asked = {output: (ends(output).output_activation, ends(output).loss) for output in OUTPUTS}
    assert asked == {
        "number": ("identity", "mse"),
        "numbers": ("identity", "mse"),
        "yes_no": ("sigmoid", "binary_cross_entropy"),
        "one_of": ("softmax", "cross_entropy"),
        "several_of": ("sigmoid", "binary_cross_entropy"),
    }
    assert (n_units("picture", 1), n_units("date", 1), n_units("category", 5)) == (64, 3, 5)


@pytest.mark.parametrize(("kind", "output"), MATCHES)
@pytest.mark.parametrize("n", [1, 2, 3, 6, 64])
def test_a_match_is_of_the_kind_that_was_built_and_opens(kind: str, output: str, n: int) -> None:
    built = ends(output, 5, (4, 4, 4), **{kind: n})
    found = match(built)
    if found is None:
        assert kind == "coordinates"
        return
    spec = DATASETS[found]
    assert spec.task == TASKS[output]
    assert (kind == "coordinates") <= (spec.n_inputs == n)
    opened = in_playground(Settings(), built, found)
    assert settle(opened) == opened
    assert (opened.dataset, opened.hidden_widths) == (found, (4, 4, 4))
    assert (opened.output_activation, opened.loss) == (built.output_activation, built.loss)
    if found == "blobs":
        assert source(opened).n_outputs == 5


def test_nothing_is_offered_for_what_the_playground_does_not_have() -> None:
    assert match(ends("number", date=3)) is None
    assert match(ends("one_of", category=5)) is None
    assert match(ends("yes_no", picture=PIXELS)) is None
    assert match(ends("yes_no", coordinates=2, category=5)) is None


def test_a_wide_layer_is_drawn_group_by_group_with_gaps() -> None:
    assert named_units([["x", "y"]]) == ("x", "y")
    groups = [[f"pixel {i}" for i in range(64)], ["day", "year"]]
    assert named_units(groups) == ("pixel 0", "pixel 1", "pixel 2", GAP, "day", "year")
    assert nameless_units(MOST_UNITS) == ("",) * MOST_UNITS
    assert nameless_units(64)[-1] == GAP


def test_every_drawn_unit_is_joined_to_every_one_of_the_next_layer() -> None:
    columns = (
        Column("in", "", named_units([[str(i) for i in range(64)]]), 64),
        Column("hidden", "free", nameless_units(4), 4),
        Column("out", "softmax", ("a", "b"), 2),
    )
    chart = Layers(columns, EN)
    traces = {trace.uid: trace for trace in chart.figure().data}
    assert len(traces["lines"].x) == 3 * (3 * 4 + 4 * 2)
    assert [len(traces[f"units_{i}"].x) for i in range(3)] == [4, 4, 2]
    assert all(str(n) in chart.alt() for n in (64, 4, 2))


# What goes wrong


def test_sigmoid_cannot_reach_the_prices_and_linear_can() -> None:
    found = end_trials.curves(at_once, "number")
    assert found.y.max() > 8
    assert found.wrong.max() <= 1
    rmse = [np.sqrt(np.mean((np.interp(found.x, found.places, each) - found.y) ** 2))
            for each in (found.right, found.wrong)]  # fmt: skip
    assert rmse[0] < 2 * end_trials.PRICE_NOISE
    assert rmse[1] > 3


def test_linear_goes_beyond_what_a_probability_can_be_and_sigmoid_does_not() -> None:
    found = end_trials.curves(at_once, "yes_no")
    assert found.wrong.min() < 0 < 1 < found.wrong.max()
    assert 0 <= found.right.min() < 0.05
    assert 0.95 < found.right.max() <= 1


def test_one_number_for_five_classes_does_worse_and_has_others_between_the_ends() -> None:
    found = end_trials.maps(at_once, "one_of")
    assert found.right.share > found.wrong.share + 0.03
    assert set(np.unique(found.wrong.picture["classes"])) == set(range(5))


def test_softmax_cannot_say_yes_to_two_labels() -> None:
    found = end_trials.maps(at_once, "several_of")
    assert found.right.share > 0.85 > 0.5 > found.wrong.share
    assert (found.right.middle > 0.9).all()
    assert found.wrong.middle.sum() == pytest.approx(1, abs=1e-6)
    assert set(np.unique(found.wrong.picture["classes"])) <= {0, 1, 2, 4}
    assert 7 in found.right.picture["classes"]


def test_both_begin_from_one_start_and_see_the_same_points() -> None:
    for kind, (right, wrong) in end_trials.TRIALS.items():
        one, other = end_trials.begin(kind, right), end_trials.begin(kind, wrong)
        np.testing.assert_array_equal(one.train_data.x, other.train_data.x)
        if end_trials.WIDTHS[kind]:
            np.testing.assert_array_equal(one.weights(0), other.weights(0))
        assert (
            replace(one.runs[0], network=other.runs[0].network, loss=other.runs[0].loss)
            == (other.runs[0])
        )


# The page


def builder(language: str = "en") -> AppTest:
    app = go_to(visit(), "data", open="ends", lang=language)
    assert not app.exception
    return app


def pick(app: AppTest, name: str, value: Any) -> AppTest:
    (group,) = (each for each in app.get("button_group") if name in each.key)
    group.set_value(value).run()
    assert not app.exception
    assert not app.error
    return app


def way_out(app: AppTest) -> dict[str, list[str]] | None:
    links = [each.proto for each in app.get("page_link") if "data=" in each.proto.query_string]
    return parse_qs(links[0].query_string) if links else None


@pytest.mark.parametrize("output", OUTPUTS)
def test_each_output_is_built_counted_trained_and_handed_on(output: str) -> None:
    app = pick(builder(), "comes_out", output)
    formula = app.get("latex")[0].value if app.get("latex") else app.latex[0].value
    *_, total = re.findall(r"\d+", formula)
    products = re.findall(r"\((\d+) \+ 1\) \\cdot (\d+)", formula)
    assert int(total) == sum((int(a) + 1) * int(b) for a, b in products)
    assert ENGLISH[f"ends.out.{output}.why"].split("{")[0] in text(app)
    kind = "number" if output == "numbers" else output
    assert len(charts(app)) == (2 if kind in end_trials.ON_A_LINE else 3)
    link = way_out(app)
    assert link is not None
    settings, notices = decode({k: v for k, v in link.items() if k != "open"})
    assert not notices
    assert settings.task == TASKS[output]
    assert settings.hidden_widths == (8, 8)


def test_what_the_playground_does_not_have_is_said_and_nothing_in_is_asked_for() -> None:
    app = pick(builder(), "goes_in", ["date", "picture"])
    assert f"{ENGLISH['ends.no_data']} {ENGLISH['ends.no_data.date']}" in text(app)
    assert way_out(app) is None
    assert ENGLISH["ends.in.date.why"].split("{")[0] in text(app)
    pick(app, "comes_out", "several_of")
    assert ENGLISH["ends.no_data.labels"] in text(app)
    pick(app, "goes_in", [])
    assert [each.value for each in app.info] == [ENGLISH["ends.nothing"]]
    pick(app, "goes_in", ["numbers"])
    assert "(4 + 1)" in app.latex[0].value


def test_choices_stay_on_another_page_and_back() -> None:
    app = pick(builder(), "comes_out", "several_of")
    go_to(app, "about")
    go_to(app, "data", open="ends")
    assert ENGLISH["ends.trial.several_of"] in [each.value for each in app.subheader]
    go_to(app, "about")
    go_to(app, "data")
    assert app.query_params["open"] in ("ends", ["ends"])


def test_an_unknown_tab_in_a_link_opens_the_first() -> None:
    app = go_to(visit(), "data", open="<b>")
    assert not app.exception
    assert app.query_params["open"] in ("own", ["own"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_inputs_at_once_are_drawn_in_both_languages(language: str) -> None:
    app = pick(builder(language), "goes_in", list(INPUTS))
    assert f"({2 + 4 + 5 + 3 + 64} + 1)" in app.latex[0].value
    assert charts(app)
