"""A drawn digit as its data set's makers would have it: 8 by 8 counts of a bitmap of 32 by 32."""

import numpy as np
from numpy.typing import NDArray

Bitmap = NDArray[np.bool_]  # (32, 32)

SIDE, BLOCK = 32, 4
SIGNS = SIDE * SIDE // 4  # of a bitmap as text: four places in a hexadecimal digit
BLANK = "0" * SIGNS


def is_bitmap(told: object) -> bool:
    """Whether a browser's text is a bitmap."""
    return isinstance(told, str) and len(told) == SIGNS and set(told) <= set("0123456789abcdef")


def bitmap_of(text: str) -> Bitmap:
    """Row after row."""
    return np.unpackbits(np.frombuffer(bytes.fromhex(text), np.uint8)).reshape(SIDE, SIDE) > 0


def fitted(bitmap: Bitmap) -> Bitmap:
    """Enlarged until it reaches two opposite sides, and put into the middle; a blank one as it is.

    The makers' bitmaps were normalized in size, too (Alpaydin and Kaynak 1998, by NIST's programs).
    """
    rows, columns = (np.flatnonzero(bitmap.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return bitmap
    ink = bitmap[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = SIDE / max(ink.shape)
    height, width = (max(1, round(scale * n)) for n in ink.shape)
    places = np.ix_(
        np.arange(height) * ink.shape[0] // height, np.arange(width) * ink.shape[1] // width
    )
    found = np.zeros_like(bitmap)
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    found[top : top + height, left : left + width] = ink[places]
    return found


def counted(bitmap: Bitmap) -> NDArray[np.float64]:
    """(64,): how many places are black in each block of 4 by 4, from 0 to 16."""
    n = SIDE // BLOCK
    blocks = bitmap.reshape(n, BLOCK, n, BLOCK)
    counts: NDArray[np.int64] = blocks.sum(axis=(1, 3))
    return counts.astype(np.float64).ravel()
