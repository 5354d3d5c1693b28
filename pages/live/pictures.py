"""What the network answers and what its units do, as small arrays for the live view.

Letters: S places, D inputs, H units, K outputs. Signed values travel as uint8, 0 to 255 for -1 to
1; a probability p travels as 2 p - 1.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from datasets.slices import Slice, slice_grid
from nn_core import Trainer
from nn_core.functions import classes_of, ends, shares_of, threshold_of
from pages.charts.diagram import shown_units
from pages.charts.fit import shown_range
from pages.charts.points import value_limit, value_limits

Array = NDArray[np.floating]
Bytes = NDArray[np.uint8]

MAP_SIDES = (80, 56, 40, 28)  # the finest whose cost is bearable is taken
MAP_WORK = 3.0e7  # multiplications that a map may cost: a few milliseconds
FIT_POINTS = 240
SPACE_SIDES = (14, 11, 8)  # likewise
UNIT_SIDE, SMALLEST_UNIT_SIDE = 32, 8
UNIT_BYTES = 9_500  # unit maps together, every third frame; a new verdict needs room beside them


class View(NamedTuple):
    """The places at which the network is asked: kind is fit, map or space."""

    kind: str
    x: Array  # (S, D)
    shape: tuple[int, ...]


def view_of(data: Dataset, cut: Slice, n_parameters: int) -> View:
    """A curve for one input, the space for two classes in three numbers, else a map."""
    kind, shape = shape_of(data, n_parameters)
    if kind == "fit":
        return View(kind, fit_grid(data)[:, None], shape)
    if kind == "space":
        return View(kind, space_grid(data, shape[0]), shape)
    return View(kind, slice_grid(data, cut, shape[0]), shape)


def shape_of(data: Dataset, n_parameters: int) -> tuple[str, tuple[int, ...]]:
    """Kind and shape of the view."""
    if len(data.input_names) == 1:
        return "fit", (FIT_POINTS,)
    if len(data.input_names) == 3 and data.task == "binary" and not data.categories:
        return "space", (_affordable(SPACE_SIDES, 3, n_parameters),) * 3
    return "map", (picture_side(n_parameters),) * 2


def picture_side(n_parameters: int, finest: int = MAP_SIDES[0]) -> int:
    """Cells along a side of a map that is bearable."""
    return _affordable((finest, *MAP_SIDES), 2, n_parameters)


def _affordable(sides: Sequence[int], dimensions: int, n_parameters: int) -> int:
    return next((s for s in sides if s**dimensions * n_parameters <= MAP_WORK), sides[-1])


def fit_grid(data: Dataset) -> Array:
    """Inputs (S,) of the fitted curve, beyond the data on either side."""
    return np.linspace(*shown_range(data), FIT_POINTS)


def space_grid(data: Dataset, side: int) -> Array:
    """A lattice (side^3, 3) over the three inputs."""
    lines = [np.linspace(low, high, side) for low, high in data.domain]
    return np.stack(np.meshgrid(*lines, indexing="ij"), axis=-1).reshape(-1, 3)


def answers(view: View, trainer: Trainer, data: Dataset, output: str) -> dict[str, NDArray[Any]]:
    """The network's answers over the view, by name for the live view.

    Nothing where the run is about to diverge: in mid-epoch nobody has noticed it yet.
    """
    y = trainer.predict(data.features_of(view.x))[0]
    return {} if np.isnan(y).any() else painted(view, y, data, output)


def painted(view: View, y: Array, data: Dataset, output: str) -> dict[str, NDArray[Any]]:
    """Answers (S, K) at the view's places, by name for the browser."""
    if view.kind == "fit":
        return {"fit": data.to_raw_targets(y)[:, data.shown].astype(np.float32)}
    if data.task == "regression":
        return {"map": signed_bytes(y[:, data.shown] / value_limit(data)).reshape(view.shape)}
    if data.task == "binary":
        signed = 2.0 * shares_of(y[:, 0], output) - 1.0
        return {view.kind: signed_bytes(signed).reshape(view.shape)}
    if data.is_multilabel:
        return _label_map(y, output, view.shape)
    return _class_map(y, output, view.shape)


def _label_map(y: Array, output: str, shape: tuple[int, ...]) -> dict[str, NDArray[Any]]:
    """The combination of labels, and how far the least certain of them is from the threshold, 0 to
    255 for 0 to 1."""
    certain = np.abs(2.0 * shares_of(y, output) - 1.0).min(axis=1)
    return {
        "classes": classes_of(y, threshold_of(output), True).astype(np.uint8).reshape(shape),
        "lead": (np.clip(certain, 0.0, 1.0) * 255).astype(np.uint8).reshape(shape),
    }


def _class_map(y: Array, output: str, shape: tuple[int, ...]) -> dict[str, NDArray[Any]]:
    """The likeliest class and how far it leads the next one, 0 to 255 for 0 to 1."""
    second, first = np.partition(y, -2, axis=1)[:, -2:].T
    low, high = ends(output)
    lead = np.clip((first - second) / (high - low), 0.0, 1.0)
    return {
        "classes": classes_of(y).astype(np.uint8).reshape(shape),
        "lead": (lead * 255).astype(np.uint8).reshape(shape),
    }


def unit_places(data: Dataset, cut: Slice, n_shown: int) -> View:
    """Where the units are asked: coarser the more of them are shown."""
    if len(data.input_names) == 1:
        return View("fit", np.linspace(*data.domain[0], UNIT_SIDE * 2)[:, None], (UNIT_SIDE * 2,))
    side = int(np.sqrt(UNIT_BYTES / n_shown))
    side = min(max(side, SMALLEST_UNIT_SIDE), UNIT_SIDE)
    return View("map", slice_grid(data, cut, side), (side, side))


def unit_maps(view: View, trainer: Trainer, data: Dataset, output: str) -> dict[str, NDArray[Any]]:
    """`units`: what every shown unit answers (units, *shape), inputs first, one scale for each
    layer; nothing where answers() gives nothing.
    """
    features = data.features_of(view.x)
    layers = [_input_values(view, data) if data.features is None else _largest_is_one(features)]
    *hidden, outputs = (a[0] for a in trainer.activations(features))
    layers += [a / max(float(np.abs(a).max()), 1e-9) for a in hidden]
    layers.append(output_values(outputs, data, output))
    shown = np.concatenate([a[:, : shown_units(a.shape[1])].T for a in layers])
    return {} if np.isnan(shown).any() else {"units": signed_bytes(shown).reshape(-1, *view.shape)}


def _input_values(view: View, data: Dataset) -> Array:
    """Each input from -1 to 1 over its domain."""
    low, high = np.asarray(data.domain).T
    values: Array = (2.0 * view.x - low - high) / (high - low)
    return values


def _largest_is_one(features: Array) -> Array:
    """Each feature by itself: they are of different sizes, and 0 stays the middle colour."""
    largest = np.abs(features).max(axis=0)
    values: Array = features / np.maximum(largest, 1e-9)
    return values


def output_values(y: Array, data: Dataset, output: str) -> Array:
    """Outputs as -1 to 1, over what a picture's colours show."""
    if data.task == "regression":
        return np.asarray(y / value_limits(data))
    return 2.0 * shares_of(y, output) - 1.0


def shown_weights(trainer: Trainer, depth: int) -> dict[str, NDArray[np.int8]]:
    """`weights`: those between shown units, layer by layer, (D, H) each, as 127 tanh(w / 2);
    nothing where one is no number.

    tanh, so that a large weight is drawn strong without making the others vanish.
    """
    layers = []
    for layer in range(depth + 1):
        w = trainer.weights(layer)[0]
        w = w[: shown_units(w.shape[0]), : shown_units(w.shape[1])]
        layers.append(w.ravel())
    shown = 127.0 * np.tanh(0.5 * np.concatenate(layers))
    return {} if np.isnan(shown).any() else {"weights": shown.astype(np.int8)}


def signed_bytes(values: Array) -> Bytes:
    """-1 to 1 as 0 to 255; beyond is clipped."""
    return (np.clip(values, -1.0, 1.0) * 127.5 + 127.5).astype(np.uint8)
