"""Work that is done in slices of time, so that a page can show frames in between."""

from __future__ import annotations

from collections.abc import Callable


def go_on(
    is_done: Callable[[], bool],
    advance: Callable[[float | None], None],
    budget_s: float | None,
) -> bool:
    """One slice of about budget_s seconds; None: slice after slice to the end. Returns whether it
    is done.
    """
    while not is_done():
        advance(budget_s)
        if budget_s is not None:
            break
    return is_done()
