"""The table of data sets, and `load`, which makes one.

A new set is one generator and one entry here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from datasets import line, plane, playground, space
from datasets.dataset import Array, Task

Family = Literal["plane", "line", "space", "real"]
Generator = Callable[..., tuple[Array, Array]]
TruthFormula = Callable[..., Array]


@dataclass(frozen=True)
class DatasetSpec:
    """What is known of a data set before it is made."""

    name: str
    task: Task
    n_inputs: int
    n_outputs: int  # of blobs: with the default number of classes
    family: Family
    default_samples: int  # of real sets: the number of rows
    default_noise: float = 0.0
    reach: float = 6.0  # charts show each input from -reach to reach; real sets show their range
    generate: Generator | None = None  # (n_samples, noise, rng) -> (x, y)
    truth: TruthFormula | None = None  # (x, noise) -> the best predictor's outputs
    has_classes: bool = False  # the number of classes can be chosen
    one_unit: bool = False  # all inputs are of one unit, and are scaled alike

    @property
    def has_samples(self) -> bool:
        """The number of samples can be chosen."""
        return self.family != "real"

    @property
    def has_noise(self) -> bool:
        """The noise can be chosen."""
        return self.family != "real"


def _line(name: str, curve: line.Curve, n_samples: int, noise: float) -> DatasetSpec:
    return DatasetSpec(
        name,
        "regression",
        1,
        1,
        "line",
        n_samples,
        noise,
        reach=1.0,
        generate=partial(line.noisy, curve=curve),
        truth=partial(line.noiseless, curve=curve),
    )


def _plane(
    name: str,
    task: Task,
    n_outputs: int,
    generate: Generator,
    truth: TruthFormula | None,
    n_samples: int = 500,
    noise: float = 0.0,
    reach: float = 6.0,
    has_classes: bool = False,
) -> DatasetSpec:
    return DatasetSpec(
        name, task, 2, n_outputs, "plane", n_samples, noise, reach, generate, truth, has_classes
    )


def _space(name: str, generate: Generator, truth: TruthFormula | None, noise: float) -> DatasetSpec:
    return DatasetSpec(name, "binary", 3, 1, "space", 500, noise, 6.0, generate, truth)


def _real(
    name: str, task: Task, n_inputs: int, n_outputs: int, n_rows: int, one_unit: bool = False
) -> DatasetSpec:
    return DatasetSpec(name, task, n_inputs, n_outputs, "real", n_rows, one_unit=one_unit)


# In the order in which a student meets them.
_SPECS = (
    _plane("circle", "binary", 1, playground.circle, playground.circle_truth),
    _plane("xor", "binary", 1, playground.xor, playground.xor_truth),
    _plane("gauss", "binary", 1, playground.gauss, playground.gauss_truth),
    _plane("spiral", "binary", 1, playground.spiral, None),
    _plane("moons", "binary", 1, plane.moons, plane.moons_truth, 500, 0.1, reach=2.5),
    _plane("checkerboard", "binary", 1, plane.checkerboard, plane.checkerboard_truth, 1000),
    _plane("rings", "multiclass", 3, plane.rings, plane.rings_truth, 500, 0.1),
    _plane("blobs", "multiclass", 4, plane.blobs, plane.blobs_truth, 500, 0.1, has_classes=True),
    _plane("pinwheel", "multiclass", 5, plane.pinwheel, plane.pinwheel_truth, 500, 0.1),
    _line("sine", line.sine, 200, 0.1),
    _line("step", line.step, 200, 0.1),
    _line("cubic", line.cubic, 200, 0.1),
    _line("sawtooth", line.sawtooth, 500, 0.0),
    _line("sum-of-sines", line.sum_of_sines, 500, 0.0),
    _plane("reg-plane", "regression", 1, playground.reg_plane, playground.reg_plane_truth, 1200),
    _plane("reg-gauss", "regression", 1, playground.reg_gauss, None, 1200),
    _space("ball-in-shell", space.ball_in_shell, None, 0.1),
    _space("double-helix", space.double_helix, None, 0.1),
    _real("iris", "multiclass", 4, 3, 150),
    _real("penguins", "multiclass", 4, 3, 342),
    _real("wine", "multiclass", 13, 3, 178),
    _real("cars", "regression", 6, 1, 392),
    _real("digits", "multiclass", 64, 10, 1797, one_unit=True),
)

DATASETS: dict[str, DatasetSpec] = {spec.name: spec for spec in _SPECS}
