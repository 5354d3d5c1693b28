"""What the controls may combine, and which changes go on with the same run."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from datasets import DATASETS
from pages.live.fields import with_effect
from pages.live.run_settings import RUN_ROWS
from pages.live.settings import (
    RATES,
    ROWS,
    VIEW,
    Settings,
    for_dataset,
    same_run,
    settle,
    with_task_output,
)
from pages.live.source import source
from pages.live.sweep_settings import SweepSettings
from pages.live.tasks import OUTPUT_LOSSES, losses_for, outputs_for
from tests.pages.strategies import raw_settings, valid_settings

USUAL = {
    "regression": ("identity", "mse"),
    "binary": ("sigmoid", "binary_cross_entropy"),
    "multiclass": ("softmax", "cross_entropy"),
    "multilabel": ("sigmoid", "binary_cross_entropy"),
}
# Another value for every field.
OTHER: dict[str, Any] = {
    "sweep": SweepSettings(starts=7),
    "dataset": "circle", "own": "0123456789abcdef-bd-1-0", "points": "bhzhz0", "curve": "x",
    "owner": "somebody",
    "n_samples": 300, "noise": 0.2, "train_share": 0.7, "n_classes": 5,
    "data_seed": 9, "features": ("x", "x2"), "expression": "sin(x*y)",
    "hidden_widths": (8, 8, 4), "activations": ("relu", "relu", "tanh"),
    "output_activation": "tanh", "loss": "mae", "optimizer": "sgd", "learning_rate": 0.1,
    "batch_size": 32, "l1": 0.1, "l2": 0.1, "dropout": 0.5, "initializer": "orthogonal",
    "seed": 5, "epochs": 7, "speed": 0, "x_axis": 1, "y_axis": 0, "log_loss": True, "truth": True,
    "projector": True, "validation": False, "discrete": True, "plane": "components",
    "held": ("2:4.5",), "map_output": 1,
}  # fmt: skip


@given(raw_settings())
def test_settling_twice_is_settling_once(settings: Settings) -> None:
    once = settle(settings)
    assert settle(once) == once


@given(raw_settings())
def test_settled_settings_fit_together(settings: Settings) -> None:
    s = settle(settings)
    assert s.output_activation in outputs_for(s.task)
    assert s.loss in losses_for(s.task, s.output_activation)
    assert len(s.activations) == len(s.hidden_widths)
    assert s.x_axis != s.y_axis
    assert max(s.x_axis, s.y_axis) < max(2, source(s).spec.n_inputs)


@given(valid_settings())
def test_settling_leaves_alone_what_fits(settings: Settings) -> None:
    assert settle(settings).hidden_widths == settings.hidden_widths
    assert settle(replace(settings, seed=3)) == replace(settings, seed=3)


def test_the_defaults_fit_together() -> None:
    assert settle(Settings()) == Settings()


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("before", ["circle", "sine", "rings"])
def test_other_data_bring_the_output_and_the_loss_of_their_task(before: str, dataset: str) -> None:
    s = for_dataset(for_dataset(Settings(), before), dataset)
    assert (s.output_activation, s.loss) == USUAL[DATASETS[dataset].task]
    assert (s.hidden_widths, s.activations) == (Settings.hidden_widths, Settings.activations)


def test_other_data_of_the_same_task_keep_an_output_chosen_by_hand() -> None:
    s = replace(Settings(), output_activation="tanh", loss="mse")
    kept = for_dataset(s, "circle")
    assert (kept.output_activation, kept.loss) == ("tanh", "mse")


@pytest.mark.parametrize("task", OUTPUT_LOSSES)
def test_the_first_output_and_loss_are_the_usual_ones(task: str) -> None:
    dataset = next(name for name, spec in DATASETS.items() if spec.task == task)
    s = with_task_output(replace(Settings(), dataset=dataset))
    assert (s.output_activation, s.loss) == USUAL[task]


def test_every_field_has_another_value_here() -> None:
    assert sorted(OTHER) == sorted(Settings.__dataclass_fields__)
    assert all(OTHER[name] != getattr(Settings(), name) for name in OTHER)


@pytest.mark.parametrize("field", [*RATES, *VIEW])
def test_rates_and_views_keep_the_run(field: str) -> None:
    assert same_run(Settings(), replace(Settings(), **{field: OTHER[field]}))


@pytest.mark.parametrize("field", sorted(set(OTHER) - {*RATES, *VIEW}))
def test_everything_else_starts_anew(field: str) -> None:
    assert not same_run(Settings(), replace(Settings(), **{field: OTHER[field]}))


def test_the_rates_are_those_that_the_trainer_can_change_and_the_views_touch_no_training() -> None:
    assert set(RATES) == {"learning_rate", "l1", "l2", "dropout"}
    assert set(VIEW) == {
        "epochs",
        "speed",
        "x_axis",
        "y_axis",
        "map_output",
        "log_loss",
        "truth",
        "projector",
        "validation",
        "discrete",
        "plane",
        "held",
        "sweep",
    }


def test_the_outputs_and_losses_offered_are_those_of_the_tasks() -> None:
    offered = {loss for s in OUTPUT_LOSSES.values() for losses in s.values() for loss in losses}
    assert offered == set(ROWS["loss"].choices)
    assert {o for outputs in OUTPUT_LOSSES.values() for o in outputs} == set(
        ROWS["output_activation"].choices
    )


@given(valid_settings(), valid_settings())
def test_equal_data_keys_mean_that_only_the_network_differs(a: Settings, b: Settings) -> None:
    fields = with_effect(RUN_ROWS, "data")
    moved = replace(b, **{name: getattr(a, name) for name in fields})
    assert moved.data_key() == a.data_key()


@pytest.mark.parametrize("field", ["n_samples", "noise", "n_classes"])
def test_real_data_stay_the_same_whatever_synthetic_data_are_set_to(field: str) -> None:
    iris = for_dataset(Settings(), "iris")
    assert replace(iris, **{field: OTHER[field]}).data_key() == iris.data_key()
