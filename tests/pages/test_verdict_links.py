"""Links on whose runs the verdict was once wrong and certain: what the panel says of them now.

Right values were computed independently; each link stands for its kind.
"""

from urllib.parse import parse_qs

import pytest

from pages.charts.loss_curves import HIGHEST
from pages.live.experiment import Experiment
from pages.live.parts import recipes
from pages.live.presets import PRESETS
from pages.live.verdict_panel import panel
from pages.live.verdict_watch import Shown
from pages.text import LANGUAGES, Translator
from pages.ui.url import decode
from tests.pages.verdicts import at_first_sight, settled

ZEROS = (
    "data=digits&loss=mae&widths=32,32&activations=tanh&initializer=zeros&batch_size=32&epochs=10"
)
LINKS = {
    "data=circle&l2=0.3&epochs=60": "penalized",
    "data=circle&l2=0.1&epochs=60": "penalized",
    "data=circle&optimizer=sgd&learning_rate=0.3&l2=10&epochs=100": "penalized",
    "data=reg-gauss&learning_rate=0.001&batch_size=512&epochs=4&speed=3": "still_learning",
    "learning_rate=0.05&epochs=150": "unsteady",
    ZEROS: "symmetric",
    "data=circle&widths=8&activations=identity&epochs=80": "straight",
    "data=sine&output=sigmoid&widths=8,8&activations=tanh&initializer=glorot_normal&epochs=150": (
        "unreachable"
    ),
    "data=circle&samples=10&train_share=0.2&data_seed=0&epochs=30": "no_signal",
    "data=spiral&widths=8&activations=relu&epochs=300": "underfitting",
    "data=spiral&widths=&epochs=784": "straight",
    "data=circle&widths=96,96,96,96&activations=relu&epochs=60": "oversized",
}
AT_ONCE = ("straight", "unreachable", "no_signal", "symmetric")


# What an example teaches, as far as one start shows it; the tenfold is scored apart.
TAUGHT = {
    "too_small": "underfitting",
    "just_right": "lagom",
    "straight_only": "straight",
    "all_alike": "symmetric",
    "deep_start": "vanished",
    "sigmoid_cliff": "vanished",
}


def opened(link: str) -> Experiment:
    """The run of a link, at its end."""
    found, notices = decode(parse_qs(link, keep_blank_values=True))
    assert not notices
    experiment = Experiment(found)
    experiment.trainer.run(max_epochs=found.epochs)
    return experiment


@pytest.fixture(scope="module")
def shown() -> dict[str, Shown]:
    return {link: settled(opened(link)) for link in LINKS}


def link_to(part: str) -> str:
    return next(link for link in LINKS if part in link)


def helping(shown: Shown) -> dict[str, float]:
    """What is offered, with the validation loss that it came to when it was tried."""
    return {offer.kind: offer.tried[1] for offer in shown.offers if offer.tried}


@pytest.mark.parametrize(("link", "verdict"), LINKS.items())
def test_the_verdict_blames_the_right_thing(
    shown: dict[str, Shown], link: str, verdict: str
) -> None:
    assert (shown[link].verdict, shown[link].doubt) == (verdict, None)
    for language in LANGUAGES:
        assert panel(shown[link], Translator(language))["why"].endswith(".")


@pytest.mark.parametrize("link", [link for link, verdict in LINKS.items() if verdict in AT_ONCE])
def test_what_is_computed_waits_for_nothing(link: str) -> None:
    found = at_first_sight(opened(link))
    assert (found.verdict, found.doubt) == (LINKS[link], None)


def test_without_the_penalty_the_circle_is_learned(shown: dict[str, Shown]) -> None:
    for part, before in (("l2=0.3&", 0.69), ("l2=0.1&", 0.171)):
        found = shown[link_to(part)]
        assert found.evidence["validation_loss"] == pytest.approx(before, abs=0.01)
        assert helping(found) == {"no_penalty": pytest.approx(0.0003, abs=0.0002)}
    thrown = shown[link_to("l2=10")]
    assert helping(thrown)["no_penalty"] < 0.02
    assert "0.3 times L2 penalty 10 is 3" in panel(thrown, Translator("en"))["why"]


def test_a_tenth_of_the_rate_is_advised_with_what_it_came_to(shown: dict[str, Shown]) -> None:
    found = helping(shown["learning_rate=0.05&epochs=150"])
    assert found["learning_rate_tenth"] == pytest.approx(0.020, abs=0.003)
    assert not {"double_width", "add_layer"} & set(found)


def test_a_loss_that_falls_is_no_divergence_and_training_on_is_offered(
    shown: dict[str, Shown],
) -> None:
    assert shown[link_to("reg-gauss")].offers[0].kind == "train_on"


def test_straight_lines_are_advised_to_bend_and_never_to_grow(shown: dict[str, Shown]) -> None:
    for part in ("identity", "widths=&"):
        kinds = {offer.kind for offer in shown[link_to(part)].offers}
        assert kinds
        assert {part for kind in kinds for part in kind.split("+")} <= {"bend", "bend_deep", "adam"}


def test_what_the_output_can_reach_is_told_and_drawn(shown: dict[str, Shown]) -> None:
    link = link_to("output=sigmoid")
    found, experiment = shown[link], opened(link)
    assert found.offers[0].kind == "linear_output"
    assert all(offer.changes["output_activation"] == "identity" for offer in found.offers)
    reachable = found.evidence["reachable_loss"]
    assert 0.24 < reachable == experiment.reachable() < 0.31
    meta = curves_of(experiment, found)["layout"]["meta"]
    line = next(each for each in meta["references"] if each["y"] == reachable)
    assert LANGUAGES["en"]["chart.loss.reachable"] in line["text"]
    assert meta["floor"] == reachable
    assert opened("data=circle&epochs=1").reachable() is None


def curves_of(experiment: Experiment, shown: Shown) -> dict:  # type: ignore[type-arg]
    content: dict = recipes(experiment, shown, "en")["curves"][1]()  # type: ignore[type-arg]
    return content


def test_guessing_is_what_the_output_can_guess() -> None:
    digits = opened(ZEROS)
    assert digits.baseline() == pytest.approx(0.178, abs=0.003)


def test_equal_training_targets_call_for_more_data_and_leave_the_curves_in_sight(
    shown: dict[str, Shown],
) -> None:
    link = link_to("samples=10")
    assert [offer.kind for offer in shown[link].offers] == ["more_data"]
    assert curves_of(opened(link), shown[link])["layout"]["meta"]["bound"] is None
    usual = curves_of(opened("data=circle&epochs=1"), shown[link])["layout"]["meta"]
    assert usual["bound"] == pytest.approx(HIGHEST * 0.693, abs=0.01)


def test_too_small_wins_over_overfitting_and_asks_for_a_larger_network(
    shown: dict[str, Shown],
) -> None:
    found = shown[link_to("data=spiral&widths=8")]
    assert found.evidence["train_loss"] > 0.5
    why = panel(found, Translator("en"))["why"]
    assert why.startswith("Too small, and already memorizing what it can")
    assert set(helping(found)) <= {"add_layer", "double_width", "plain"}
    assert found.offers[0].kind != "plain"  # 16, 16 is larger, too
    assert helping(found)


def test_a_smaller_network_that_does_it_is_named_with_its_price(shown: dict[str, Shown]) -> None:
    found = shown[link_to("widths=96")]
    assert found.evidence["parameters"] == 28321
    assert set(helping(found)) == {"halve_width", "one_layer_less"}
    assert "(48, 48, 48, 48)" in panel(found, Translator("en"))["why"]


@pytest.mark.parametrize("name", TAUGHT)
def test_an_example_is_judged_as_what_it_teaches(name: str) -> None:
    experiment = Experiment(PRESETS[name].settings)
    experiment.trainer.run(max_epochs=PRESETS[name].settings.epochs)
    shown = settled(experiment)
    assert (shown.verdict, shown.doubt) == (TAUGHT[name], None)
