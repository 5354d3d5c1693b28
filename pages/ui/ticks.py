"""What a browser sends when it asks for a frame, read as distrustfully as a link."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pages.live.hands import Touched, touched_in
from pages.live.numerals import number_in

MOST_PARTS = 200  # that a browser may hold; a board has some thirty


@dataclass(frozen=True)
class Press:
    """What was pressed on a picture. id: another for each press. kind: which button; empty on a
    chart, whose card and point are in told."""

    kind: str
    id: float
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """Where a slider stands that is held, or was let go a moment ago. key: of its widget. number:
    the larger the newer. settled: how often the settings had changed in the newest frame."""

    key: str
    position: float
    number: float
    settled: int
    is_held: bool


@dataclass(frozen=True)
class Tick:
    """seq: the request's number. run, have: the run whose curve the browser holds, and the last
    epoch of it. parts: the names and keys of what it holds. visible: the cards in sight (None: not
    said yet). touched: what is hovered or pinned in the network's diagram."""

    seq: int | None = None
    run: int = -1
    have: int = -1
    parts: Mapping[str, str] = field(default_factory=dict)
    visible: tuple[str, ...] | None = None
    pressed: Press | None = None
    draft: Draft | None = None
    touched: Touched | None = None


def read(asked: object) -> Tick | None:
    """The tick that a browser's message is; None where it is none."""
    if not isinstance(asked, Mapping):
        return None
    return Tick(
        seq=_whole(asked.get("seq")),
        run=_known(asked.get("run")),
        have=_known(asked.get("have")),
        parts=_texts(asked.get("parts")),
        visible=_names(asked.get("visible")),
        touched=touched_in(asked.get("touched")),
        pressed=_press(asked.get("pressed")),
        draft=_draft(asked.get("draft")),
    )


def _whole(given: Any) -> int | None:
    value = number_in(given)
    return int(value) if value is not None and value.is_integer() else None


def _known(given: Any) -> int:
    value = _whole(given)
    return -1 if value is None else value


def _texts(given: Any) -> dict[str, str]:
    if not isinstance(given, Mapping) or len(given) > MOST_PARTS:
        return {}
    return {k: v for k, v in given.items() if isinstance(k, str) and isinstance(v, str)}


def _names(given: Any) -> tuple[str, ...] | None:
    if not isinstance(given, list) or len(given) > MOST_PARTS:
        return None
    return tuple(name for name in given if isinstance(name, str))


def _press(given: Any) -> Press | None:
    number = number_in(given.get("id")) if isinstance(given, Mapping) else None
    if number is None:
        return None
    kind = given.get("kind")
    return Press(kind if isinstance(kind, str) else "", number, given)


def _draft(given: Any) -> Draft | None:
    if not isinstance(given, Mapping):
        return None
    key, settled = given.get("key"), _whole(given.get("settled"))
    position, number = number_in(given.get("position")), number_in(given.get("number"))
    if not isinstance(key, str) or settled is None or position is None or number is None:
        return None
    return Draft(key, position, number, settled, given.get("held") is True)
