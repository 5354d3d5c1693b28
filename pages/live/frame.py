"""One blob a frame: a length, a JSON header, then the arrays that the header lists.

static/live/frame.js reads it. Arrays begin at multiples of four bytes, so that the browser can
view them without a copy.
"""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALIGNMENT = 4


def pack(header: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Header and arrays (float32, uint8 or int8) as bytes."""
    listed = [[name, a.dtype.name, list(a.shape)] for name, a in arrays.items()]
    text = json.dumps({**header, "arrays": listed}, separators=(",", ":"), allow_nan=False)
    head = _padded(text.encode(), b" ")
    body = b"".join(_padded(a.tobytes(), b"\0") for a in arrays.values())
    return len(head).to_bytes(ALIGNMENT, "little") + head + body


def labelled(blob: bytes, **more: Any) -> bytes:
    """The same frame, with more in its header."""
    offset = ALIGNMENT + int.from_bytes(blob[:ALIGNMENT], "little")
    header = {**json.loads(blob[ALIGNMENT:offset]), **more}
    head = _padded(json.dumps(header, separators=(",", ":"), allow_nan=False).encode(), b" ")
    return len(head).to_bytes(ALIGNMENT, "little") + head + blob[offset:]


def unpack(blob: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The inverse of pack, for tests and for whoever wants to read a frame in Python."""
    length = int.from_bytes(blob[:ALIGNMENT], "little")
    offset = ALIGNMENT + length
    header = json.loads(blob[ALIGNMENT:offset])
    arrays = {}
    for name, dtype, shape in header.pop("arrays"):
        count = int(np.prod(shape))
        arrays[name] = np.frombuffer(blob, dtype, count, offset).reshape(shape)
        size = count * np.dtype(dtype).itemsize
        offset += size + -size % ALIGNMENT
    return header, arrays


def _padded(raw: bytes, filler: bytes) -> bytes:
    return raw + filler * (-len(raw) % ALIGNMENT)
