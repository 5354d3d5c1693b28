"""A link reproduces an experiment; a bad link is repaired, and every repair is named."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from datasets import DATASETS, load
from pages.live.run_settings import DEPTH, RUN_ROWS, SPEEDS, WIDTH
from pages.live.settings import ROWS, Settings, settle
from pages.live.sweep_settings import SweepSettings
from pages.live.tasks import losses_for, outputs_for
from pages.ui.url import LONGEST_SHOWN, PARAMETERS, Notice, decode, encode
from tests.pages.strategies import HARMLESS, links, valid_settings

HUGE = 64 * 1024


def as_params(encoded: Mapping[str, str]) -> dict[str, list[str]]:
    """As Streamlit hands over a link that holds each name once."""
    return {name: [text] for name, text in encoded.items()}


def assert_usable(settings: Settings) -> None:
    """Within every limit, without contradictions, and accepted by core and data."""
    bounded = {name: row.bounds for name, row in ROWS.items() if row.bounds is not None}
    for field, (low, high, whole) in bounded.items():
        value = attrgetter(field)(settings)
        if isinstance(value, tuple):
            assert all(low <= v <= high and isinstance(v, int) for v in value)
            continue
        assert low <= value <= high
        assert isinstance(value, int) or not whole
    assert len(settings.hidden_widths) <= DEPTH.maximum
    assert all(WIDTH.minimum <= width <= WIDTH.maximum for width in settings.hidden_widths)
    assert settings.speed in SPEEDS
    assert settings.output_activation in outputs_for(settings.task)
    assert settings.loss in losses_for(settings.task, settings.output_activation)
    assert settle(settings) == settings
    settings.run_config()


def assert_loads(settings: Settings) -> None:
    s = settings
    load(s.dataset, s.n_samples, s.noise, s.train_share, s.data_seed, s.n_classes)


def decoded(query: Mapping[str, Sequence[str] | str]) -> tuple[Settings, list[Notice]]:
    lists = {k: [v] if isinstance(v, str) else v for k, v in query.items()}
    settings, notices = decode(lists)
    assert_usable(settings)
    assert_loads(settings)
    return settings, notices


@given(valid_settings())
def test_a_link_reads_back_to_the_same_settings(settings: Settings) -> None:
    assert decode(as_params(encode(settings, sweep=True))) == (settings, [])


def test_a_link_holds_every_setting() -> None:
    fields = [f for f in Settings.__dataclass_fields__ if f not in ("sweep", "owner")]
    fields += [f"sweep.{name}" for name in SweepSettings.__dataclass_fields__]
    assert sorted(PARAMETERS.values()) == sorted(fields)
    whole = replace(Settings(), own="x", points="b", curve="x")
    assert list(encode(whole, sweep=True)) == list(PARAMETERS)
    assert [PARAMETERS[link] for link in encode(whole)] == list(RUN_ROWS)
    assert set(PARAMETERS) - set(encode(Settings(), sweep=True)) == {"own", "points", "curve"}


def test_an_empty_link_gives_the_first_example_without_a_word() -> None:
    assert decode({}) == (Settings(), [])


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_link_with_a_data_set_alone_fits_it_without_a_word(dataset: str) -> None:
    settings, notices = decoded({"data": dataset})
    assert settings.dataset == dataset
    assert settings.output_activation == outputs_for(settings.task)[0]
    assert notices == []


# The URL part of the list of bad inputs. name, text, the field's value, the notice's kind.
BAD_VALUES = [
    ("learning_rate", "NaN", 0.01, "unreadable"),
    ("learning_rate", "inf", 0.01, "unreadable"),
    ("learning_rate", "-inf", 0.01, "unreadable"),
    ("learning_rate", "1e999", 0.01, "unreadable"),
    ("learning_rate", "0x10", 0.01, "unreadable"),
    ("learning_rate", "", 0.01, "empty"),
    ("learning_rate", "fast", 0.01, "unreadable"),
    ("learning_rate", "1_0", 0.01, "unreadable"),
    ("learning_rate", "0", 1e-5, "range"),
    ("learning_rate", "1e6", 10.0, "range"),
    ("learning_rate", "1,5", 1.5, "changed"),
    ("noise", "1e9", 0.5, "range"),
    ("noise", "-1", 0.0, "range"),
    ("widths", "0", (1,), "range"),
    ("widths", "-1", (1,), "range"),
    ("widths", "1e9", (256,), "range"),
    ("widths", "8,NaN,8", (8, 8, 8), "unreadable"),
    ("widths", "4.5", (4,), "changed"),
    ("widths", ",".join(["8"] * 10_000), (8,) * 10, "many"),
    ("activations", "relv,relu,relu", ("relu", "relu", "relu"), "unreadable"),
    ("activations", "relu,tanh", ("relu", "tanh", "tanh"), "contradiction"),
    ("output", "softmax", "sigmoid", "contradiction"),
    ("output", "<script>alert(1)</script>", "sigmoid", "unreadable"),
    ("output", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "sigmoid", "unreadable"),
    ("loss", "cross_entropy", "binary_cross_entropy", "contradiction"),
    ("data", "my-own-preset", "spiral", "unreadable"),
    ("data", "../../etc/passwd", "spiral", "unreadable"),
    ("samples", "9", 10, "range"),
    ("samples", "1e300", 5000, "range"),
    ("train_share", "1", 0.9, "range"),
    ("train_share", "0", 0.1, "range"),
    ("seed", "-1", 0, "range"),
    ("seed", "3.7", 4, "changed"),
    ("batch_size", "0", 1, "range"),
    ("epochs", "0", 1, "range"),
    ("speed", "7", 30, "unreadable"),
    ("log", "maybe", False, "unreadable"),
    ("x_axis", "63", 0, "contradiction"),
    ("l2", "x" * HUGE, 0.0, "unreadable"),
    ("widths", "9" * HUGE, (8, 8, 8), "unreadable"),
]


@pytest.mark.parametrize(
    ("name", "text", "value", "kind"), BAD_VALUES, ids=lambda v: str(v)[:20] if v != "" else "empty"
)
def test_a_bad_value_is_repaired_and_named(name: str, text: str, value: object, kind: str) -> None:
    settings, notices = decoded({name: text})
    assert attrgetter(PARAMETERS[name])(settings) == value
    assert [(n.kind, n.parameter) for n in notices] == [(kind, name)]


def test_a_repair_shows_what_stood_there_and_what_is_used() -> None:
    _, notices = decoded({"learning_rate": "1e6"})
    assert notices == [Notice("range", "learning_rate", "1e6", "10.0")]


def test_what_stands_in_for_a_value_is_what_the_settings_then_hold() -> None:
    settings, notices = decoded({"data": "sine", "noise": "loud", "output": "", "x_axis": "99"})
    used = {n.parameter: (n.kind, n.used) for n in notices}
    assert used["noise"] == ("unreadable", repr(settings.noise))
    assert settings.noise != Settings().noise
    assert used["output"] == ("empty", "identity")


def test_minus_zero_is_zero_without_a_word() -> None:
    settings, notices = decoded({"noise": "-0", "l1": "-0.0"})
    assert (str(settings.noise), str(settings.l1)) == ("0.0", "0.0")
    assert notices == []


def test_another_spelling_of_the_same_value_needs_no_word() -> None:
    query = {"learning_rate": " 1E-2 ", "activations": "ReLU", "log": "TRUE", "widths": "8, 8"}
    settings, notices = decoded(query)
    assert settings == replace(
        Settings(), log_loss=True, hidden_widths=(8, 8), activations=("relu", "relu")
    )
    assert notices == []


@st.composite
def respelled(draw: st.DrawFn, encoded: dict[str, str]) -> dict[str, str]:
    """The same link, with each of its numbers in another spelling."""
    spellings = st.sampled_from([str, "+{}".format, "0{}".format, plain, " {} ".format])

    def spelled(part: str) -> str:  # of 3:4.5 both
        return ":".join(draw(spellings)(number) for number in part.split(":"))

    return {
        name: ",".join(spelled(part) if is_number(part) else part for part in parts)
        for name, parts in ((name, text.split(",")) for name, text in encoded.items())
    }


def plain(part: str) -> str:
    """With an exponent, and with all the digits that a float can have."""
    return f"{float(part):.17e}"


def is_number(part: str) -> bool:
    return part[:1].isdecimal()


@given(st.data(), valid_settings())
def test_how_a_link_spells_its_numbers_needs_no_word(
    data: st.DataObject, settings: Settings
) -> None:
    link = data.draw(respelled(encode(settings, sweep=True)))
    assert decode(as_params(link)) == (settings, [])


def test_thousands_of_digits_are_refused_in_a_word() -> None:
    for name in PARAMETERS:
        for text in ("9" * 5000, "-" + "9" * 5000, "0." + "0" * 5000 + "1", "1e" + "9" * 5000):
            settings, notices = decode({name: [text]})
            assert_usable(settings)
            assert [n.parameter for n in notices] == [name]


def test_an_unknown_key_is_left_out_and_named() -> None:
    settings, notices = decoded({"colour": "blue", "noise": "0.25"})
    assert settings == replace(Settings(), noise=0.25)
    assert notices == [Notice("unknown", "colour")]


def test_a_link_of_an_older_version_keeps_what_still_has_a_meaning() -> None:
    query = {"data": "circle", "widths": "6,6", "regularization": "L2", "discretize": "false"}
    settings, notices = decoded(query)
    assert (settings.dataset, settings.hidden_widths) == ("circle", (6, 6))
    assert [(n.kind, n.parameter) for n in notices] == [
        ("unknown", "regularization"),
        ("unknown", "discretize"),
    ]


def test_a_missing_key_takes_its_default() -> None:
    query = encode(Settings())
    del query["learning_rate"]
    assert decoded(query) == (Settings(), [])


def test_of_a_repeated_key_the_last_counts_and_it_is_said() -> None:
    settings, notices = decoded({"noise": ["0.1", "0.3"]})
    assert settings.noise == 0.3
    assert notices == [Notice("repeated", "noise", used="0.3")]


def test_of_a_value_beyond_its_range_that_does_not_fit_either_one_thing_is_said() -> None:
    _, notices = decoded({"data": "iris", "x_axis": "99"})
    assert notices == [Notice("contradiction", "x_axis", "99", "0")]


def test_softmax_with_regression_becomes_what_regression_asks_for() -> None:
    query = {"data": "sine", "output": "softmax", "loss": "cross_entropy"}
    settings, notices = decoded(query)
    assert (settings.output_activation, settings.loss) == ("identity", "mse")
    assert {(n.kind, n.parameter, n.used) for n in notices} == {
        ("contradiction", "output", "identity"),
        ("contradiction", "loss", "mse"),
    }


def test_one_bad_value_costs_none_of_the_good_ones() -> None:
    query = {**encode(replace(Settings(), seed=7, noise=0.2, l2=0.01)), "learning_rate": "NaN"}
    settings, _ = decoded(query)
    assert settings == replace(Settings(), seed=7, noise=0.2, l2=0.01)


def test_equal_axes_part_and_it_is_said() -> None:
    settings, notices = decoded({"data": "iris", "x_axis": "2", "y_axis": "2"})
    assert settings.x_axis != settings.y_axis
    assert {n.kind for n in notices} == {"contradiction"}


@given(links())
def test_any_link_gives_usable_settings(link: dict[str, list[str]]) -> None:
    settings, _ = decode(link)
    assert_usable(settings)


def meaning(text: str) -> list[float | str]:
    """What a value says, however it is written: its parts, as numbers where they are numbers."""

    def read(part: str) -> float | str:
        try:
            return float(part)
        except ValueError:
            return {"true": 1.0, "false": 0.0}.get(part, part)

    return [read(part.strip().lower()) for part in text.split(",") if part.strip()]


@given(links())
def test_whatever_was_not_taken_over_is_named(link: dict[str, list[str]]) -> None:
    settings, notices = decode(link)
    used = encode(settings, sweep=True)
    named = {n.parameter for n in notices}
    unknown = sum(n.kind == "unknown" for n in notices)
    assert unknown == len(set(link) - set(PARAMETERS))
    for name in set(link) & set(PARAMETERS) - named:
        assert len(link[name]) == 1
        given, taken = meaning(link[name][0]), meaning(used.get(name, ""))
        one_for_all = name == "activations" and len(given) == 1
        assert set(given) >= set(taken) if one_for_all else given == taken


@given(links())
def test_a_repaired_link_needs_no_further_repair(link: dict[str, list[str]]) -> None:
    once, _ = decode(link)
    assert decode(as_params(encode(once, sweep=True))) == (once, [])


@given(
    st.sampled_from([*PARAMETERS, "stranger"]),
    st.text(HARMLESS, min_size=1, max_size=12),
    st.integers(1, 3),
)
@example("widths", "9,", 1)
@example("widths", "0", 1)
@example("activations", "relu,", 1)
@example("learning_rate", "-", 1)
@example("speed", "٣", 1)
def test_64_kilobytes_harm_nothing(name: str, piece: str, times: int) -> None:
    settings, notices = decode({name: [(piece * (HUGE // len(piece)))[:HUGE]] * times})
    assert_usable(settings)
    assert all(len(n.given) <= LONGEST_SHOWN + 1 for n in notices)
    assert all(len(n.parameter) <= LONGEST_SHOWN + 1 for n in notices)


@given(st.text(HARMLESS, max_size=60))
def test_what_a_stranger_wrote_cannot_break_out_of_its_quotes(text: str) -> None:
    for n in decode({"data": [text], text: ["1"]})[1]:
        shown = n.parameter + n.given + n.used
        assert "`" not in shown
        assert shown.isprintable()
