"""The examples of the architecture map show what their sentences promise."""

from functools import cache

import pytest

from pages.live.presets import PRESETS, Preset, presets_of
from pages.live.sweeps.plan import estimate_of, plan_of, trouble
from pages.live.sweeps.summary import Summary, summarize
from pages.live.sweeps.trial import Trial
from pages.live.sweeps.verdicts import Verdicts
from pages.ui.url import decode, encode

TRAINED = [preset for preset in presets_of("map") if preset.name != "second_descent"]
EACH = pytest.mark.parametrize("preset", TRAINED, ids=lambda preset: preset.name)


@cache
def trained(name: str) -> tuple[Trial, Summary]:
    """The preset's trial, to its end."""
    settings = PRESETS[name].settings
    trial = Trial(plan_of(settings))
    while not trial.done:
        trial.advance(1.0)
    return trial, summarize(trial, settings.sweep.tolerance)


def medians(name: str) -> dict[tuple[str, str], float]:
    """By row value and column value."""
    trial, summary = trained(name)
    sweep = trial.plan.sweep
    return {
        (sweep.row_values[place.row], sweep.column_values[place.column]): cell.median
        for place, cell in zip(trial.plan.places, summary.cells, strict=True)
    }


@EACH
def test_an_example_may_run_and_is_its_link(preset: Preset) -> None:
    assert trouble(preset.settings) is None
    assert not estimate_of(plan_of(preset.settings)).over
    encoded = encode(preset.settings, sweep=True)
    assert decode({name: [text] for name, text in encoded.items()}) == (preset.settings, [])


def test_the_border_has_its_three_sides() -> None:
    trial, _ = trained("border")
    verdicts = Verdicts(trial)
    while verdicts.advance():
        pass
    at = {
        (place.row, trial.plan.sweep.column_values[place.column]): [
            verdicts.found[run] for run in place.runs
        ]
        for place in trial.plan.places
    }
    assert at[0, "8"] == ["underfitting"] * 3
    assert at[1, "3"].count("lagom") >= 2
    assert at[1, "4"].count("lagom") >= 2
    assert at[2, "32"] == at[3, "32"] == ["overfitting"] * 3


def test_luck_rises_with_width() -> None:
    trial, summary = trained("luck_by_width")
    one_layer = [
        c.successes for p, c in zip(trial.plan.places, summary.cells, strict=True) if not p.row
    ]
    assert one_layer[:2] == [0, 0]
    assert all(k > 10 for k in one_layer[2:4])
    assert one_layer[4:] == [20, 20, 20]


@pytest.mark.slow
def test_lagom_moves_with_the_noise() -> None:
    loss = medians("lagom_by_noise")
    assert loss["64", "0"] < 0.001
    assert loss["64", "0.3"] > 1.2 * loss["3", "0.3"]
    trial, summary = trained("lagom_by_noise")
    chosen = {side: lagom.chosen for side, lagom in summary.lagoms}
    widths = trial.plan.sweep.row_values
    assert chosen[0] is not None
    assert widths[chosen[0].key[0]] == "8"
    assert chosen[2] is not None
    assert widths[chosen[2].key[0]] == "3"
    assert chosen[3] is None


@pytest.mark.slow
def test_wide_networks_need_samples() -> None:
    loss = medians("learning_curve")
    assert loss["1", "1000"] > 0.35
    assert loss["8", "1000"] < 0.7 * loss["8", "40"]
    assert loss["16", "1000"] < 0.7 * loss["16", "40"]


def test_sigmoid_falls_off_the_cliff() -> None:
    loss = medians("cliff_by_activation")
    assert all(loss[depth, "sigmoid"] > 0.6 for depth in ("4", "6", "8"))
    assert all(loss[depth, "sigmoid"] < 0.4 for depth in ("1", "2", "3"))
    assert all(loss["8", name] < 0.05 for name in ("relu", "tanh"))


def test_small_weights_stall_deep_networks() -> None:
    loss = medians("start_by_depth")
    assert all(loss[depth, "zeros"] > 0.6 for depth in ("1", "4", "8"))
    assert all(loss[depth, "normal"] > 0.6 for depth in ("4", "6", "8"))
    assert max(loss["8", "he_normal"], loss["8", "glorot_normal"]) < 0.05


def test_the_deep_network_leads_around_the_spiral() -> None:
    _, summary = trained("deep_or_wide")
    deep, wide = summary.cells
    assert deep.parameters == pytest.approx(wide.parameters, rel=0.1)
    assert deep.mean + 2 * deep.standard_error < wide.mean
