"""The examples of the architecture map show what their sentences promise."""

from functools import cache

import pytest

from pages.features.sweep.live.argument import argument
from pages.features.sweep.live.cell_verdicts import Verdicts
from pages.features.sweep.live.plan import estimate_of, plan_of, trouble
from pages.features.sweep.live.summary import Summary, summarize, verdicts_on
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.presets import PRESETS, Preset, presets_of
from pages.text import LANGUAGES, Translator
from pages.ui.url import decode, encode

TRAINED = [preset for preset in presets_of("map") if preset.name != "second_descent"]
EACH = pytest.mark.parametrize("preset", TRAINED, ids=lambda preset: preset.name)


@cache
def trained(name: str) -> tuple[SweepRun, Summary]:
    """The preset's sweep run, to its end."""
    settings = PRESETS[name].settings
    sweep_run = SweepRun(plan_of(settings))
    while not sweep_run.done:
        sweep_run.advance(1.0)
    return sweep_run, summarize(sweep_run, settings.sweep.tolerance)


def medians(name: str) -> dict[tuple[str, str], float]:
    """By row value and column value."""
    sweep_run, summary = trained(name)
    sweep = sweep_run.plan.sweep
    return {
        (sweep.row_values[place.row], sweep.column_values[place.column]): cell.median
        for place, cell in zip(sweep_run.plan.places, summary.cells, strict=True)
    }


@EACH
def test_an_example_may_run_and_is_its_link(preset: Preset) -> None:
    assert trouble(preset.settings) is None
    assert not estimate_of(plan_of(preset.settings)).over
    encoded = encode(preset.settings, sweep=True)
    assert decode({name: [text] for name, text in encoded.items()}) == (preset.settings, [])


def good_enough(name: str) -> set[tuple[str, str]]:
    """Row value and column value of the networks that are."""
    sweep_run, summary = trained(name)
    rows, columns = sweep_run.plan.sweep.row_values, sweep_run.plan.sweep.column_values
    return {(rows[cell.key[0]], columns[cell.key[1]]) for cell in summary.cells if cell.enough}


def test_the_border_has_its_three_sides() -> None:
    sweep_run, summary = trained("border")
    verdicts = Verdicts(sweep_run)
    verdicts.judge(range(len(sweep_run.plan.runs)))
    found = verdicts_on(sweep_run, summary, verdicts.found)
    widths = sweep_run.plan.sweep.column_values
    at = {(row, widths[column]): verdict.name for (row, column), verdict in found.items()}
    assert {at[0, width] for width in widths} == {"straight"}
    assert "lagom" in {at[1, "3"], at[1, "4"]}
    assert at[1, "8"] == "oversized"
    assert {at[depth, width] for depth in (2, 3) for width in widths[4:]} == {"overfitting"}


def test_luck_rises_with_width() -> None:
    sweep_run, summary = trained("luck_by_width")
    one_layer = [
        c.successes for p, c in zip(sweep_run.plan.places, summary.cells, strict=True) if not p.row
    ]
    assert one_layer[:2] == [0, 0]
    assert all(k > 10 for k in one_layer[2:4])
    assert one_layer[4:] == [20, 20, 20]


def test_lagom_is_not_larger_than_what_always_succeeds() -> None:
    sweep_run, summary = trained("luck_by_width")
    assert ("1", "4") in good_enough("luck_by_width")
    sure = [cell for cell in summary.cells if cell.successes == cell.starts]
    lagom = summary.lagoms[None]
    assert lagom.chosen is not None
    assert lagom.chosen.parameters < min(cell.parameters for cell in sure)
    for language in LANGUAGES:
        said = argument(sweep_run, summary, sweep_run.plan.places[0], False, Translator(language))
        assert said[0].text.startswith(("Lagom is 1×4:", "Lagom är 1×4:"))
        assert "2×16" in str(said[0].numbers), "the one-standard-error rule's, beside it"


@pytest.mark.slow
def test_how_large_is_enough_and_how_large_too_large_depends_on_the_noise() -> None:
    loss = medians("lagom_by_noise")
    assert loss["64", "0"] < 0.001
    assert loss["64", "0.3"] > 1.2 * loss["3", "0.3"]
    enough = good_enough("lagom_by_noise")
    assert {("3", noise) for noise in ("0", "0.1", "0.3")} < enough
    assert ("64", "0") in enough
    assert ("64", "0.3") not in enough
    assert not {noise for _, noise in enough} & {"0.5"}


@pytest.mark.slow
def test_wide_networks_need_samples() -> None:
    loss = medians("learning_curve")
    assert loss["1", "1000"] > 0.35
    assert loss["8", "1000"] < 0.7 * loss["8", "40"]
    assert loss["16", "1000"] < 0.7 * loss["16", "40"]
    enough = good_enough("learning_curve")
    assert not {samples for _, samples in enough} & {"40", "100"}
    assert {("8", "200"), ("16", "200"), ("3", "1000"), ("8", "1000"), ("16", "1000")} < enough


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
