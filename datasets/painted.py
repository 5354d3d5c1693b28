"""Points that somebody has drawn: how they are written in a link, and the data set they make.

A text: one letter says what is drawn, and then each point takes five or six of the digits 0-9a-z.
Two of these are a place on an axis of 1295, the middle one 0: across, and up; then one digit is the
class, or two are the value. Over a single input a point is its x and its value.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from datasets.catalog import DatasetSpec, Family
from datasets.dataset import Array, Dataset, Task, as_column, one_hot, train_size
from datasets.fields import as_drawn, halves, units
from datasets.limits import LIMITS, real_number, whole_number

PAINTED = "painted"  # the data set's name
MOST = 200  # points
ENOUGH = 2  # one to train on, and one to validate
MIDDLE = 647  # of an axis: places go from 0 to twice as much
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WRITTEN = re.compile("[btqphvf][0-9a-z]*", re.ASCII)


class Kind(NamedTuple):
    """What can be drawn. reaches: of each column, from minus that to plus that; the target's last,
    where it is a number."""

    task: Task
    n_inputs: int
    n_outputs: int
    reaches: tuple[float, ...]

    @property
    def n_digits(self) -> int:
        """Of a point."""
        return 2 * len(self.reaches) + (self.task != "regression")

    @property
    def n_classes(self) -> int:
        """0 where the target is a number."""
        return {"regression": 0, "binary": 2}.get(self.task, self.n_outputs)


_PLANE, _TARGET, _LINE = (6.0, 6.0), 2.0, 1.0  # as far as the generated sets reach
KINDS: Mapping[str, Kind] = {
    "b": Kind("binary", 2, 1, _PLANE),
    "t": Kind("multiclass", 2, 3, _PLANE),
    "q": Kind("multiclass", 2, 4, _PLANE),
    "p": Kind("multiclass", 2, 5, _PLANE),
    "h": Kind("multiclass", 2, 6, _PLANE),
    "v": Kind("regression", 2, 1, (*_PLANE, _TARGET)),
    "f": Kind("regression", 1, 1, (_LINE, _TARGET)),
}
EMPTY = "b"  # an empty plane for two classes


class PaintedError(ValueError):
    """What is wrong with a text of points.

    kind: unreadable, many, or outside. left: the same text without what is wrong.
    """

    def __init__(self, kind: str, left: str = EMPTY) -> None:
        super().__init__(kind)
        self.kind, self.left = kind, left


def read(text: str) -> str:
    """The text in its canonical form, where all its points can be drawn. Raises PaintedError."""
    text = text.strip().lower()
    if not WRITTEN.fullmatch(text):
        raise PaintedError("unreadable")
    kind, points = KINDS[text[0]], list(_points(text))
    if (len(text) - 1) % kind.n_digits:
        raise PaintedError("unreadable", text[0] + "".join(points[:MOST]))
    drawable = [point for point in points if _is_drawable(point, kind)]
    if len(drawable) < len(points):
        raise PaintedError("outside", text[0] + "".join(drawable[:MOST]))
    if len(points) > MOST:
        raise PaintedError("many", text[0] + "".join(points[:MOST]))
    return text


def kind_of(text: str) -> Kind:
    """What is drawn."""
    return KINDS[text[:1] or EMPTY]


def letter_of(n_classes: int) -> str:
    """Of as many classes as can be drawn, or nearly."""
    return "btqph"[min(max(n_classes, 2), 6) - 2]


def count(text: str) -> int:
    """How many points there are."""
    return max(0, len(text) - 1) // kind_of(text).n_digits


def write(letter: str, x: Array, y: Array) -> tuple[str, int]:
    """Points (S, D) with targets (S,), a class's number or a value, as a text; and how many of them
    lie outside what can be drawn, and are left out."""
    kind = KINDS[letter]
    columns = x if kind.task != "regression" else np.column_stack((x, y))
    exact = np.round(MIDDLE + MIDDLE * columns / np.array(kind.reaches))
    inside = ((exact >= 0) & (exact <= 2 * MIDDLE)).all(axis=1)
    places = np.where(inside[:, np.newaxis], exact, 0.0).astype(int)
    last = [""] * len(x) if kind.task == "regression" else [DIGITS[int(k)] for k in y]
    points = [
        "".join(DIGITS[p // 36] + DIGITS[p % 36] for p in row) + end
        for row, end, fits in zip(places.tolist(), last, inside, strict=True)
        if fits
    ]
    return letter + "".join(points), int((~inside).sum())


def spec_of(text: str) -> DatasetSpec:
    """What is known of drawn points before they are split."""
    kind = kind_of(text)
    low, high = LIMITS["n_samples"][:2]
    family: Family = "line" if kind.n_inputs == 1 else "plane"
    return DatasetSpec(
        PAINTED,
        kind.task,
        kind.n_inputs,
        kind.n_outputs,
        family,
        default_samples=int(min(max(count(text), low), high)),  # what a link may hold
        reach=kind.reaches[0],
        is_painted=True,
    )


def load_painted(text: str, train_share: float = 0.5, seed: int = 0) -> Dataset:
    """The data set of a text that `read` accepts. No best achievable loss is known of it.

    With fewer than ENOUGH points nothing can be learned: `placed` then says how many there are, and
    what stands in for the others is not to be shown. Raises DataError.
    """
    share, seed = real_number("train_share", train_share), whole_number("seed", seed)
    kind, n = kind_of(text), count(text)
    x, y = _arrays(text or EMPTY, kind)
    training, validation = _halves(text, share, seed) if n >= ENOUGH else ([0], [0])
    classes = tuple(map(str, range(kind.n_classes)))
    outputs = {"regression": ("target",), "binary": ("P(1)",)}.get(kind.task, classes)
    reaches = kind.reaches[: kind.n_inputs]
    return Dataset(
        name=PAINTED,
        task=kind.task,
        **halves(x, y, training, validation),
        input_names=spec_of(text).input_names,
        output_names=outputs,
        class_names=classes,
        domain=tuple((-reach, reach) for reach in reaches),
        floor=None,
        truth=None,
        **units(as_drawn(kind.n_inputs), as_drawn(kind.n_outputs)),
        target_range=(-_TARGET, _TARGET) if kind.n_inputs == 1 else None,
        placed=n if n < ENOUGH else None,
    )


def _points(text: str) -> Iterator[str]:
    """Each whole point's digits."""
    step = kind_of(text).n_digits
    for start in range(1, len(text) - step + 1, step):
        yield text[start : start + step]


def _is_drawable(point: str, kind: Kind) -> bool:
    n = 2 * len(kind.reaches)
    places = (int(point[i : i + 2], 36) for i in range(0, n, 2))
    fits = all(place <= 2 * MIDDLE for place in places)
    return fits and (kind.task == "regression" or int(point[-1], 36) < kind.n_classes)


def _arrays(text: str, kind: Kind) -> tuple[Array, Array]:
    """Inputs (S, D) and targets (S, K); without any point one in the middle."""
    n = 2 * len(kind.reaches)
    middle = "hz" * len(kind.reaches) + "0" * (kind.n_digits - n)
    points = list(_points(text)) or [middle]
    places = np.array([[int(p[i : i + 2], 36) for i in range(0, n, 2)] for p in points])
    columns = (places - MIDDLE) / MIDDLE * np.array(kind.reaches)
    x = columns[:, : kind.n_inputs]
    if kind.task == "regression":
        return x, columns[:, kind.n_inputs :]
    labels = np.array([int(point[-1], 36) for point in points])
    return x, as_column(labels) if kind.task == "binary" else one_hot(labels, kind.n_outputs)


def _halves(text: str, share: float, seed: int) -> tuple[Sequence[int], Sequence[int]]:
    """Indices of training and validation. A point's rank comes from what it is, so that the others
    stay in their half when one is drawn or erased; but for one, that keeps the share."""
    ranks = [
        hashlib.blake2b(f"{seed} {point}".encode(), digest_size=8).digest()
        for point in _points(text)
    ]
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    n_train = train_size(len(ranks), share)
    return sorted(order[:n_train]), sorted(order[n_train:])
