"""Real data that ship with Lagom: tables in `real/`, described in SOURCES.md.

A table is a CSV file with a header; the last column is the target, all others are inputs.
"""

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from datasets.dataset import Array, Task, one_hot

FOLDER = Path(__file__).parent / "real"


@dataclass(frozen=True, eq=False)
class RealTable:
    """A bundled table in its original units."""

    inputs: Array  # (S, D)
    targets: Array  # (S, K): one-hot for classes, the number itself for regression
    input_names: tuple[str, ...]
    output_names: tuple[str, ...]
    class_names: tuple[str, ...]


@functools.lru_cache(maxsize=8)
def read_real(name: str, task: Task) -> RealTable:
    """The table `real/<name>.csv`, read once; its arrays are read-only, since they are shared."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    inputs = np.array([row[:-1] for row in rows], dtype=np.float64)
    last = [row[-1] for row in rows]
    if task == "regression":
        targets = np.array(last, dtype=np.float64)[:, np.newaxis]
        classes: tuple[str, ...] = ()
    else:
        targets, classes = _classes(last)
    for array in (inputs, targets):
        array.setflags(write=False)
    return RealTable(inputs, targets, tuple(header[:-1]), classes or (header[-1],), classes)


def _classes(labels: list[str]) -> tuple[Array, tuple[str, ...]]:
    """One-hot rows (S, K) and the class names in alphabetical order."""
    names = tuple(sorted(set(labels)))
    places = {name: place for place, name in enumerate(names)}
    return one_hot(np.array([places[label] for label in labels], dtype=np.intp), len(names)), names
