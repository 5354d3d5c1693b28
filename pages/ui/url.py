"""Settings in the URL: a link reproduces an experiment, and a bad link is repaired and said so.

decode(encode(settings)) == settings for all valid settings. No Streamlit here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from pages.live.numerals import meaning, number_in
from pages.live.settings import (
    CHOICES,
    DEPTH,
    NUMBERS,
    WIDTH,
    Bounds,
    Settings,
    for_dataset,
    settle,
)
from pages.live.sweep_settings import FIRST_VALUES, RACERS

# URL name -> field of Settings. Old links live on: a name is never given another meaning.
PARAMETERS: Mapping[str, str] = {
    "data": "dataset",
    "samples": "n_samples",
    "noise": "noise",
    "train_share": "train_share",
    "classes": "n_classes",
    "data_seed": "data_seed",
    "widths": "hidden_widths",
    "activations": "activations",
    "output": "output_activation",
    "loss": "loss",
    "optimizer": "optimizer",
    "learning_rate": "learning_rate",
    "batch_size": "batch_size",
    "l1": "l1",
    "l2": "l2",
    "dropout": "dropout",
    "initializer": "initializer",
    "seed": "seed",
    "epochs": "epochs",
    "speed": "speed",
    "x_axis": "x_axis",
    "y_axis": "y_axis",
    "log": "log_loss",
    "truth": "truth",
    "projector": "projector",
}
# The map's page has these too.
SWEEP_PARAMETERS: Mapping[str, str] = {
    "mode": "sweep.mode",
    "rows": "sweep.rows",
    "row_values": "sweep.row_values",
    "columns": "sweep.columns",
    "column_values": "sweep.column_values",
    "starts": "sweep.starts",
    "sweep_epochs": "sweep.epochs",
    "racers": "sweep.race_depths",
    "racer_widths": "sweep.race_widths",
    "budget": "sweep.budget",
    "amount": "sweep.amount",
    "race_starts": "sweep.race_starts",
    "race_epochs": "sweep.race_epochs",
    "ridge": "sweep.ridge",
    "measure": "sweep.measure",
    "pictured": "sweep.pictured",
    "cost": "sweep.cost",
    "tolerance": "sweep.tolerance",
    "success": "sweep.success",
}
ALL_PARAMETERS = {**PARAMETERS, **SWEEP_PARAMETERS}
LONGEST_SHOWN = 30


@dataclass(frozen=True)
class Notice:
    """One repair: kind is a text key's end, given stood in the link, used is in the settings."""

    kind: str
    parameter: str
    given: str = ""
    used: str = ""


class Unusable(ValueError):
    """A value that cannot be read at all; the default stands in for it."""


def encode(settings: Settings, sweep: bool = False) -> dict[str, str]:
    """All settings as URL parameters, those of the map only where asked for."""
    parameters = ALL_PARAMETERS if sweep else PARAMETERS
    return {name: _format(_get(settings, field)) for name, field in parameters.items()}


def decode(params: Mapping[str, Sequence[str]]) -> tuple[Settings, list[Notice]]:
    """The settings that a URL asks for, and what had to be changed in it."""
    values: dict[str, Any] = {}
    notices = [n for name, given in params.items() for n in _read(name, given, values)]
    asked = _asked(values)
    settings = settle(asked)
    unfit = [
        name
        for name, field in ALL_PARAMETERS.items()
        if field in values and not _alike(_get(asked, field), _get(settings, field))
    ]
    # Of a value that does not fit in the end, nothing else need be said.
    kept = [n for n in notices if n.kind in ("unknown", "repeated") or n.parameter not in unfit]
    kept += [Notice("contradiction", name, shown(params[name][-1])) for name in unfit]
    return settings, [_ended(n, settings) for n in kept]


def bounds_of(field: str) -> Bounds | None:
    """What a setting's numbers may be, where it has numbers."""
    return WIDTH if field == "hidden_widths" else NUMBERS.get(field)


def _read(name: str, given: Sequence[str], values: dict[str, Any]) -> Iterator[Notice]:
    """Takes the last value that a link gives; what is remarkable about it."""
    if name not in ALL_PARAMETERS:
        yield Notice("unknown", shown(name))
        return
    if len(given) > 1:
        yield Notice("repeated", name)
    text, field = given[-1], ALL_PARAMETERS[name]
    try:
        value = values[field] = _parse(field, text)
    except Unusable:
        yield Notice("unreadable" if text.strip() else "empty", name, shown(text))
        return
    if not _says(text, value):
        yield Notice(_change(field, text, value), name, shown(text))


def _change(field: str, text: str, value: Any) -> str:
    """How a value came to be another one than was asked for."""
    entries = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and len(_parts(text)) > len(entries):
        return "many"
    bounds = bounds_of(field)
    return "range" if bounds and {bounds.minimum, bounds.maximum} & set(entries) else "changed"


def _ended(notice: Notice, settings: Settings) -> Notice:
    """With what came of it in the end."""
    if notice.kind == "unknown":
        return notice
    return replace(notice, used=_format(_get(settings, ALL_PARAMETERS[notice.parameter])))


def _asked(values: dict[str, Any]) -> Settings:
    """What a link asks for, contradictions and all."""
    defaults = for_dataset(Settings(), values["dataset"]) if "dataset" in values else Settings()
    asked = _with(defaults, values)
    if len(asked.activations) == 1:  # one name stands for all layers, and needs no remark
        asked = replace(asked, activations=asked.activations * len(asked.hidden_widths))
    if "output_activation" in values and "loss" not in values:
        asked = replace(asked, loss="")  # settle takes the output's own loss
    return asked


def _alike(before: Any, after: Any) -> bool:
    """Whether two values are the same, in whatever order and spelling."""
    if isinstance(before, tuple):
        return Counter(map(_meant, before)) == Counter(map(_meant, after))
    return bool(before == after)


def _meant(entry: Any) -> Any:
    return meaning(entry) if isinstance(entry, str) else entry


def _get(settings: Settings, field: str) -> Any:
    return attrgetter(field)(settings)


def _with(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """The settings with these fields; a dot leads into the map's own."""
    own = {field: value for field, value in values.items() if "." not in field}
    inner = {field.split(".")[1]: value for field, value in values.items() if "." in field}
    # An axis without values in the link has its first ones.
    for side in ("row", "column"):
        if f"{side}s" in inner and f"{side}_values" not in inner:
            inner[f"{side}_values"] = FIRST_VALUES[inner[f"{side}s"]]
    return replace(settings, **own, sweep=replace(settings.sweep, **inner))


def _parse(field: str, text: str) -> Any:
    if field in ("sweep.row_values", "sweep.column_values"):
        return tuple(_parts(text))
    if field in ("sweep.race_depths", "sweep.race_widths"):
        return tuple(_number(part, NUMBERS[field]) for part in _parts(text)[: RACERS[1]])
    if field == "hidden_widths":
        widths = [_number(part, WIDTH) for part in _parts(text)]
        return tuple(widths[: int(DEPTH.maximum)])
    if field == "activations":
        return tuple(_choice(field, name) for name in _parts(text)[: int(DEPTH.maximum)])
    if field in ("log_loss", "truth", "projector"):
        return _switch(text)
    if field == "speed":
        return int(_choice(field, text))
    if field in CHOICES:
        return _choice(field, text)
    return _number(text, NUMBERS[field])


def _parts(text: str) -> list[str]:
    return [part.strip().lower() for part in text.split(",") if part.strip()]


def _switch(text: str) -> bool:
    name = text.strip().lower()
    value = {"true": 1.0, "false": 0.0}.get(name, number_in(name))
    if value not in (0.0, 1.0):
        raise Unusable
    return value == 1.0


def _choice(field: str, text: str) -> str:
    asked = meaning(text.strip().lower())
    for choice in CHOICES[field]:
        if meaning(choice) == asked:
            return choice
    raise Unusable


def _number(text: str, bounds: Bounds) -> float | int:
    """A number within its bounds."""
    value = number_in(text)
    if value is None:
        raise Unusable
    value = min(max(value, bounds.minimum), bounds.maximum)
    return round(value) if bounds.whole else float(value)


def _says(text: str, value: Any) -> bool:
    """Whether the text means just that value, however it is written."""
    if text.strip().lower() == _format(value):
        return True
    if isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return number_in(text) == value and "," not in text  # a decimal comma is named
    if isinstance(value, tuple):
        parts = _parts(text)
        return len(parts) == len(value) and all(map(_says, parts, value))
    return False


def _format(value: Any) -> str:
    """Text that reads back to the same value, floats to the last bit."""
    if isinstance(value, tuple):
        return ",".join(map(_format, value))
    if isinstance(value, bool):
        return str(int(value))
    return repr(value) if isinstance(value, float) else str(value)


def shown(text: str) -> str:
    """A stranger's text, made short and harmless for a message; never empty."""
    calm = "".join(c for c in text if c.isprintable() and c not in "`\u202a\u202b\u202d\u202e")
    calm = calm.strip() or "?"
    return calm if len(calm) <= LONGEST_SHOWN else calm[:LONGEST_SHOWN] + "…"
