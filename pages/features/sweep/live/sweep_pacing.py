"""How long a sweep may train, and how often it is shown, when so many views share the time.

A sweep has much to train and need not be shown so often: longer slices, longer intervals. It is
trained for the first part of a slice in its frame, and for the rest between two frames.
"""

from typing import NamedTuple

ALONE_S, CLASS_S, ROUND_S = 0.090, 0.010, 0.240
FRAME_S = 0.030
FASTEST_MS, MS_A_SWEEP = 150, 30


class Capacity(NamedTuple):
    """What there is for a sweep: memory, and seconds that pass for each second of its training."""

    free_mb: float
    pace: float


def slice_s(active: int) -> float:
    """Seconds that a sweep may train from one frame to the next."""
    return max(CLASS_S, min(ALONE_S, ROUND_S / active / 2))


def in_frame_s(active: int) -> float:
    """The part of them within a frame."""
    return min(slice_s(active), FRAME_S)


def between_s(active: int) -> float:
    """The part of them between two frames."""
    return slice_s(active) - in_frame_s(active)


def every_ms(active: int) -> float:
    """Milliseconds from one frame to the next."""
    return max(FASTEST_MS, MS_A_SWEEP * active)


def pace(active: int) -> float:
    """Seconds that pass for each second of training."""
    return every_ms(active) / 1e3 / slice_s(active)
