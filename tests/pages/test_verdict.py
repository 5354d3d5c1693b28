"""The verdict as the panel shows it: every one reached by a real run, in words, and calmly."""

import json
import re
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise
from statistics import median
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.diagnosis.verdicts import VERDICTS
from pages.charts.numbers import loss
from pages.live.experiment import Experiment
from pages.live.frame import pack
from pages.live.offers import Offer
from pages.live.settings import Settings
from pages.live.verdict_debounce import HOLD_S, VerdictDebounce
from pages.live.verdict_panel import panel
from pages.live.verdict_watch import AHEAD_FACTOR, COMPUTED, Shown, Watch
from pages.text import LANGUAGES, Translator
from tests.conftest import Cost
from tests.pages.verdicts import (
    DEAD,
    FAR,
    FRAME_S,
    FRAMES,
    LEARNED,
    LONG_S,
    OVERFITTING,
    RUNS,
    SLICE_S,
    at_first_sight,
    layers,
    on,
    settled,
    trained,
)


@pytest.fixture(scope="module")
def shown() -> dict[str, Shown]:
    """What the panel shows of a real run for each verdict."""
    found = {name: settled(trained(*run)) for name, run in RUNS.items()}
    return {**found, "learned": at_first_sight(trained(*LEARNED))}


def in_words(shown: Shown, language: str = "en") -> dict[str, Any]:
    content = panel(shown, Translator(language))
    pack(content, {})  # as a browser can read it
    return content


# Every verdict, in words


def test_there_is_a_run_for_every_verdict(shown: dict[str, Shown]) -> None:
    assert set(shown) == set(VERDICTS)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_real_run_reaches_the_verdict(shown: dict[str, Shown], verdict: str) -> None:
    assert (shown[verdict].verdict, shown[verdict].doubt) == (verdict, None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_is_said_in_words_and_once_for_the_ear(
    shown: dict[str, Shown], verdict: str, language: str
) -> None:
    content = in_words(shown[verdict], language)
    name = LANGUAGES[language][f"verdict.name.{verdict}"]
    assert content["heading"].lower() == name.lower()
    assert content["certain"] == LANGUAGES[language]["verdict.certain"]
    assert name in content["said"].lower()
    assert content["why"].endswith(".")
    assert not set("{}") & set(json.dumps(content["why"]))
    assert "nan" not in content["why"].split()


NUMBERS = {
    "unsteady": "validation_loss",
    "penalized": "validation_loss",
    "overfitting": "best_validation_loss",
    "learned": "validation_loss",
    "oversized": "validation_loss",
    "lagom": "validation_loss",
    "underfitting": "train_loss",
    "still_learning": "validation_loss",
    "straight": "linear_loss",
    "unreachable": "reachable_loss",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", NUMBERS)
def test_the_sentence_tells_the_loss_that_it_rests_on_as_the_screen_does(
    shown: dict[str, Shown], verdict: str, language: str
) -> None:
    value = shown[verdict].evidence[NUMBERS[verdict]]
    assert loss(value, Translator(language)) in in_words(shown[verdict], language)["why"]


@pytest.mark.parametrize("verdict", ["unsteady", "penalized", "oversized", "overfitting", "lagom"])
def test_the_sentence_names_the_epoch_of_its_losses_and_they_are_the_last_on_screen(
    shown: dict[str, Shown], verdict: str
) -> None:
    settings, epochs = RUNS[verdict]
    epoch, train, validation = trained(settings, epochs).curves(epochs - 1)[:, -1]
    evidence, why = shown[verdict].evidence, in_words(shown[verdict])["why"]
    assert re.search(rf"\bepoch {epochs}\b", why)
    assert (evidence["epoch"], evidence["train_loss"]) == (epoch, train)
    assert evidence["validation_loss"] == validation


def test_a_loss_that_is_finite_but_far_away_is_told_as_such() -> None:
    far = settled(trained(FAR, 40))
    assert (far.verdict, far.evidence["diverged_epoch"]) == ("diverged", None)
    assert "·10" in in_words(far)["why"]  # a power of ten, not ten digits


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_its_words_before_anything_was_tried(
    shown: dict[str, Shown], language: str
) -> None:
    """On a busy machine it may stand for a while before the trials come."""
    untried = {"trials": {}, "lower_rates": {}, "probe": None}
    for verdict, known in shown.items():
        early = known._replace(evidence={**known.evidence, **untried}, offers=(), ahead=None)
        assert panel(early, Translator(language))["why"], verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubt_names_both_candidates_and_what_would_decide_it(language: str) -> None:
    few = settled(trained(*BAD["one validation point"]))
    assert few.doubt == "too_few_samples"
    content, texts = in_words(few, language), LANGUAGES[language]
    for name in (few.verdict, few.rival):
        assert texts[f"verdict.name.{name}"] in content["heading"]
    doubt = texts["verdict.doubt.too_few_samples"].format(n=1)
    # Ten other splits were tried, and do not end it.
    elsewhere = texts["verdict.elsewhere"].partition("{loss}")[0].format(n=10)
    assert content["because"].startswith(f"{doubt} {elsewhere}")
    assert content["certain"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_best_is_called_estimated(language: str) -> None:
    unknown = settled(trained(on("iris", **layers(16)), 60))
    assert not unknown.evidence["floor_known"]
    words = LANGUAGES[language]["verdict.floor.estimated"]
    assert words in in_words(unknown, language)["why"]
    known = settled(trained(*RUNS["lagom"]))
    assert words not in in_words(known, language)["why"]


# The smaller siblings


def test_what_fits_is_learned_as_long_as_smaller_networks_train_beside() -> None:
    experiment = trained(*LEARNED)
    content = in_words(at_first_sight(experiment))
    assert content["because"] == LANGUAGES["en"]["verdict.trying.smaller.now"]
    assert content["certain"]
    beside = Watch()
    experiment.goal, experiment.running = 10**6, True  # trains on, as fast as it can
    for frame in islice(FRAMES, 30):
        beside.follow(experiment, 0.0, SLICE_S, FRAME_S * frame)
    content = in_words(beside.shown)
    assert content["because"] == LANGUAGES["en"]["verdict.trying.smaller.later"]


@pytest.mark.parametrize(
    ("excess", "left"), [(0.19, "19% left"), (0.004, "<\u202f1% left"), (-0.1, "0% left")]
)
def test_what_fits_is_not_called_close_but_told_how_much_is_left(
    shown: dict[str, Shown], excess: float, left: str
) -> None:
    said = shown["learned"]
    why = in_words(said._replace(evidence={**said.evidence, "excess_validation": excess}))["why"]
    assert left in why
    assert "close" not in why


def test_larger_than_needed_names_the_smaller_network_and_its_price(
    shown: dict[str, Shown],
) -> None:
    evidence, why = shown["oversized"].evidence, in_words(shown["oversized"])["why"]
    names = {"halve_width": "Half the width (8, 8)", "one_layer_less": "One fewer layer (16)"}
    smallest = min(names, key=lambda kind: evidence["trials"][kind]["parameters"])
    trial = evidence["trials"][smallest]
    assert names[smallest] in why
    assert f"{trial['parameters']} instead of {evidence['parameters']} parameters" in why
    assert f"{trial['validation_loss']:.4f}" in why
    assert f"{trial['reached']} of {trial['starts']} starts" in why


def test_times_that_are_written_alike_are_not_said_to_differ(shown: dict[str, Shown]) -> None:
    said = shown["oversized"]
    for seconds, told in ((0.1502, False), (0.07, True)):
        trials = {
            kind: {**trial, "seconds": seconds} for kind, trial in said.evidence["trials"].items()
        }
        evidence = {**said.evidence, "trials": trials, "seconds": 0.1498}
        why = in_words(said._replace(evidence=evidence))["why"]
        assert (" s instead of " in why) == told


def test_a_loss_is_not_said_to_be_lower_where_it_is_written_alike(
    shown: dict[str, Shown],
) -> None:
    """Where the loss jumps, the last epoch's can be as low as what is better on the whole."""
    said = shown["unsteady"]
    now = said.evidence["validation_loss"]
    trials = {
        kind: {**trial, "validation_loss": now} for kind, trial in said.evidence["trials"].items()
    }
    why = in_words(said._replace(evidence={**said.evidence, "trials": trials}))["why"]
    assert why.count(f"{now:.4f}") == 1
    assert "over the last epochs" in why


def test_lagom_names_the_smaller_network_that_is_not_enough_and_shows_it(
    shown: dict[str, Shown],
) -> None:
    lagom = shown["lagom"]
    tried = {offer.kind: offer.tried for offer in lagom.offers}
    assert set(tried) == {"halve_width", "one_layer_less"}
    content = in_words(lagom)
    assert "is not enough" in content["why"]
    for kind, losses in tried.items():
        assert losses is not None
        assert losses[0] == lagom.evidence["validation_loss"]
        assert losses[1] == lagom.evidence["trials"][kind]["validation_loss"] > 0.3
    assert all(button["tried"].startswith("tried: ") for button in content["tries"])


def test_a_smaller_networks_seconds_are_those_that_it_would_take_alone() -> None:
    experiment = Experiment(RUNS["oversized"][0])
    experiment.play()
    while experiment.trainer.epoch < 60:
        experiment.advance(LONG_S)
    experiment.goal = 60
    evidence = settled(experiment).evidence
    assert evidence["seconds"] == experiment.seconds > 0
    for trial in evidence["trials"].values():
        assert 0.2 * experiment.seconds < trial["seconds"] < experiment.seconds


def test_without_a_hidden_layer_there_is_nothing_smaller() -> None:
    lagom = settled(trained(on("gauss", **layers(), learning_rate=0.05), 100))
    assert lagom.verdict == "lagom"
    assert LANGUAGES["en"]["verdict.why.lagom_alone"] in in_words(lagom)["why"]


# A gap that is no overfitting


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_that_is_normal_is_said_to_be_so_and_overfitting_is_not(
    shown: dict[str, Shown], language: str
) -> None:
    normal = LANGUAGES[language]["verdict.gap"]
    wide = shown["lagom"]
    for gap, said in ((0.1, True), (0.01, False)):
        evidence = {**wide.evidence, "gap": gap, "gap_is_normal": True}
        because = in_words(wide._replace(evidence=evidence), language)["because"]
        assert (normal in because) == said
    assert normal not in in_words(shown["overfitting"], language)["because"]
    assert normal not in in_words(shown["underfitting"], language)["because"]


def test_before_training_nothing_is_judged_and_nothing_is_said() -> None:
    early = settled(trained(Settings(), 0))
    content = in_words(early)
    assert (content["verdict"], content["said"], content["tries"]) == ("", "", [])
    assert content["heading"] == LANGUAGES["en"]["verdict.early"]


# Marks in the charts


def test_overfitting_marks_the_lowest_validation_loss_and_the_gap_since(
    shown: dict[str, Shown],
) -> None:
    marks = in_words(shown["overfitting"])["marks"]
    assert marks["best"] == marks["gap"] == shown["overfitting"].evidence["best_epoch"] > 0
    assert marks["zone"] is marks["ahead"] is marks["layer"] is None


def test_lagom_shows_the_zone_that_it_ends_in(shown: dict[str, Shown]) -> None:
    evidence = shown["lagom"].evidence
    low, high = in_words(shown["lagom"])["marks"]["zone"]
    assert low == evidence["floor"] <= evidence["validation_loss"] <= high
    assert high - low == pytest.approx(0.2 * (evidence["baseline"] - low))


def test_dead_units_are_crossed_out_in_their_layer(shown: dict[str, Shown]) -> None:
    layer = in_words(shown["dead"])["marks"]["layer"]
    experiment = trained(DEAD, 60)
    values = experiment.trainer.activations(experiment.data.x_train)[layer["index"]][0]
    assert layer["crossed"] == np.flatnonzero((values == 0).all(axis=0)).tolist() != []


def test_a_vanished_gradient_marks_the_first_hidden_layer(shown: dict[str, Shown]) -> None:
    layer = in_words(shown["vanished"])["marks"]["layer"]
    assert (layer["index"], layer["crossed"]) == (0, [])
    assert layer["note"] == LANGUAGES["en"]["mark.vanished"]


def test_the_dotted_curve_is_what_becomes_of_the_run() -> None:
    settings, epochs = RUNS["still_learning"]
    experiment = trained(settings, epochs)
    ahead = settled(experiment).ahead
    assert ahead is not None
    assert ahead["epochs"][0] == epochs
    assert ahead["epochs"][-1] == AHEAD_FACTOR * epochs
    experiment.trainer.run(max_epochs=epochs)
    later = experiment.curves(epochs - 1)
    at = np.searchsorted(later[0], ahead["epochs"])
    np.testing.assert_allclose(ahead["train"], later[1, at], rtol=1e-5)
    np.testing.assert_allclose(ahead["validation"], later[2, at], rtol=1e-5)


# At once


@pytest.mark.parametrize("verdict", [*COMPUTED, "dead"])
def test_what_is_computed_is_said_at_first_sight(verdict: str) -> None:
    found = at_first_sight(trained(*RUNS[verdict]))
    assert (found.verdict, found.doubt) == (verdict, None)


@pytest.mark.parametrize("verdict", ["straight", "unreachable", "symmetric"])
def test_what_needs_no_training_is_said_before_it(verdict: str) -> None:
    watch, experiment = Watch(), trained(RUNS[verdict][0], 0)
    experiment.play()
    watch.follow(experiment, SLICE_S, SLICE_S, FRAME_S * next(FRAMES))
    assert watch.shown.verdict == verdict


@pytest.mark.parametrize("verdict", ["overfitting", "underfitting", "penalized", "unsteady"])
def test_a_clear_case_is_said_within_three_seconds_while_it_trains(verdict: str) -> None:
    settings, epochs = RUNS[verdict]
    experiment, watch = trained(settings, epochs), Watch()
    experiment.goal, experiment.running = 10**6, True
    for frame in islice(FRAMES, 30):
        experiment.trainer.run(max_epochs=3)
        watch.follow(experiment, LONG_S, LONG_S, FRAME_S * frame)
    assert watch.shown.verdict == verdict
    assert watch.shown.final


def test_a_run_that_has_ended_is_not_too_fast_to_look_ahead_of() -> None:
    experiment = Experiment(on("spiral", learning_rate=1e-4, speed=0, epochs=100_000))
    watch = Watch()
    experiment.play()
    for frame in islice(FRAMES, 60):
        experiment.trainer.run(max_epochs=1)
        watch.follow(experiment, 0.0, SLICE_S, FRAME_S * frame)
    assert watch.shown.doubt == "outrun"
    experiment.goal = experiment.trainer.epoch
    while watch.pending(experiment):
        watch.follow(experiment, LONG_S, LONG_S, FRAME_S * next(FRAMES))
        assert watch.shown.doubt != "outrun"
    assert watch.shown.final


def test_the_look_ahead_goes_on_after_the_end_of_a_run_and_brings_what_helps() -> None:
    experiment, watch = trained(*RUNS["vanished"]), Watch()
    watch.follow(experiment, SLICE_S, SLICE_S, FRAME_S * next(FRAMES))
    assert watch.pending(experiment)
    assert (watch.shown.offers, watch.shown.final) == ((), False)
    done = settled(experiment, watch)
    assert done.final
    assert all(offer.tried and offer.tried[1] < 0.5 * offer.tried[0] for offer in done.offers)
    assert done.offers


# The scout


def test_a_run_as_fast_as_it_goes_is_not_looked_ahead_of_until_it_pauses() -> None:
    experiment = Experiment(on("spiral", learning_rate=1e-4, speed=0, epochs=100_000))
    watch = Watch()
    experiment.play()
    for frame in islice(FRAMES, 60):
        experiment.trainer.run(max_epochs=1)
        watch.follow(experiment, 0.0, SLICE_S, FRAME_S * frame)
    assert watch.shown.doubt == "outrun"
    assert LANGUAGES["en"]["verdict.doubt.outrun"] == in_words(watch.shown)["because"]
    experiment.pause()
    assert settled(experiment, watch).doubt is None


def test_a_second_after_a_pause_nothing_is_computed_any_more() -> None:
    """Half a million parameters: the copy could go on for minutes."""
    experiment = Experiment(on("moons", n_samples=2000, **layers(256, 256, 256)))
    experiment.play()
    experiment.advance(SLICE_S)
    experiment.pause()
    watch, start = Watch(), next(FRAMES)
    while watch.pending(experiment):
        now = next(FRAMES)
        assert FRAME_S * (now - start) < 1
        watch.follow(experiment, SLICE_S, SLICE_S, FRAME_S * now)


def test_looking_ahead_leaves_the_run_itself_as_it_was() -> None:
    settings, epochs = RUNS["underfitting"]
    watched, alone = trained(settings, epochs), trained(settings, epochs)
    assert settled(watched).evidence["probe"]["epoch"] > epochs
    watched.trainer.run(max_epochs=5)
    alone.trainer.run(max_epochs=5)
    np.testing.assert_array_equal(watched.curves(), alone.curves())


def test_another_rate_makes_another_future() -> None:
    settings, epochs = RUNS["still_learning"]
    experiment, watch = trained(settings, epochs), Watch()
    slow = settled(experiment, watch).ahead
    experiment.apply(replace(settings, learning_rate=0.03))
    fast = settled(experiment, watch).ahead
    assert slow is not None
    assert fast is not None
    assert fast["train"][1] != slow["train"][1]


def test_a_look_costs_little_beside_a_frame(cost: Cost) -> None:
    experiment, watch = trained(Settings(), 100), Watch()
    settled(experiment, watch)
    frames = islice(FRAMES, 40)
    looks = [partial(watch.follow, experiment, 0.0, SLICE_S, FRAME_S * frame) for frame in frames]
    assert median(map(cost, looks)) < 0.02  # about 0.001


# VerdictDebounce

WORDS = st.sampled_from(["a", "b", "c"])
MOMENTS = st.lists(st.tuples(st.floats(0.01, 0.6), WORDS, st.booleans()), max_size=80)


def hear(moments: list[tuple[float, str, bool]]) -> list[tuple[float, Any, str]]:
    """(time, shown, said) after each moment."""
    calm, now, found = VerdictDebounce(), 0.0, []
    calm.begin(None, now)
    for wait, word, running in moments:
        now += wait
        calm.offer(word, now, running)
        found.append((now, calm.shown, word))
    return found


@given(MOMENTS)
def test_two_changes_are_never_close_together(moments: list[tuple[float, str, bool]]) -> None:
    heard = hear(moments)
    changes = [b[0] for a, b in pairwise(heard) if a[1] != b[1]]
    if heard and heard[0][1] is not None:
        changes.insert(0, heard[0][0])
    assert all(b - a >= HOLD_S - 1e-9 for a, b in pairwise(changes))


@given(MOMENTS)
def test_what_is_shown_was_said_at_the_moment_of_the_change(
    moments: list[tuple[float, str, bool]],
) -> None:
    before: Any = None
    for _, shown, word in hear(moments):
        assert shown in (before, word)
        before = shown


@given(MOMENTS, WORDS)
def test_what_is_said_without_a_break_is_shown_soon(
    moments: list[tuple[float, str, bool]], word: str
) -> None:
    steady = [(0.25, word, True)] * 14  # twice the time in which it must hold
    assert hear(moments + steady)[-1][1] == word


def test_a_word_between_others_is_not_shown_while_it_trains() -> None:
    flicker = [(0.25, word, True) for word in "aaaaaaaa" + "baaab" * 6]
    assert {shown for _, shown, _ in hear(flicker)} == {None, "a"}


def test_a_divergence_is_shown_at_once() -> None:
    experiment = Experiment(RUNS["diverged"][0])
    watch = Watch()
    experiment.play()
    watch.follow(experiment, SLICE_S, SLICE_S, 0.0)
    assert watch.shown.verdict == ""
    experiment.trainer.run(max_epochs=30)
    watch.follow(experiment, SLICE_S, SLICE_S, 0.3)
    assert watch.shown.verdict == "diverged"


def test_another_run_begins_without_a_verdict() -> None:
    experiment, watch = trained(*RUNS["underfitting"]), Watch()
    assert settled(experiment, watch).verdict == "underfitting"
    experiment.reset()
    watch.follow(experiment, SLICE_S, SLICE_S, FRAME_S * next(FRAMES))
    assert watch.shown == Shown()


# Bad input

BAD: dict[str, tuple[Settings, int]] = {
    "one training point": (on("circle", n_samples=10, train_share=0.1), 20),
    "one validation point": (on("circle", n_samples=10, train_share=0.9), 20),
    "one validation point of a number": (on("sine", n_samples=10, train_share=0.9), 20),
    "one class": (on("circle", n_samples=10, train_share=0.2, data_seed=0), 20),
    "unknown best loss": (on("iris"), 20),
    "one epoch": (Settings(), 1),
    "all weights zero": (on("circle", initializer="zeros"), 20),
    "all weights zero, no layer": (on("circle", initializer="zeros", **layers()), 20),
    "diverged at the first step": (replace(RUNS["diverged"][0], n_samples=10), 1),
    "everything at its limit": (
        on("rings", batch_size=1, dropout=0.9, l1=10.0, l2=10.0, n_samples=10, noise=0.5,
           learning_rate=10.0, **layers(*(4,) * 10, activation="sine")), 3),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_verdict_or_a_reason_in_words(case: str, language: str) -> None:
    shown = settled(trained(*BAD[case]))
    content = in_words(shown, language)
    assert content["heading"]
    assert content["why"].endswith(".")
    assert bool(content["verdict"]) == bool(content["said"])
    assert bool(content["because"]) == (shown.doubt is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_training_targets_that_are_all_the_same_are_told_from_data_without_any_others(
    language: str,
) -> None:
    texts, few = LANGUAGES[language], settled(trained(*BAD["one class"]))
    assert few.verdict == "no_signal"
    assert in_words(few, language)["why"] == texts["verdict.why.constant_training"].format(n=2)
    assert [offer.kind for offer in few.offers] == ["more_data"]
    none = few._replace(evidence={**few.evidence, "constant_validation": True})
    assert in_words(none, language)["why"] == texts["verdict.why.constant"]


def test_all_weights_zero_are_equal_units() -> None:
    assert settled(trained(*BAD["all weights zero"])).verdict == "symmetric"


def test_overfitting_is_offered_to_stop_more_data_and_what_helped_when_tried() -> None:
    shown = settled(trained(OVERFITTING, 200))
    kinds = [offer.kind for offer in shown.offers]
    assert kinds[:2] == ["stop_here", "more_data"]
    assert all(offer.tried for offer in shown.offers[2:])
    content = in_words(shown)
    assert str(shown.evidence["best_epoch"]) in content["tries"][0]["label"]
    assert "800" in content["tries"][1]["label"]


@pytest.mark.parametrize(
    ("kind", "changes", "label"),
    [
        ("bend", {"activations": ("relu",)}, "ReLU instead of linear"),
        ("bend", layers(8), "A hidden layer with ReLU"),
        ("adam", {"optimizer": "adam"}, "Adam"),
        ("adam", {"optimizer": "adam", "learning_rate": 0.01}, "Adam, learning rate 0.01"),
        ("relu", {"activations": ("relu",), "initializer": "he_normal"}, "ReLU"),
        ("relu", {"initializer": "he_normal"}, "He initialization"),
        (
            "double_width+adam",
            {**layers(8), "optimizer": "adam", "learning_rate": 0.01},
            "Double the width, Adam, learning rate 0.01",
        ),
    ],
)
def test_a_button_names_what_is_new_to_this_network(
    shown: dict[str, Shown], kind: str, changes: dict[str, Any], label: str
) -> None:
    offered = shown["lagom"]._replace(offers=(Offer(kind, changes, (0.3, 0.02)),))
    button = in_words(offered)["tries"][0]
    assert (button["label"], button["tried"]) == (label, "tried: 0.3000 to 0.0200")
    assert in_words(offered, "sv")["tries"][0]["tried"] == "prövat: 0,3000 till 0,0200"
