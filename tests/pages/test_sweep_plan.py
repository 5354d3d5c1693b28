"""What a map trains: which networks, from which seeds, on which data, and what it refuses."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from datasets import DATASETS
from nn_core import parameter_count
from nn_core.sweep.budget import operations
from nn_core.sweep.estimation import SWEEP_LIMIT
from pages.features.sweep.live.plan import estimate_of, operations_of, plan_key, plan_of, trouble
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.engine import Engine
from pages.live.fields import with_effect
from pages.live.run_settings import AXES
from pages.live.settings import ROWS, Settings, settle
from pages.live.sweep_settings import BUDGETS, SWEEP_ROWS, SweepSettings
from pages.text import LANGUAGES, translate
from tests.pages.strategies import valid_settings
from tests.pages.test_sweeps import Tab, swept, with_sweep

ALL_WIDTHS, ALL_DEPTHS = AXES["width"].values, AXES["depth"].values
LOOKED_AT_OTHERWISE: dict[str, Any] = {
    "measure": "gap", "pictured": "worst", "cost": "operations", "tolerance": 0.7, "ridge": 1.0,
    "success": 90,
}  # fmt: skip
TROUBLES: dict[str, Settings] = {
    "no rows": swept(row_values=()),
    "no columns": swept(column_values=()),
    "a table has no noise": swept("iris", columns="noise", column_values=("0", "0.1")),
    "nor more samples": swept("cars", rows="samples", row_values=("20", "40")),
    "too few parameters": swept(mode="race", budget="parameters", amount=5),
    "too few operations": swept("digits", mode="race", budget="operations", amount=50),
    "too many parameters": swept(mode="race", budget="parameters", amount=20_000),
}


def race(budget: str, **sweep: Any) -> Settings:
    return swept(mode="race", budget=budget, **sweep)


# Places and runs


def test_without_hidden_layers_there_is_no_width_so_it_trains_once() -> None:
    plan = plan_of(swept(row_values=("0", "2"), column_values=("1", "4", "8"), starts=4))
    assert len(plan.places) == 6
    assert len(plan.runs) == 4 + 3 * 4
    bottom = {place.runs for place in plan.places if place.row == 0}
    top = {place.runs for place in plan.places if place.row == 1}
    assert (len(bottom), len(top)) == (1, 3)
    assert [plan.runs[i].hidden_widths for i in (0, 4, 8, 12)] == [(), (1, 1), (4, 4), (8, 8)]


def test_each_cell_starts_from_the_same_seeds() -> None:
    plan = plan_of(replace(swept(starts=3), seed=41))
    for place in plan.places:
        assert [plan.runs[run].seed for run in place.runs] == [41, 42, 43]


def test_seeds_go_on_at_zero_after_the_last() -> None:
    last = int(ROWS["seed"].bounds.maximum)
    plan = plan_of(replace(swept(starts=3), seed=last))
    assert [plan.runs[run].seed for run in plan.places[0].runs] == [last, 0, 1]
    SweepRun(plan)


@pytest.mark.parametrize(
    ("axis", "values", "problems"),
    [
        ("samples", ("20", "40", "100"), 3),
        ("noise", ("0", "0.5"), 2),
        ("learning_rate", ("0.01", "0.1"), 1),
        ("batch_size", ("1", "10", "32"), 1),
    ],
)
def test_each_data_set_is_one_problem(axis: str, values: tuple[str, ...], problems: int) -> None:
    sweep_run = SweepRun(plan_of(swept(columns=axis, column_values=values)))
    assert len(sweep_run.problems) == problems
    for place in sweep_run.plan.places:
        data = sweep_run.problem(place.runs[0]).data
        assert len(data.x_train) + len(data.x_validation) == place.settings.n_samples
        name = {"samples": "n_samples"}.get(axis, axis)
        assert getattr(place.settings, name) == pytest.approx(float(values[place.column]))


@pytest.mark.parametrize("axis", AXES)
def test_every_value_of_every_axis_makes_a_network_of_its_own(axis: str) -> None:
    other = "width" if axis == "depth" else "depth"
    values = AXES[axis].values
    plan = plan_of(
        swept(rows=other, row_values=("2",), columns=axis, column_values=values, starts=2)
    )
    assert [place.column for place in plan.places] == list(range(len(values)))
    assert len(plan.runs) == 2 * len(values)


@given(valid_settings())
def test_any_settings_give_trouble_or_a_plan_in_which_each_place_has_its_starts(
    settings: Settings,
) -> None:
    if settings.sweep.mode == "double_descent" or trouble(settings) is not None:
        return
    plan = plan_of(settings)
    sweep = settings.sweep
    starts = sweep.race_starts if sweep.mode == "race" else sweep.starts
    assert plan.places
    assert len({*plan.runs}) == len(plan.runs)
    assert {run for place in plan.places for run in place.runs} == {*range(len(plan.runs))}
    for place in plan.places:
        assert len(place.runs) == starts
        assert {replace(plan.runs[run], seed=settings.seed) for run in place.runs} == {
            place.settings
        }
        assert settle(place.settings) == place.settings


# What makes another plan


@pytest.mark.parametrize("look", with_effect(SWEEP_ROWS, "view"))
def test_the_plan_is_blind_to_how_results_are_looked_at(look: str) -> None:
    looked_at = with_sweep(swept(), **{look: LOOKED_AT_OTHERWISE[look]})
    assert plan_key(looked_at) == plan_key(swept())


@pytest.mark.parametrize(
    "change",
    [
        {"epochs": 7}, {"speed": 1}, {"log_loss": True}, {"truth": True}, {"projector": True},
        {"hidden_widths": (3, 5), "activations": ("relu", "tanh")}, {"hidden_widths": ()},
    ],
    ids=lambda c: "-".join(c),
)  # fmt: skip
def test_the_plan_is_blind_to_the_playground_s_own_network(change: dict[str, Any]) -> None:
    assert plan_key(settle(replace(swept(), **change))) == plan_key(swept())


@pytest.mark.parametrize(
    "change",
    [
        {"dataset": "circle"}, {"n_samples": 120}, {"noise": 0.3}, {"data_seed": 2}, {"seed": 2},
        {"train_share": 0.7}, {"learning_rate": 0.1}, {"batch_size": 5}, {"optimizer": "sgd"},
        {"l1": 0.1}, {"l2": 0.1}, {"dropout": 0.1}, {"initializer": "zeros"}, {"loss": "mse"},
        {"activations": ("tanh",) * 3},
    ],
    ids=lambda c: "-".join(c),
)  # fmt: skip
def test_whatever_the_networks_learn_with_makes_another_plan(change: dict[str, Any]) -> None:
    other = plan_of(replace(swept(), **change))
    assert plan_key(replace(swept(), **change)) != plan_key(swept())
    assert other.runs != plan_of(swept()).runs


# The race


@pytest.mark.parametrize("dataset", ["moons", "rings", "sine", "cars"])
@pytest.mark.parametrize("budget", BUDGETS)
def test_racers_are_as_large_as_the_budget_allows(dataset: str, budget: str) -> None:
    settings = swept(dataset, mode="race", budget=budget, amount=200, race_depths=(1, 2, 4))
    settings = settle(settings)
    spec = DATASETS[dataset]
    ends = (spec.n_inputs, spec.n_outputs)
    for place, depth in zip(plan_of(settings).places, (1, 2, 4), strict=True):
        widths = place.settings.hidden_widths
        assert len(widths) == depth
        if budget == "epochs":
            continue
        wider = replace(place.settings, hidden_widths=tuple(w + 1 for w in widths))
        cost = parameter_count if budget == "parameters" else operations
        sizes = [cost(s.run_config().network, *ends) for s in (place.settings, wider)]
        assert sizes[0] <= 200 < sizes[1], "one unit a layer more would be too much"
        assert operations_of(place) == operations(place.settings.run_config().network, *ends)


def test_with_equal_epochs_the_racers_are_as_wide_as_chosen() -> None:
    plan = plan_of(race("epochs", race_depths=(0, 3), race_widths=(9, 5)))
    assert [place.settings.hidden_widths for place in plan.places] == [(), (5, 5, 5)]


# What is refused


@pytest.mark.parametrize("bad", TROUBLES, ids=lambda name: name.replace(" ", "-"))
def test_a_bad_plan_is_told_in_a_sentence_and_not_begun(bad: str) -> None:
    settings = TROUBLES[bad]
    reason = trouble(settings)
    assert reason is not None
    for language in LANGUAGES:
        assert translate(language, f"sweep.trouble.{reason}").endswith(".")
    tab = Tab(Engine(), settings, "a:race" if settings.sweep.mode == "race" else "a:map")
    assert tab.command("run")["status"] == "empty"


def test_each_bad_plan_has_a_reason_of_its_own() -> None:
    assert [trouble(settings) for settings in TROUBLES.values()] == [
        "no_values", "no_values", "no_such_axis", "no_such_axis",
        "budget_too_small", "budget_too_small", "budget_too_large",
    ]  # fmt: skip
    assert trouble(Settings()) is None


@pytest.mark.parametrize(
    ("over", "sweep"),
    [
        ("runs", {"row_values": ALL_DEPTHS, "column_values": ALL_WIDTHS, "starts": 30}),
        ("parameters", {"row_values": ("7", "8"), "column_values": ("64",), "starts": 30}),
        ("seconds", {"row_values": ("8",), "column_values": ("64",), "epochs": 5000, "starts": 30}),
    ],
)
def test_a_plan_over_a_limit_is_refused_by_the_name_of_the_limit(
    over: str, sweep: dict[str, Any]
) -> None:
    settings = replace(swept(**sweep), n_samples=1000)
    estimate = estimate_of(plan_of(settings))
    assert over in estimate.over
    assert getattr(estimate, over) > getattr(SWEEP_LIMIT, over)
    assert Tab(Engine(), settings).command("run")["status"] == "empty"


def test_the_estimate_counts_what_will_be_trained() -> None:
    settings = swept(columns="noise", column_values=("0", "0.1"))
    plan = plan_of(settings)
    estimate, rows = estimate_of(plan), SweepRun(plan).rows()
    assert estimate.runs == len(rows) == len(plan.runs)
    assert estimate.parameters == sum(row["parameters"] for row in rows)
    assert estimate.seconds > 0
    assert np.isfinite(estimate.megabytes)


def test_the_defaults_are_within_the_limits() -> None:
    plan = plan_of(Settings())
    assert not estimate_of(plan).over
    assert len(plan.runs) == 72 == 24 * SweepSettings.starts
