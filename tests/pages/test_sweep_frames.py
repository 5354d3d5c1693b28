"""Whatever can be swept gives frames that a browser can read, and sentences in both languages."""

import json
from dataclasses import replace
from typing import Any

import pytest

from datasets import DATASETS, load
from nn_core.sweep.lagom import success_threshold
from pages.features.sweep.live.argument import Line, argument
from pages.features.sweep.live.plan import axes_for, plan_of
from pages.features.sweep.live.summary import summarize
from pages.features.sweep.live.sweep_run import SweepRun
from pages.features.sweep.live.sweep_sentences import number, standing, warnings
from pages.live.engine import Engine
from pages.live.frame import ALIGNMENT
from pages.live.run_settings import AXES
from pages.live.settings import Settings, settle
from pages.live.sweep_settings import BUDGETS, COSTS, MEASURES, PICTURED
from pages.text import LANGUAGES, Translator
from tests.pages.frames import forbid, sweeps_of
from tests.pages.test_sweeps import Tab, swept, with_sweep

# One of each kind: in the plane with two classes and with more, a curve, a surface, in space, and
# tables with classes and with numbers; several numbers, and several labels.
KINDS = ("moons", "blobs", "sine", "reg-gauss", "ball-in-shell", "iris", "cars", "eddy", "discs")
RACE = "a:race"
RACE_CARDS = {"race_curves", "standing", "cells"}
FEW = {"starts": 2, "epochs": 3, "race_starts": 2, "race_epochs": 3}


class Reader(Tab):
    """A tab that reads JSON as a browser does."""

    def frame(self, **changes: Any) -> dict[str, Any]:
        header = super().frame(**changes)
        length = int.from_bytes(self.reply.blob[:ALIGNMENT], "little")
        json.loads(self.reply.blob[ALIGNMENT : ALIGNMENT + length], parse_constant=forbid)
        return header

    def look_around(self) -> "Reader":
        """All that can be chosen about the pictures, in both languages."""
        for language in LANGUAGES:
            self.frame(language=language)
        for name, values in (("measure", MEASURES), ("pictured", PICTURED), ("cost", COSTS)):
            for value in values:
                self.look(**{name: value})
        self.look(measure="verdict")
        self.frame(chosen=(0, 0), start=1)
        return self


def read(settings: Settings) -> Reader:
    """A tab whose sweep has run, with everything looked at."""
    tab = Reader(Engine(), settings, f"a:{settings.sweep.mode}")
    tab.trained()
    return tab.look_around()


def wild(dataset: str) -> Settings:
    """Settings with which every network diverges."""
    return settle(
        replace(
            swept(dataset, **FEW), optimizer="sgd", learning_rate=10.0, loss="mse",
            output_activation="identity", activations=("identity",),
        )
    )  # fmt: skip


def of_one_class(dataset: str) -> Settings:
    """A single training point, so all of the training data is alike."""
    return replace(swept(dataset, **FEW), n_samples=10, train_share=0.1)


def said(tab: Tab, key: str) -> bool:
    """Whether the sentence stands above the cards, in English as in Swedish."""
    found = []
    for language in LANGUAGES:
        tab.request = replace(tab.request, language=language)
        found.append(Translator(language)(key) in tab.lines())
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize("dataset", KINDS)
def test_every_kind_of_data_is_drawn(dataset: str) -> None:
    tab = read(swept(dataset, **FEW))
    assert len(tab.pictured) == 6
    assert all(tab.contents[f"{card}:data"]["alt"] for card, _, _ in tab.frame()["cards"])
    assert {row["dataset"] for row in tab.rows()} == {dataset}
    right = [row["validation_accuracy"] for row in tab.rows()]
    classes = DATASETS[dataset].task != "regression"
    assert all((0 <= r <= 1) if classes else r is None for r in right)


@pytest.mark.parametrize("dataset", KINDS)
def test_a_sweep_that_diverges_is_drawn_and_says_so(dataset: str) -> None:
    tab = read(wild(dataset))
    assert {row["status"] for row in tab.rows()} == {"diverged"}
    assert said(tab, "sweep.warning.all_diverged")
    assert said(tab, "lagom.none.no_results")
    assert len(tab.contents["cells:data"]["diverged"]) == 6
    assert sweeps_of(tab.engine).cell(tab.handle, (1, 1), "en").verdict == (
        "diverged",
        None,
    )  # type: ignore[union-attr]


@pytest.mark.parametrize("dataset", ["moons", "blobs", "sine"])
def test_one_start_is_drawn_and_says_that_it_tells_nothing(dataset: str) -> None:
    tab = read(swept(dataset, **FEW | {"starts": 1}))
    assert said(tab, "lagom.none.one_start")


@pytest.mark.parametrize("dataset", [name for name in KINDS if DATASETS[name].has_samples])
def test_data_with_nothing_to_tell_apart_is_drawn_and_says_so(dataset: str) -> None:
    settings = of_one_class(dataset)
    assert len(load(dataset, 10, settings.noise, 0.1, settings.data_seed).x_train) == 1
    classes = settings.task != "regression"
    tab = read(settings)
    assert said(tab, f"sweep.warning.{'one_class' if classes else 'constant_target'}")
    cost = tab.contents["cost"]
    assert not cost["data"], "there is nothing to buy"
    words = " ".join(cost["layout"]["annotations"][0]["text"].split("<br>"))
    assert words == Translator(tab.request.language)("chart.sweep.cost.none")
    assert tab.contents["capacity"]["layout"]["yaxis"]["range"][1] == 1.5


def test_leads_say_what_the_colours_and_the_columns_show() -> None:
    settings = swept("moons", **FEW)
    tab = read(settings)
    t = Translator(tab.request.language)
    for measure, lead in (("validation_loss", ""), ("gap", "_gap"), ("verdict", "_verdict")):
        tab.look(measure=measure)
        assert tab.contents["heat_map"]["lead"] == t(f"lead.heat_map{lead}")
    assert tab.contents["capacity"]["lead"] == t("lead.capacity")
    tab = read(with_sweep(settings, columns="noise", column_values=("0", "0.1")))
    assert tab.contents["capacity"]["lead"] == t("lead.capacity_axis")


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("dataset", ["blobs", "sine", "iris"])
def test_every_axis_is_drawn(dataset: str, axis: str) -> None:
    other = "depth" if axis != "depth" else "width"
    values = AXES[axis].first[:3]
    rows = {"rows": other, "row_values": AXES[other].first[:2]}
    settings = swept(dataset, **FEW | rows | {"columns": axis, "column_values": values})
    if axis not in axes_for(settings):
        return  # refused: test_sweep_plan.py
    tab = Reader(Engine(), settings).trained()
    assert len(tab.pictured) == 6
    assert len(tab.contents["cells"]["columns"]) == 3


@pytest.mark.parametrize("dataset", KINDS)
@pytest.mark.parametrize("budget", BUDGETS)
def test_every_race_is_drawn(dataset: str, budget: str) -> None:
    settings = swept(dataset, mode="race", budget=budget, **FEW)
    tab = Reader(Engine(), settings, RACE).trained()
    assert {card for card, _, _ in tab.frame()["cards"]} == RACE_CARDS
    assert len(tab.lines()) == 1
    assert len(tab.pictured) == 2


def test_a_race_that_diverges_is_drawn_and_says_so() -> None:
    tab = read(with_sweep(wild("moons"), mode="race"))
    assert said(tab, "sweep.warning.all_diverged")


# What the map says


def losing(sweep_run: SweepRun, *losses: tuple[float, ...]) -> SweepRun:
    """The sweep run as if its cells' starts had these validation losses."""
    rows = sweep_run.rows()
    for place, values in zip(sweep_run.plan.places, losses, strict=True):
        for run, value in zip(place.runs, values, strict=True):
            rows[run] |= {"validation_loss": value, "status": "done"}
    sweep_run.rows = lambda: rows  # type: ignore[method-assign]
    return sweep_run


def argued(
    sweep_run: SweepRun, language: str = "en", line: int = 0, running: bool = False
) -> list[Line]:
    """What is said about lagom, with the place of that number chosen."""
    summary = summarize(sweep_run, 0.2)
    return argument(sweep_run, summary, sweep_run.plan.places[line], running, Translator(language))


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def three_sizes(starts: int = 3) -> SweepRun:
    """1, 2 and 4 units on moons, where guessing costs 0.69 and success begins at about 0.14."""
    return SweepRun(plan_of(swept(row_values=("1",), column_values=("1", "2", "4"), starts=starts)))


BAD, FAIR, GOOD = (0.6, 0.61, 0.62), (0.011, 0.012, 0.0125), (0.01, 0.011, 0.012)
WORSE, BEST = (0.63, 0.64, 0.65), (0.001, 0.0011, 0.0012)
# The losses of three sizes, the key of each sentence and the network that it names.
ARGUMENTS: dict[str, tuple[tuple[tuple[float, ...], ...], dict[str, str]]] = {
    "none succeeds": (
        (BAD, WORSE, WORSE),
        {"lagom.none.none_succeeds": "", "lagom.rule.smallest": "1×1"},
    ),
    "none is reliable": (
        (WORSE, (0.01, 0.5, 0.6), BAD),
        {"lagom.none.none_reliable": "", "lagom.rule.inside": "1×2"},
    ),
    "none on average": (
        ((0.01, 0.01, 0.9), BAD, (0.2, 0.2, 0.2)),
        {"lagom.none.none_on_average": "", "lagom.rule.largest": "1×4"},
    ),
    "all alike": (
        (BAD, BAD, BAD),
        {"lagom.none.none_succeeds": "", "lagom.rule.alike": "1×1"},
    ),
    "one start": (((0.01,), (0.02,), (0.03,)), {"lagom.none.one_start": ""}),
    "the only one": ((BAD, GOOD, BAD), {"lagom.found.inside": "1×2"}),
    "larger ones too": ((BAD, GOOD, FAIR), {"lagom.oversized.inside": "1×2"}),
    "a better one beside it": (
        (BAD, GOOD, BEST),
        {"lagom.oversized.inside": "1×2", "lagom.beside": "1×4"},
    ),
    "the smallest": ((GOOD, BAD, BAD), {"lagom.found.smallest": "1×1"}),
    "the smallest of several": ((GOOD, FAIR, BAD), {"lagom.oversized.smallest": "1×1"}),
    "the largest": ((BAD, BAD, GOOD), {"lagom.found.largest": "1×4"}),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ARGUMENTS)
def test_one_sentence_names_lagom_and_its_edge_and_the_other_rule_stands_among_the_numbers(
    case: str, language: str
) -> None:
    losses, expected = ARGUMENTS[case]
    (line,) = argued(losing(three_sizes(len(losses[0])), *losses), language)
    assert "{" not in str(line)
    t = Translator(language)
    said, *folded = [_text(key, label, t) for key, label in expected.items()]
    assert line.text == said
    assert all(any(number.startswith(text) for number in line.numbers) for text in folded)
    rules = {text.split("{")[0] for k, text in LANGUAGES[language].items() if "lagom.rule." in k}
    assert folded or not any(n.startswith(tuple(rules)) for n in line.numbers)


def _text(key: str, label: str, t: Translator) -> str:
    larger = "1×2" if key == "lagom.oversized.smallest" else "1×4"
    values = dict.fromkeys(BESIDE, "?") | {"label": label, "percent": 67, "larger": larger}
    values.setdefault("best", t("lagom.best.known"))
    return t(key, **values).split("?")[0]


BESIDE = ("parameters", "excess", "mean", "lagom_parameters", "lagom_excess", "lagom_mean")


@pytest.mark.parametrize(("language", "point"), [("en", "."), ("sv", ",")])
def test_the_numbers_behind_the_argument(language: str, point: str) -> None:
    (first,) = argued(losing(three_sizes(), BAD, GOOD, BEST), language)
    numbers = "\n".join(first.numbers).replace(point, ".")
    # By hand, on the way from 0.0019 to 0.69: (0.011 - 0.0019) / 0.69, and 0.001 / sqrt(3).
    assert "0.20" in first.numbers[0].replace(point, ".")
    assert " 67" in first.numbers[0]
    for text in (" 9 ", " 17 ", "0.013", "0.011 ± 0.0006", "0.61 ± ", "0.0011", "−0.0011"):
        assert text in numbers


@pytest.mark.parametrize("floor", [None, 0.0])
def test_an_unknown_floor_is_said(floor: float | None) -> None:
    sweep_run = losing(three_sizes(), BAD, GOOD, BAD)
    sweep_run.problems[0].floor = floor
    (line,) = argued(sweep_run)
    said = Translator("en")("lagom.goal.unknown", least="0.010")
    assert (said in line.numbers) == (floor is None)


def test_many_that_are_larger_than_needed_are_counted() -> None:
    widths = ("1", "2", "3", "4", "6", "8")
    sweep_run = SweepRun(plan_of(swept(row_values=("1",), column_values=widths)))
    (line,) = argued(losing(sweep_run, BAD, *[GOOD] * 5))
    assert line.text.endswith("larger than needed: 1×3, 1×4, 1×6 and 1 more.")


def test_of_equally_large_networks_none_is_called_lagom() -> None:
    axes = {"rows": "l2", "row_values": ("0",), "columns": "activation"}
    sweep_run = SweepRun(plan_of(swept(**axes, column_values=("relu", "tanh"))))  # type: ignore[arg-type]
    (line,) = argued(losing(sweep_run, FAIR, GOOD))
    assert line.text.startswith("No network is lagom: all of them are equally large")
    assert "tanh" in line.text
    assert not summarize(sweep_run, 0.2).lagom_places(sweep_run)


def test_without_hidden_layers_nothing_smaller_lies_beyond_the_edge() -> None:
    sweep_run = SweepRun(plan_of(swept(row_values=("0", "1"), column_values=("2",))))
    (line,) = argued(losing(sweep_run, GOOD, BAD))
    assert line.text == Translator("en")("lagom.found.inside", label="no hidden layer")


def test_while_it_trains_only_a_lagom_network_is_named_and_as_so_far() -> None:
    assert argued(losing(three_sizes(), BAD, BAD, BAD), running=True) == []
    (line,) = argued(losing(three_sizes(), BAD, GOOD, BAD), running=True)
    assert line.text.startswith("So far: Lagom is 1×2")


@pytest.mark.parametrize("side", ["rows", "columns"])
def test_where_the_data_are_varied_each_has_its_lagom(side: str) -> None:
    other = {"rows": "columns", "columns": "rows"}[side]
    axes = {side: "noise", f"{side[:-1]}_values": ("0", "0.3"),
            other: "width", f"{other[:-1]}_values": ("1", "4")}  # fmt: skip
    plan = plan_of(swept(**axes))  # type: ignore[arg-type]
    losses = {(0, 0): GOOD, (0, 1): BAD, (1, 0): BAD, (1, 1): (0.3, 0.2, 0.2)}  # noise, width
    ordered = [
        losses[(p.row, p.column) if side == "rows" else (p.column, p.row)] for p in plan.places
    ]
    sweep_run = losing(SweepRun(plan), *ordered)
    noisy = plan.places.index(plan.at(*((1, 0) if side == "rows" else (0, 1))))
    for language, none, some in (
        ("en", "Noise 0: ", "Noise 0.3: "),
        ("sv", "Brus 0: ", "Brus 0,3: "),
    ):
        moves, calm = texts(argued(sweep_run, language, 0))
        assert texts(argued(sweep_run, language, noisy))[0] == moves
        assert calm.startswith(none)
        assert texts(argued(sweep_run, language, noisy))[1].startswith(some)
        assert "3×1" in moves
        assert "3×4" in moves
        assert moves.startswith(("Lagom moves", "Lagom flyttar"))


@pytest.mark.parametrize(
    ("noisy", "key", "named"),
    [((GOOD, BAD), "stays", ("noise 0: 3×1", "noise 0.3: 3×1")),
     ((BAD, BAD), "sides", ("noise 0: 3×1", "noise 0.3: none"))],
)  # fmt: skip
def test_lagom_is_said_to_move_only_where_it_does(
    noisy: tuple[tuple[float, ...], ...], key: str, named: tuple[str, str]
) -> None:
    plan = plan_of(swept(rows="noise", row_values=("0", "0.3"),
                         columns="width", column_values=("1", "4")))  # fmt: skip
    line = argued(losing(SweepRun(plan), GOOD, BAD, *noisy))[0]
    assert line.text == Translator("en")(f"lagom.{key}", moves="; ".join(named))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_race_is_decided_only_by_more_than_luck(language: str) -> None:
    t = Translator(language)
    plan = plan_of(swept(mode="race", budget="epochs", race_starts=3))
    clear = losing(SweepRun(plan), GOOD, BAD)
    (text,) = standing(clear, summarize(clear, 0.2), t)
    assert text.startswith("1×16")
    assert number(0.011, t) in text
    assert t("race.close") not in text
    close = losing(SweepRun(plan), FAIR, GOOD)
    assert t("race.close") in standing(close, summarize(close, 0.2), t)[0]


def test_some_that_diverged_are_counted() -> None:
    sweep_run = three_sizes()
    rows = sweep_run.rows()
    rows[0]["status"] = rows[4]["status"] = "diverged"
    sweep_run.rows = lambda: rows  # type: ignore[method-assign]
    for language in LANGUAGES:
        t = Translator(language)
        assert warnings(sweep_run, t) == [t("sweep.warning.some_diverged", n=2)]


def test_success_begins_where_the_tolerance_says() -> None:
    sweep_run = three_sizes()
    problem = sweep_run.problem(0)
    for tolerance in (0.05, 0.2, 1.0):
        expected = success_threshold(problem.baseline, problem.floor, tolerance)
        assert set(summarize(sweep_run, tolerance).thresholds) == {expected}
