"""A table's fingerprint, which does not depend on how its file was written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from datasets.own.table import Column

if TYPE_CHECKING:
    import pandas as pd

DIGITS = 16


def fingerprint(frame: pd.DataFrame, columns: Sequence[Column]) -> str:
    """Of names, kinds and values, in bytes that do not depend on the machine."""
    digest = hashlib.sha256()
    for column in columns:
        _add(digest, f"{column.name}\0{column.kind}\0{chr(1).join(column.categories)}".encode())
        if column.name in frame:
            _add(digest, _bytes(frame[column.name], column))
    return digest.hexdigest()[:DIGITS]


def _add(digest: hashlib._Hash, part: bytes) -> None:
    digest.update(len(part).to_bytes(8, "little"))
    digest.update(part)


def _bytes(values: pd.Series[Any], column: Column) -> bytes:
    if column.categories:
        return values.cat.codes.to_numpy().astype("<i2").tobytes()
    if values.dtype == np.float64:
        numbers = values.to_numpy() + 0.0  # there is one zero
        numbers[np.isnan(numbers)] = np.nan  # and one NaN
        return numbers.astype("<f8").tobytes()
    texts = values.to_numpy(dtype=object)
    return "\0".join("\1" if text is None else str(text) for text in texts).encode(
        "utf-8", "replace"
    )
