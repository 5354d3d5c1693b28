"""A link of TensorFlow Playground's, turned into settings that do the same experiment here.

Facts from its source (tensorflow/playground, state.ts, nn.ts and playground.ts): the state stands
behind #, keys are case-sensitive, the last of equal keys counts, every truth value but "false" is
true. Its loss is (output - target)^2 / 2, so half its learning rate and twice its penalty make the
same steps with the squared error here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import unquote
from zlib import crc32

from pages.live.numerals import number_in
from pages.live.run_settings import LAYERS, RUN_ROWS, WIDTH
from pages.live.settings import Settings, for_dataset, settle

HOST = "playground.tensorflow.org"
LONGEST = 4000  # characters: the longest that it writes itself has some 900
ITS_LOSS = 0.5  # the factor before the squared error there

DATASETS = ("circle", "xor", "gauss", "spiral")
REGRESSION_DATASETS = ("reg-plane", "reg-gauss")
ACTIVATIONS = {"relu": "relu", "tanh": "tanh", "sigmoid": "sigmoid", "linear": "identity"}
FEATURES = {
    "x": "x", "y": "y", "xSquared": "x2", "ySquared": "y2", "xTimesY": "xy",
    "sinX": "sin_x", "sinY": "sin_y", "cosX": "cos_x", "cosY": "cos_y",
}  # fmt: skip
CHOICES: Mapping[str, tuple[str, ...]] = {
    "problem": ("classification", "regression"),
    "dataset": DATASETS,
    "regDataset": REGRESSION_DATASETS,
    "activation": tuple(ACTIVATIONS),
    "regularization": ("none", "L1", "L2"),
}
# Its number -> the setting here, and how many of one make one of the other.
NUMBERS: Mapping[str, tuple[str, float]] = {
    "noise": ("noise", 0.01),
    "percTrainData": ("train_share", 0.01),
    "batchSize": ("batch_size", 1.0),
    "learningRate": ("learning_rate", ITS_LOSS),
    "regularizationRate": ("l2", 1 / ITS_LOSS),
}
SWITCHES = (*FEATURES, "showTestData", "discretize", "initZero", "hideText", "collectStats")
WITHOUT_EQUAL = ("hideText", "collectStats", "tutorial")
DEFAULTS: Mapping[str, Any] = {
    "problem": "classification", "dataset": "circle", "regDataset": "reg-plane",
    "activation": "tanh", "regularization": "none", "noise": 0.0, "percTrainData": 50.0,
    "batchSize": 10.0, "learningRate": 0.03, "regularizationRate": 0.0, "networkShape": (4, 2),
    "x": True, "y": True, "seed": "", "tutorial": "",
}  # fmt: skip


class LinkError(ValueError):
    """Why a text is no link of TensorFlow Playground's; its sentence is playground_link.<kind>."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Remark(NamedTuple):
    """What is to be known of a link: kind is the end of a text's key.

    name: the link's own key or keys; given stood there, used (in its units) counts instead.
    """

    kind: str
    name: str = ""
    given: str = ""
    used: str = ""


@dataclass(frozen=True)
class Opened:
    """The experiment, and what is to be said about it."""

    settings: Settings
    remarks: tuple[Remark, ...]


def read_link(text: str) -> Opened:
    """The experiment of a link. Raises LinkError where the text is none."""
    pairs = _pairs(text)
    remarks: list[Remark] = []
    asked = {name: _read(name, value, remarks) for name, value in pairs.items() if _is_known(name)}
    values = {**dict.fromkeys(SWITCHES, False), **DEFAULTS, **_without_none(asked)}
    settings = _settings(values, remarks)
    return Opened(settings, (*remarks, *_left_out(pairs, values), *_always(values)))


def _pairs(text: str) -> dict[str, str]:
    """Key and value, the last of equal keys."""
    given = text.strip()
    if len(given) > LONGEST:
        raise LinkError("long")
    site, mark, state = given.partition("#")
    if not mark and "=" in site and "?" not in site:
        state = site  # the state alone
    pairs = dict(part.partition("=")[::2] for part in state.split("&") if part.strip())
    if not (HOST in site or any(map(_is_known, pairs))):
        raise LinkError("other")
    return {unquote(name): unquote(value) for name, value in pairs.items()}


def _is_known(name: str) -> bool:
    return name in DEFAULTS or name in SWITCHES


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _read(name: str, text: str, remarks: list[Remark]) -> Any:
    """A value as it means there; None where the default counts."""
    if name == "networkShape":
        return _shape(text, remarks)
    if not text.strip():
        return None
    if name in SWITCHES:
        return text != "false"
    if name not in CHOICES and name not in NUMBERS:
        return text
    value = number_in(text) if name in NUMBERS else text if text in CHOICES[name] else None
    if value is None:
        remarks.append(Remark("unreadable", name, text, str(DEFAULTS[name])))
    return value


def _shape(text: str, remarks: list[Remark]) -> tuple[int, ...] | None:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    numbers = [number_in(part) for part in parts]
    if None in numbers:
        remarks.append(Remark("unreadable", "networkShape", text, "4,2"))
        return None
    low, high = int(WIDTH.minimum), int(WIDTH.maximum)
    shape = tuple(min(max(int(n or 0), low), high) for n in numbers[:LAYERS])
    used = ",".join(map(str, shape))
    if used != ",".join(parts):
        remarks.append(Remark("range", "networkShape", text, used))
    return shape


def _settings(values: Mapping[str, Any], remarks: list[Remark]) -> Settings:
    regression = values["problem"] == "regression"
    name = values["regDataset" if regression else "dataset"]
    penalty = {"L1": "l1", "L2": "l2"}.get(values["regularization"])
    rates = {"l1": 0.0, "l2": 0.0}
    found = {field: _within(name, field, values[name], remarks) for name, field in _numbers()}
    rate = found.pop("l2")
    if penalty:
        rates[penalty] = rate
    changes = {
        **found,
        **rates,
        **_network(values),
        **_seeds(values["seed"]),
        "output_activation": "identity" if regression else "tanh",
        "validation": values["showTestData"],
        "discrete": values["discretize"] and not regression,
    }
    return settle(replace(for_dataset(Settings(), name), **changes))


def _numbers() -> list[tuple[str, str]]:
    return [(name, field) for name, (field, _) in NUMBERS.items()]


def _within(name: str, field: str, value: float, remarks: list[Remark]) -> Any:
    """A number of the link as the setting here, within its bounds."""
    factor, bounds = NUMBERS[name][1], RUN_ROWS[field].bounds
    assert bounds is not None
    here = float(f"{value * factor:.12g}")  # 0.03 * 0.5 is not to end in many digits
    used = min(max(here, bounds.minimum), bounds.maximum)
    used = round(used) if bounds.whole else used
    if used != here:
        remarks.append(Remark("range", name, f"{value:g}", f"{used / factor:g}"))
    return used


def _network(values: Mapping[str, Any]) -> dict[str, Any]:
    shape = values["networkShape"]
    return {
        "features": tuple(here for there, here in FEATURES.items() if values[there]),
        "hidden_widths": shape,
        "activations": (ACTIVATIONS[values["activation"]],) * len(shape),
        "loss": "mse",
        "optimizer": "sgd",
        "initializer": "zeros" if values["initZero"] else "playground",
    }


def _seeds(text: str) -> dict[str, Any]:
    """Of the text that its generator starts from: the same link gives the same experiment."""
    if not text:
        return {}
    most = RUN_ROWS["seed"].bounds
    assert most is not None
    seed = crc32(text.encode()) % (int(min(most.maximum, 9999)) + 1)
    return {"seed": seed, "data_seed": seed}


def _left_out(pairs: Mapping[str, str], values: Mapping[str, Any]) -> list[Remark]:
    """What has no equal here, and what nobody knows."""
    hidden = [name for name in pairs if name.endswith("_hide")]
    unknown = [name for name in pairs if not _is_known(name) and name not in hidden]
    kinds: list[tuple[str, list[str]]] = [
        ("hidden", [name.removesuffix("_hide") for name in hidden if pairs[name] == "true"]),
        ("left_out", [name for name in WITHOUT_EQUAL if values.get(name)]),
        ("unknown", unknown),
    ]
    return [Remark(kind, ", ".join(names)) for kind, names in kinds if names]


def _always(values: Mapping[str, Any]) -> list[Remark]:
    """What is different here, where it matters."""
    conditions: Mapping[str, Callable[[], bool]] = {
        "no_input": lambda: not any(values[name] for name in FEATURES),
        "discretize": lambda: values["discretize"] and values["problem"] == "regression",
        "l1": lambda: values["regularization"] == "L1" and values["regularizationRate"] > 0,
        "loss": lambda: True,
        "drawn": lambda: True,
    }
    return [Remark(kind) for kind, holds in conditions.items() if holds()]
