"""Own data in memory: each session's tables in the server, and what was made of them in both
processes. Nothing of it is written anywhere, and it goes with its session.

A link names a table by its fingerprint, and not whose it is. That is the session's own name, which
no link holds: so nobody opens another's table, whatever a link says.
"""

import threading
import time
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import numpy as np

from datasets import LIMITS, OWN_LIMITS, DataError, Dataset, DatasetSpec
from pages.live.own_key import OWN, OwnDataMissing, OwnKey
from pages.live.own_link import read

if TYPE_CHECKING:
    from datasets.own import Prepared, Table

UNKNOWN_S = 15.0  # a session that no roll call names is forgotten when not seen for so long
KEPT = 2  # of a session's tables, and of what was made of them: the present and the one before
BUDGET_MB = 400.0  # of a server with 1 GB: what all sessions' own data may take in it together

V = TypeVar("V")


@dataclass(frozen=True)
class OwnSpec(DatasetSpec):
    """What is known of own data: all of it once they have been made."""

    names: tuple[str, ...] = ()
    starts: tuple[tuple[int, str], ...] = ()

    @property
    def input_names(self) -> tuple[str, ...]:
        return self.names

    @property
    def columns(self) -> tuple[tuple[int, str], ...]:
        return self.starts


class Ready(NamedTuple):
    """Own data that can be learned from; the whole of them in the server only."""

    data: Dataset
    spec: OwnSpec
    whole: "Prepared | None" = None


class Shelf(Generic[V]):
    """For each session the few things that it used last. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._things: dict[str, dict[object, V]] = {}
        self._seen: dict[str, float] = {}

    def get(self, owner: str, key: object) -> V | None:
        """None where it is not here. What was got is the last to go."""
        with self._lock:
            things = self._things.get(owner, {})
            if key not in things:
                return None
            things[key] = things.pop(key)
            self._seen[owner] = time.monotonic()
            return things[key]

    def put(self, owner: str, key: object, thing: V) -> None:
        """The one used longest ago gives way."""
        with self._lock:
            things = self._things.setdefault(owner, {})
            things.pop(key, None)
            things[key] = thing
            for old in list(things)[:-KEPT]:
                del things[old]
            self._seen[owner] = time.monotonic()

    def keep(self, known: Set[str], since: float) -> bool:
        """Forget who is not known and was not seen since; whether there was anybody.

        since: seconds of the monotonic clock.
        """
        with self._lock:
            gone = [s for s in self._things if s not in known and self._seen[s] < since]
            for owner in gone:
                del self._things[owner], self._seen[owner]
            return bool(gone)

    def drop(self, owner: str) -> None:
        """Forget a session's things."""
        with self._lock:
            self._things.pop(owner, None)
            self._seen.pop(owner, None)

    def everything(self, but: str = "") -> list[V]:
        """What is here of all sessions, but for one."""
        with self._lock:
            return [v for s, things in self._things.items() if s != but for v in things.values()]


_tables: "Shelf[Table]" = Shelf()  # in the server only
_ready: Shelf[Ready] = Shelf()


def keep_table(owner: str, table: "Table", used: str = "") -> None:
    """In the server: a table that a session brought. used: own data that must stay at hand."""
    if link := read(used):
        _tables.get(owner, link.fingerprint)
    _tables.put(owner, table.fingerprint, table)


def table_of(owner: str, fingerprint: str) -> "Table | None":
    """In the server: the session's table."""
    return _tables.get(owner, fingerprint)


def has_room(owner: str, table: "Table") -> bool:
    """In the server: whether what the other sessions hold leaves room for it."""
    held = sum(map(megabytes_needed, _tables.everything(but=owner)))
    return held + megabytes_needed(table) <= BUDGET_MB


def megabytes(table: "Table") -> float:
    """What a table takes."""
    return float(table.frame.memory_usage(index=True, deep=True).sum()) / 1e6


def megabytes_needed(table: "Table") -> float:
    """What a table takes, and what is made of it: a category becomes an input for each value."""
    inputs = min(OWN_LIMITS["inputs"], sum(column.n_inputs for column in table.columns))
    made = KEPT * len(table.frame) * inputs * np.dtype(np.float64).itemsize / 1e6
    return megabytes(table) + made


def take(key: OwnKey, data: Dataset) -> None:
    """In the worker: data that the server has made."""
    _ready.put(key.owner, key, Ready(data, _spec_of(data)))


def ready(key: OwnKey) -> Ready:
    """These data, made where the table is here. Raises OwnDataMissing."""
    found = _ready.get(key.owner, key)
    if found is None:
        whole = _prepared(key)
        found = Ready(whole.data, _spec_of(whole.data), whole)
        _ready.put(key.owner, key, found)
    return found


def is_at_hand(key: OwnKey) -> bool:
    """Whether something can be learned from these data here."""
    try:
        ready(key)
    except (OwnDataMissing, DataError):
        return False
    return True


def forget(known: Set[str], since: float) -> bool:
    """Whoever is not known and was not seen since; whether there was anybody."""
    forgotten = [shelf.keep(known, since) for shelf in (_tables, _ready)]
    return any(forgotten)


def let_go(owner: str) -> None:
    """Of all that a session brought."""
    for shelf in (_tables, _ready):
        shelf.drop(owner)


def _prepared(key: OwnKey) -> "Prepared":
    link = read(key.own)
    table = _tables.get(key.owner, link.fingerprint) if link else None
    recipe = link.recipe(table) if link and table else None
    if table is None or recipe is None:
        raise OwnDataMissing(key)
    from datasets.own import prepare

    return prepare(table, recipe, key.train_share, key.seed)


def _spec_of(data: Dataset) -> OwnSpec:
    low, high = LIMITS["n_samples"][:2]
    n_samples = len(data.x_train) + len(data.x_validation)
    return OwnSpec(
        OWN,
        data.task,
        n_inputs=len(data.input_names),
        n_outputs=data.y_train.shape[1],
        family="real",
        default_samples=int(min(max(n_samples, low), high)),  # what a link may hold
        first_inputs=_first_inputs(data),
        names=data.input_names,
        starts=tuple(_columns(data)),
    )


def _first_inputs(data: Dataset) -> tuple[int, int]:
    """Two numbers where there are two, else columns in their order."""
    places = [place for place, _ in _columns(data)]
    numbers_first = sorted(places, key=lambda place: data.category_at(place) is not None)
    first, second = (*numbers_first, 1)[:2]
    return first, second


def _columns(data: Dataset) -> Iterator[tuple[int, str]]:
    for place, name in enumerate(data.input_names):
        if not data.is_within_category(place):
            category = data.category_at(place)
            yield place, category.name if category else name
