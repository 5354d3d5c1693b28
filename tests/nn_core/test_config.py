import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import (
    ACTIVATIONS,
    LIMITS,
    ConfigError,
    LagomError,
    NetworkConfig,
    RunConfig,
    parameter_count,
)

BAD_NETWORKS = [
    ("hidden_widths", 4, "wrong_type"),
    ("hidden_widths", "42", "wrong_type"),
    ("hidden_widths", (0,), "too_small"),
    ("hidden_widths", (-1, 2), "too_small"),
    ("hidden_widths", (2.5,), "wrong_type"),
    ("hidden_widths", (True,), "wrong_type"),
    ("hidden_widths", (float("nan"),), "wrong_type"),
    ("activations", "relv", "unknown"),
    ("activations", ("relu",), "wrong_length"),
    ("activations", ("relu", "relv"), "unknown"),
    ("activations", 3, "wrong_type"),
    ("activations", (3, 4), "wrong_type"),
    ("output_activation", "relu", "unknown"),
    ("output_activation", None, "wrong_type"),
    ("initializer", "xavier", "unknown"),
]
BAD_RUNS = [
    ("network", "4-2", "wrong_type"),
    ("loss", "rmse", "unknown"),
    ("optimizer", "lbfgs", "unknown"),
    ("dtype", "float16", "unknown"),
    *((name, -0.1, "too_small") for name in ("learning_rate", "l1", "l2", "dropout")),
    *((name, float("nan"), "not_finite") for name in ("learning_rate", "l1", "l2", "dropout")),
    *((name, float("inf"), "not_finite") for name in ("learning_rate", "l1", "l2", "dropout")),
    *((name, "0.1", "wrong_type") for name in ("learning_rate", "l1", "l2", "dropout")),
    *((name, True, "wrong_type") for name in ("learning_rate", "batch_size", "seed")),
    ("learning_rate", 10**400, "not_finite"),
    ("dropout", 1.0, "too_large"),
    ("batch_size", 0, "too_small"),
    ("batch_size", 10.0, "wrong_type"),
    ("seed", -1, "too_small"),
    ("seed", None, "wrong_type"),
]


@pytest.mark.parametrize(("field", "value", "reason"), BAD_NETWORKS)
def test_a_bad_network_setting_is_refused_by_name(field: str, value: object, reason: str) -> None:
    with pytest.raises(ConfigError) as caught:
        NetworkConfig(**{field: value})  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.reason) == (field, reason)
    assert caught.value.remedy in str(caught.value)


@pytest.mark.parametrize(("field", "value", "reason"), BAD_RUNS)
def test_a_bad_run_setting_is_refused_by_name(field: str, value: object, reason: str) -> None:
    with pytest.raises(ConfigError) as caught:
        RunConfig(**{field: value})  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.value, caught.value.reason) == (
        field,
        value,
        reason,
    ) or (value != value)
    assert caught.value.remedy in str(caught.value)


def test_an_error_names_field_value_and_remedy() -> None:
    with pytest.raises(ConfigError, match=r"activations 'relv' is unknown; choose one of identity"):
        NetworkConfig(activations="relv")


def test_an_error_carries_the_names_to_choose_from() -> None:
    with pytest.raises(ConfigError) as caught:
        NetworkConfig(activations="relv")
    assert caught.value.allowed == tuple(ACTIVATIONS)


def test_an_error_message_stays_short() -> None:
    with pytest.raises(ConfigError) as caught:
        RunConfig(loss="x" * 64_000)
    assert len(str(caught.value)) < 250


def test_errors_survive_pickling() -> None:
    error = ConfigError("loss", "rmse", "choose one of mse, mae", "unknown", ("mse", "mae"))
    copied = pickle.loads(pickle.dumps(error))
    assert isinstance(copied, LagomError)
    assert str(copied) == str(error)
    assert vars(copied) == vars(error)


def test_settings_are_hashable_and_equal_by_value() -> None:
    lists = NetworkConfig(hidden_widths=[4, 2], activations=["relu", "tanh"])  # type: ignore[arg-type]
    tuples = NetworkConfig(hidden_widths=(4, 2), activations=("relu", "tanh"))
    assert {lists: 1}[tuples] == 1
    numpy = RunConfig(learning_rate=np.float64(0.5), batch_size=np.int64(3), seed=np.int32(1))  # type: ignore[arg-type]
    plain = RunConfig(learning_rate=0.5, batch_size=3, seed=1)
    assert {numpy: 1}[plain] == 1
    assert type(numpy.batch_size) is int
    assert type(numpy.learning_rate) is float


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        RunConfig().seed = 3  # type: ignore[misc]


def test_settings_are_copied_pickled_and_derived() -> None:
    run = RunConfig(NetworkConfig((3, 3, 3), "relu"), seed=5)
    assert pickle.loads(pickle.dumps(run)) == copy.deepcopy(run) == run
    assert replace(run, seed=6) != run


def test_a_derived_network_is_checked_too() -> None:
    network = NetworkConfig((4, 2), ("relu", "tanh"))
    with pytest.raises(ConfigError, match="activations"):
        replace(network, hidden_widths=(4,))


@pytest.mark.parametrize("activations", ["tanh", ()])
def test_no_hidden_layer_is_a_network_too(activations: object) -> None:
    network = NetworkConfig((), activations)  # type: ignore[arg-type]
    assert (network.depth, network.layer_activations) == (0, ())


def test_one_name_stands_for_all_hidden_layers() -> None:
    assert NetworkConfig((1, 2, 3), "relu").layer_activations == ("relu",) * 3


def test_the_core_accepts_more_than_the_interface_offers() -> None:
    assert (
        RunConfig(NetworkConfig((2000,) * 20), learning_rate=1e6, seed=10**12).network.depth == 20
    )


def test_zero_rates_are_allowed() -> None:
    assert RunConfig(learning_rate=0, l1=0, l2=0, dropout=0).learning_rate == 0.0


@pytest.mark.parametrize("name", LIMITS)
def test_each_limit_holds_its_default(name: str) -> None:
    minimum, maximum, default, step = LIMITS[name]
    assert minimum <= default <= maximum
    assert 0 < step <= maximum - minimum
    assert len({type(number) for number in LIMITS[name]}) == 1


@pytest.mark.parametrize("name", ["batch_size", "seed", "learning_rate", "l1", "l2", "dropout"])
def test_what_the_interface_offers_is_accepted(name: str) -> None:
    for number in LIMITS[name][:3]:
        RunConfig(**{name: number})  # type: ignore[arg-type]


@given(st.lists(st.integers(1, 300), max_size=10), st.integers(1, 50), st.integers(1, 20))
def test_parameters_are_counted_layer_by_layer(widths: list[int], d: int, k: int) -> None:
    sizes = [d, *widths, k]
    expected = sum(a * b + b for a, b in pairwise(sizes))
    assert parameter_count(NetworkConfig(tuple(widths)), d, k) == expected


@given(
    st.builds(
        RunConfig,
        learning_rate=st.floats(0, 10),
        batch_size=st.integers(1, 10**6),
        l1=st.floats(0, 10),
        dropout=st.floats(0, 0.99),
        seed=st.integers(0, 2**70),
    )
)
def test_a_valid_run_equals_its_own_derivation(run: RunConfig) -> None:
    assert replace(run) == run
    assert hash(replace(run)) == hash(run)


def test_a_rate_with_more_digits_than_python_writes_is_refused_like_others() -> None:
    with pytest.raises(ConfigError) as caught:
        RunConfig(NetworkConfig((4,)), learning_rate=10**5000)
    assert (caught.value.field, caught.value.reason) == ("learning_rate", "not_finite")
