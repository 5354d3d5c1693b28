"""What the browser shows large of a unit or a line that is hovered or pinned in the diagram.

Numbers travel in the frame's header, the picture as an array. Both come only while something is
touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets.slices import slice_grid
from nn_core import ACTIVATIONS, OUTPUT_ACTIVATIONS
from nn_core.functions import ends
from nn_core.inspection import layers_of
from pages.charts.chart import rounded
from pages.charts.points import value_limits
from pages.charts.slices import slice_names
from pages.live.experiment import Experiment
from pages.live.hands import Touched, is_hidden, silenced
from pages.live.importance import Importance, sizes_of
from pages.live.pictures import (
    MAP_WORK,
    View,
    output_values,
    picture_side,
    signed_bytes,
)
from pages.text import Translator

MOST_POINTS, FEWEST_POINTS = 500, 16  # training points that present inputs and gradients are of
MOST_SOURCES = 24  # incoming weights that are listed: the largest
FUNCTION_POINTS = 61
FINEST = 96  # cells along a side of the large picture; it is alone in its frame
FIT_POINTS = 160
IMAGE_SIDE = 8
REACH = 2.0  # of an activation's picture on either side of 0, at least


class Large(NamedTuple):
    """kind: map, curve, image, or answer where the view itself is the picture. picture: uint8
    (H, W), or (S,), 0 to 255 from the low to the high end."""

    kind: str
    picture: NDArray[np.uint8] | None
    ends: tuple[float, float]


def exists(at: Touched, experiment: Experiment) -> bool:
    """Whether the network has it: a browser may still touch what has just gone."""
    sizes = sizes_of(experiment)
    if at.column >= len(sizes) or at.unit >= sizes[at.column]:
        return False
    return at.source is None or (at.column > 0 and at.source < sizes[at.column - 1])


def line_content(at: Touched, experiment: Experiment) -> dict[str, Any]:
    """Its weight, and where training would move it: minus the gradient, on so many points."""
    assert at.source is not None
    e = experiment
    n = affordable_points(e)
    gradient = e.trainer.gradients(e.data.train_features[:n], e.y_train[:n])
    row = 1 + at.source  # the bias is before the weights
    weight, derivative = (_incoming(at, e, of)[row] for of in (None, gradient))
    return {"at": list(at), "weight": rounded(weight), "pull": rounded(-derivative), "n": n}


def unit_content(at: Touched, experiment: Experiment, language: str) -> dict[str, Any]:
    """Bias, incoming weights with the names of where they come from, the activation function with
    the range of its present inputs; of an input its name alone."""
    content: dict[str, Any] = {"at": [at.column, at.unit]}
    if not at.column:
        return content
    bias, *weights = _incoming(at, experiment)
    order = sorted(range(len(weights)), key=lambda i: -abs(weights[i]))[:MOST_SOURCES]
    names = _source_names(at.column, sorted(order), experiment, Translator(language))
    return {
        **content,
        "bias": rounded(bias),
        "sources": [
            [i, name, rounded(weights[i])] for i, name in zip(sorted(order), names, strict=True)
        ],
        "of": len(weights),
        **_function(at, experiment),
    }


def _incoming(
    at: Touched, experiment: Experiment, of: NDArray[np.floating] | None = None
) -> list[float]:
    """The unit's bias and then its weights, or what another matrix (1, P) has in their places."""
    trainer, layer = experiment.trainer, at.column - 1
    column = trainer.weights(layer, of)[0, :, at.unit].tolist()
    return [float(trainer.biases(layer, of)[0, at.unit]), *column]


def _source_names(
    column: int, sources: Sequence[int], experiment: Experiment, t: Translator
) -> list[str]:
    if column == 1:
        return [t.name(experiment.data.feature_names[i]) for i in sources]
    return [t("touch.source", j=j + 1) for j in sources]


def affordable_points(experiment: Experiment) -> int:
    """So many training points that a pass over them costs no more than a map."""
    affordable = int(MAP_WORK / int(experiment.trainer.parameter_counts[0]))
    most = min(MOST_POINTS, len(experiment.data.x_train))
    return min(most, max(FEWEST_POINTS, affordable))


def _function(at: Touched, experiment: Experiment) -> dict[str, Any]:
    """Of a unit whose function depends on its own input alone; softmax looks at all outputs."""
    e, n = experiment, affordable_points(experiment)
    with np.errstate(all="ignore"), silenced(e.trainer, e.hands.off):
        flow = layers_of(e.trainer).forward(e.trainer.train_data.x[:n, 1:])
    z = flow.pre_activations[at.column - 1][at.unit]
    inputs = [rounded(z.min()), rounded(z.max())]
    hidden = at.column <= len(e.settings.activations)
    name = e.settings.activations[at.column - 1] if hidden else e.settings.output_activation
    if name == "softmax" or None in inputs:
        return {"inputs": inputs, "n": n}
    reach = max(REACH, 1.1 * float(np.abs(z).max()))
    places = np.linspace(-reach, reach, FUNCTION_POINTS)
    value = np.empty_like(places)
    (ACTIVATIONS if hidden else OUTPUT_ACTIVATIONS)[name].value(places, value)
    return {"inputs": inputs, "n": n, "reach": rounded(reach), "function": [*map(rounded, value)]}


def large(at: Touched, experiment: Experiment) -> Large | None:
    """The unit's picture; None where it has none, since the run is about to diverge."""
    e = experiment
    if e.data.is_image and at.column <= 1:
        return _image(at, e)
    if at.column == len(sizes_of(e)) - 1 and sizes_of(e)[-1] == 1:
        return Large("answer", None, (0.0, 0.0))
    view = _places(e)
    if at.column == 0:
        return _input_picture(at.unit, view, e)
    values = e.trainer.activations(e.data.features_of(view.x))[at.column - 1][0]
    limit = float(np.abs(values).max())
    if not np.isfinite(limit):
        return None
    low, high = -limit, limit
    if at.column == len(sizes_of(e)) - 1:
        output = e.settings.output_activation
        values = output_values(values, e.data, output)
        low, high = ends(output) if e.data.task != "regression" else _ends_of_number(e, at.unit)
    else:  # large, on a scale of its own: the small ones share one in each layer
        limit = float(np.abs(values[:, at.unit]).max())
        values, low, high = values / max(limit, 1e-9), -limit, limit
    picture = signed_bytes(values[:, at.unit]).reshape(view.shape)
    return Large("map" if picture.ndim == 2 else "curve", picture, (low, high))


def _ends_of_number(e: Experiment, output: int) -> tuple[float, float]:
    """What the ends of the scale of one of several numbers mean, in its own unit."""
    limit = float(value_limits(e.data)[output])
    low, high = e.data.to_raw_targets(np.array([-limit, limit]), output).tolist()
    return low, high


def axis_names(e: Experiment, language: str) -> list[str]:
    """Of the inputs over which a picture is seen: across, and up where it is a map."""
    names, t = e.data.input_names, Translator(language)
    return [t.name(names[0])] if len(names) == 1 else [*slice_names(e.data, e.settings.slice, t)]


def _places(e: Experiment) -> View:
    if len(e.data.input_names) == 1:
        x = np.linspace(*e.data.domain[0], FIT_POINTS)[:, None]
        return View("fit", x, (FIT_POINTS,))
    side = picture_side(int(e.trainer.parameter_counts[0]), FINEST)
    return View("map", slice_grid(e.data, e.settings.slice, side), (side, side))


def _input_picture(unit: int, view: View, e: Experiment) -> Large:
    if e.data.features is None:
        low, high = e.data.domain[unit]
        values = (2.0 * view.x[:, unit] - low - high) / (high - low)
        ends_of_scale = e.data.raw_domain(unit)
    else:
        values = e.data.features_of(view.x)[:, unit]
        limit = max(float(np.abs(values).max()), 1e-9)
        values, ends_of_scale = values / limit, (-limit, limit)
    picture = signed_bytes(values).reshape(view.shape)
    return Large("map" if picture.ndim == 2 else "curve", picture, ends_of_scale)


def _image(at: Touched, e: Experiment) -> Large:
    """Weights from the pixels, rows upwards as all pictures; of an input, where its pixel is."""
    if at.column == 0:
        values = np.zeros(IMAGE_SIDE**2)
        values[at.unit] = limit = 1.0
    else:
        values = np.array(_incoming(at, e)[1:])
        limit = float(np.abs(values).max())
    image = (values / max(limit, 1e-9)).reshape(IMAGE_SIDE, IMAGE_SIDE)[::-1]
    return Large("image", signed_bytes(image), (-limit, limit))


class Touching:
    """One session's: what its frames bring of what is touched."""

    def __init__(self) -> None:
        self.at: Touched | None = None
        self.is_new = False  # since the frame before
        self.settled = True  # whether nothing is still to be found about it
        self._importance = Importance()
        self._large: Large | None = None

    def follow(self, asked: Touched | None, experiment: Experiment) -> None:
        """In each frame, before its pictures."""
        at = asked if asked is not None and exists(asked, experiment) else None
        if experiment.status == "diverged" or not experiment.trainer.history:
            at = None  # it has no numbers to show, or none yet
        self.is_new, self.at = at != self.at, at
        if self.is_new:
            self._large = None
        self.settled = True
        if at is not None and at.source is None and is_hidden(at, experiment.trainer):
            self.settled = self._importance.follow(at, experiment)

    @property
    def covers_view(self) -> bool:
        """Whether a unit's picture stands in the place of the network's answers."""
        return self._large is not None and self._large.picture is not None

    def arrays(self, experiment: Experiment) -> dict[str, NDArray[Any]]:
        """`touch`: the large picture as it is now, where there is one."""
        if self.at is None or self.at.source is not None:
            return {}
        with silenced(experiment.trainer, experiment.hands.off):
            self._large = large(self.at, experiment) or self._large
        picture = self._large.picture if self._large is not None else None
        return {} if picture is None else {"touch": picture}

    def content(self, experiment: Experiment, language: str) -> dict[str, Any] | None:
        """For the header; None while nothing is touched."""
        at = self.at
        if at is None:
            return None
        if at.source is not None:
            return line_content(at, experiment)
        content = unit_content(at, experiment, language)
        if self._large is not None:
            content |= {"kind": self._large.kind, "ends": [*map(rounded, self._large.ends)]}
            content["axes"] = axis_names(experiment, language)
        if is_hidden(at, experiment.trainer):
            found = self._importance.found
            content["without"] = found and [*map(rounded, found)]
        return content
