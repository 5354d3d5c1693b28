"""Settings in the URL: a link reproduces an experiment, and a bad link is repaired and said so.

decode(encode(settings)) == settings for all valid settings. No Streamlit here.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from datasets import PaintedError
from pages.live import own_data
from pages.live.fields import Bounds, Row, with_effect
from pages.live.numerals import meaning, number_in
from pages.live.own_key import OWN, OwnKey
from pages.live.run_settings import AXES, RUN_ROWS
from pages.live.settings import OF_DATA, ROWS, Settings, for_dataset, settle

# Name in a link -> name of the setting; those of the map only in its page's links.
PARAMETERS: Mapping[str, str] = {row.link: name for name, row in ROWS.items()}
LONGEST_SHOWN = 30
TEXTS_OF_DATA = ("own", "curve", "points")  # only where the data have them
NO_OWN = "own"  # the notice that own data are not at hand
# What a link says in view of its data's task.
OF_TASK = ("output_activation", "loss", "sweep.measure", "sweep.tolerance")


@dataclass(frozen=True)
class Notice:
    """One repair: kind is a text key's end, given stood in the link, used is in the settings."""

    kind: str
    parameter: str
    given: str = ""
    used: str = ""


class Unusable(ValueError):
    """A value that cannot be read at all; the default stands in for it."""


class Partly(ValueError):
    """Drawn points of which some cannot be used: a notice's kind, and what is left of them."""

    def __init__(self, kind: str, left: str) -> None:
        super().__init__(kind)
        self.kind, self.left = kind, left


def encode(settings: Settings, sweep: bool = False) -> dict[str, str]:
    """All settings as URL parameters; of the map's, where not asked for, those that were chosen."""
    return {
        row.link: _format(_get(settings, name))
        for name, row in ROWS.items()
        if (sweep or "." not in name or _is_chosen(settings, name))
        if name not in TEXTS_OF_DATA or _get(settings, name)
    }


def _is_chosen(settings: Settings, name: str) -> bool:
    """Whether a setting of the map differs from what a link without it gives: the usual value, or
    of the tolerance another one for another task."""
    usual = Settings()
    other_task = name == "sweep.tolerance" and settings.loss != usual.loss
    return other_task or _get(settings, name) != _get(usual, name)


def decode(params: Mapping[str, Sequence[str]], owner: str = "") -> tuple[Settings, list[Notice]]:
    """The settings that a URL asks for, and what had to be changed in it.

    owner: the session, whose own data may be meant. Where they are not at hand, the first data set
    stands in for them, with what the link says of the network: see stands_in.
    """
    values: dict[str, Any] = {}
    notices = [n for name, given in params.items() for n in _read(name, given, values)]
    if values.get("dataset") == OWN and not _take_own(values, owner):
        notices = [n for n in notices if n.kind in ("unknown", "repeated")]
        notices.append(Notice(NO_OWN, "data"))
    asked = _asked(values)
    settings = settle(asked)
    unfit = [
        name
        for name, field in PARAMETERS.items()
        if field in values and not _alike(_get(asked, field), _get(settings, field))
    ]
    # Of a value that does not fit in the end, nothing else need be said.
    kept = [n for n in notices if n.kind in ("unknown", "repeated") or n.parameter not in unfit]
    kept += [Notice("contradiction", name, shown(params[name][-1])) for name in unfit]
    return settings, [_ended(n, settings) for n in kept]


def stands_in(notices: Sequence[Notice]) -> bool:
    """Whether own data were asked for that are not at hand."""
    return any(notice.kind == NO_OWN for notice in notices)


def _take_own(values: dict[str, Any], owner: str) -> bool:
    """Whether the session has the own data; else what goes with them is left out."""
    own = values.get("own", "")
    shares = {
        name: values.get(name, getattr(Settings, name)) for name in ("train_share", "data_seed")
    }
    if own_data.is_at_hand(OwnKey(owner, own, *shares.values())):
        values["owner"] = owner
        return True
    for name in (*with_effect(RUN_ROWS, "data"), *OF_DATA, *OF_TASK):
        values.pop(name, None)
    return False


def _read(name: str, given: Sequence[str], values: dict[str, Any]) -> Iterator[Notice]:
    """Takes the last value that a link gives; what is remarkable about it."""
    if name not in PARAMETERS:
        yield Notice("unknown", shown(name))
        return
    if len(given) > 1:
        yield Notice("repeated", name)
    text, field = given[-1], PARAMETERS[name]
    try:
        value = values[field] = _parse(ROWS[field], text)
    except Unusable:
        yield Notice("unreadable" if text.strip() else "empty", name, shown(text))
        return
    except Partly as error:
        values[field] = error.left
        yield Notice(error.kind, name)
        return
    if not _says(text, value):
        yield Notice(_change(field, text, value), name, shown(text))


def _change(field: str, text: str, value: Any) -> str:
    """How a value came to be another one than was asked for."""
    entries = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and len(_parts(text)) > len(entries):
        return "many"
    bounds = ROWS[field].bounds
    return "range" if bounds and {bounds.minimum, bounds.maximum} & set(entries) else "changed"


def _ended(notice: Notice, settings: Settings) -> Notice:
    """With what came of it in the end."""
    if notice.kind in ("unknown", NO_OWN):
        return notice
    return replace(notice, used=_format(_get(settings, PARAMETERS[notice.parameter])))


def _asked(values: dict[str, Any]) -> Settings:
    """What a link asks for, contradictions and all."""
    whose = {name: values[name] for name in ("own", "owner", "points") if name in values}
    defaults = replace(Settings(), **whose)
    defaults = for_dataset(defaults, values["dataset"]) if "dataset" in values else defaults
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
    return tuple(_numbers(entry)) if isinstance(entry, str) else entry


def _get(settings: Settings, field: str) -> Any:
    return attrgetter(field)(settings)


def _with(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """The settings with these fields; a dot leads into the map's own."""
    own = {field: value for field, value in values.items() if "." not in field}
    inner = {field.split(".")[1]: value for field, value in values.items() if "." in field}
    # An axis without values in the link has its first ones.
    for side in ("row", "column"):
        if f"{side}s" in inner and f"{side}_values" not in inner:
            inner[f"{side}_values"] = AXES[inner[f"{side}s"]].first
    return replace(settings, **own, sweep=replace(settings.sweep, **inner))


def _parse(row: Row, text: str) -> Any:
    if row.most is None:
        return _entry(row, text)
    return tuple(_entry(row, part) for part in _parts(text)[: row.most])


def _entry(row: Row, text: str) -> Any:
    if row.bounds is not None:
        return _number(text, row.bounds)
    if row.choices:
        return _choice(row.choices, text)
    if row.reads is not None:
        return _readable(row.reads, text)
    return _switch(text) if row.switch else text


def _readable(reads: Callable[[str], str], text: str) -> str:
    try:
        return reads(text)
    except PaintedError as error:
        raise Partly(f"points_{error.kind}", error.left) from None
    except ValueError:
        raise Unusable from None


def _parts(text: str) -> list[str]:
    return [part.strip().lower() for part in text.split(",") if part.strip()]


def _switch(text: str) -> bool:
    name = text.strip().lower()
    value = {"true": 1.0, "false": 0.0}.get(name, number_in(name))
    if value not in (0.0, 1.0):
        raise Unusable
    return value == 1.0


def _choice(choices: tuple[Any, ...], text: str) -> Any:
    asked = meaning(text.strip().lower())
    for choice in choices:
        if meaning(str(choice)) == asked:
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
    return _numbers(text) == _numbers(value)


def _numbers(text: str) -> list[float | str]:
    """What a text says, part by part: 03:4.50 is 3:4.5."""
    return [meaning(part) for part in text.strip().lower().split(":")]


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
