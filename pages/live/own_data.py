"""Own data in memory: each session's tables in the server, and what was made of them in both
processes. Nothing of it is written anywhere, and it goes with its session.

A link names a table by its fingerprint, and not whose it is. That is the session's own name, which
no link holds: so nobody opens another's table, whatever a link says.
"""

import threading
import time
from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from datasets import Dataset, DatasetSpec
from pages.live.own_key import OwnDataMissing, OwnKey

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
    is_own: bool = True

    @property
    def input_names(self) -> tuple[str, ...]:
        return self.names


class Ready(NamedTuple):
    """Own data that can be learned from."""

    data: Dataset
    spec: OwnSpec


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
        """Forget who is not known and was not seen since; whether there was anybody."""
        with self._lock:
            gone = [s for s in self._things if s not in known and self._seen[s] < since]
            for owner in gone:
                del self._things[owner], self._seen[owner]
            return bool(gone)

    def everything(self, but: str = "") -> list[V]:
        """What is here of all sessions, but for one."""
        with self._lock:
            return [v for s, things in self._things.items() if s != but for v in things.values()]


tables: "Shelf[Table]" = Shelf()  # in the server only
_ready: Shelf[Ready] = Shelf()


def take(key: OwnKey, data: Dataset) -> None:
    """In the worker: data that the server has made."""
    _ready.put(key.owner, key, Ready(data, _spec_of(data)))


def ready(key: OwnKey) -> Ready:
    """These data, made where the table is here. Raises OwnDataMissing."""
    found = _ready.get(key.owner, key)
    if found is None:
        data = prepared(key).dataset
        found = Ready(data, _spec_of(data))
        _ready.put(key.owner, key, found)
    return found


def prepared(key: OwnKey) -> "Prepared":
    """In the server: the table's data with their sealed part. Raises OwnDataMissing."""
    from pages.live.own_link import read

    link = read(key.own)
    table = link and tables.get(key.owner, link.fingerprint)
    if link is None or table is None:
        raise OwnDataMissing(key)
    raise NotImplementedError
