"""Observed cases and look-aheads in a folder, so that changed rules are scored anew in seconds."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Kept = TypeVar("Kept")
# Part of every key: raise it where what is observed changes.
VERSION = 1


def digest(key: object) -> str:
    """Of anything with an honest repr."""
    return hashlib.sha256(repr((VERSION, key)).encode()).hexdigest()[:24]


def cached(folder: Path | None, stage: str, key: object, make: Callable[[], Kept]) -> Kept:
    """What make() returns, from folder/stage if it is there."""
    if folder is None:
        return make()
    path = folder / stage / f"{digest(key)}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    temporary.write_bytes(pickle.dumps(made))
    temporary.rename(path)
    return made
