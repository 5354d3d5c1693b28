"""The table of data sets, and `load`, which makes one.

A new set is one generator and one entry here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Literal

from datasets import above, floors, line, plane, playground, regression_floors, several, space
from datasets.dataset import Array, Task
from datasets.tabular import read_real

Family = Literal["plane", "line", "space", "real"]
Generator = Callable[..., tuple[Array, Array]]
TruthFormula = Callable[..., Array]
FloorFormula = Callable[..., floors.Losses | None]

AXES = ("x", "y", "z")  # the inputs of generated sets


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
    floor: FloorFormula | None = None  # (noise) -> best achievable losses
    has_classes: bool = False  # the number of classes can be chosen
    one_unit: bool = False  # all inputs are of one unit, and are scaled alike
    has_curve: bool = False  # a formula of x parts its classes
    is_painted: bool = False  # somebody has drawn its points: see painted
    first_inputs: tuple[int, int] = (0, 1)  # the two that a map shows first
    output_names: tuple[str, ...] = ()  # of generated sets whose outputs have names; labels too

    @property
    def input_names(self) -> tuple[str, ...]:
        """D of them, with their units."""
        if self.family != "real":
            return AXES[: self.n_inputs]
        return read_real(self.name, self.task).input_names

    @property
    def columns(self) -> tuple[tuple[int, str], ...]:
        """First input and name of each column: a category is several inputs."""
        return tuple(enumerate(self.input_names))

    @property
    def has_samples(self) -> bool:
        """The number of samples can be chosen."""
        return self.generate is not None

    @property
    def has_features(self) -> bool:
        """The network may be given features of the inputs."""
        return self.family == "plane"

    @property
    def has_noise(self) -> bool:
        """The noise can be chosen."""
        return self.generate is not None


def _line(name: str, curve: line.Curve, n_samples: int, noise: float) -> DatasetSpec:
    generate, truth = partial(line.noisy, curve=curve), partial(line.noiseless, curve=curve)
    return DatasetSpec(
        name,
        "regression",
        1,
        1,
        "line",
        n_samples,
        noise,
        1.0,
        generate,
        truth,
        regression_floors.line,
    )


def _plane(
    name: str,
    task: Task,
    n_outputs: int,
    formulas: tuple[Generator, TruthFormula, FloorFormula],
    n_samples: int = 500,
    noise: float = 0.0,
    reach: float = 6.0,
    has_classes: bool = False,
    output_names: tuple[str, ...] = (),
    has_curve: bool = False,
) -> DatasetSpec:
    return DatasetSpec(
        name, task, 2, n_outputs, "plane", n_samples, noise, reach, *formulas, has_classes,
        output_names=output_names, has_curve=has_curve,
    )  # fmt: skip


def _space(
    name: str, formulas: tuple[Generator, TruthFormula, FloorFormula], noise: float
) -> DatasetSpec:
    return DatasetSpec(name, "binary", 3, 1, "space", 500, noise, 6.0, *formulas)


def _real(
    name: str,
    task: Task,
    n_inputs: int,
    n_outputs: int,
    n_rows: int,
    first_inputs: tuple[int, int] = (0, 1),
    one_unit: bool = False,
) -> DatasetSpec:
    return DatasetSpec(
        name, task, n_inputs, n_outputs, "real", n_rows, one_unit=one_unit,
        first_inputs=first_inputs,
    )  # fmt: skip


# Generator, best predictor and best loss of each set.
_CIRCLE = (playground.circle, playground.circle_truth, floors.circle)
_XOR = (playground.xor, playground.xor_truth, floors.xor)
_GAUSS = (playground.gauss, playground.gauss_truth, floors.gauss)
_SPIRAL = (playground.spiral, playground.spiral_truth, floors.spiral)
_MOONS = (plane.moons, plane.moons_truth, floors.moons)
_CHECKERBOARD = (plane.checkerboard, plane.checkerboard_truth, floors.checkerboard)
_ABOVE = (above.above, above.above_truth, above.above_floor)
_RINGS = (plane.rings, plane.rings_truth, floors.rings)
_BLOBS = (plane.blobs, plane.blobs_truth, floors.blobs)
_PINWHEEL = (plane.pinwheel, plane.pinwheel_truth, floors.pinwheel)
_REG_PLANE = (playground.reg_plane, playground.reg_plane_truth, regression_floors.reg_plane)
_REG_GAUSS = (playground.reg_gauss, playground.reg_gauss_truth, regression_floors.reg_gauss)
_EDDY = (several.eddy, several.eddy_truth, regression_floors.line)
_DISCS = (several.discs, several.discs_truth, floors.discs)
_BALL = (space.ball_in_shell, space.ball_in_shell_truth, floors.ball_in_shell)
_HELIX = (space.double_helix, space.double_helix_truth, floors.double_helix)

# In the order in which a student meets them.
_SPECS = (
    _plane("circle", "binary", 1, _CIRCLE),
    _plane("xor", "binary", 1, _XOR),
    _plane("gauss", "binary", 1, _GAUSS),
    _plane("spiral", "binary", 1, _SPIRAL),
    _plane("moons", "binary", 1, _MOONS, noise=0.1, reach=2.5),
    _plane("checkerboard", "binary", 1, _CHECKERBOARD, n_samples=1000),
    _plane("above-below", "binary", 1, _ABOVE, has_curve=True),
    _plane("rings", "multiclass", 3, _RINGS, noise=0.1),
    _plane("blobs", "multiclass", 4, _BLOBS, noise=0.1, has_classes=True),
    _plane("pinwheel", "multiclass", 5, _PINWHEEL, noise=0.1),
    _line("sine", line.sine, 200, 0.1),
    _line("step", line.step, 200, 0.1),
    _line("cubic", line.cubic, 200, 0.1),
    _line("sawtooth", line.sawtooth, 500, 0.0),
    _line("sum-of-sines", line.sum_of_sines, 500, 0.0),
    _plane("reg-plane", "regression", 1, _REG_PLANE, n_samples=1200),
    _plane("reg-gauss", "regression", 1, _REG_GAUSS, n_samples=1200),
    _plane("eddy", "regression", 2, _EDDY, n_samples=1200, noise=0.1, output_names=several.WIND),
    _plane("discs", "multilabel", 3, _DISCS, 1000, 0.1, output_names=several.LABELS),
    _space("ball-in-shell", _BALL, 0.1),
    _space("double-helix", _HELIX, 0.1),
    _real("iris", "multiclass", 4, 3, 150, (2, 3)),
    _real("penguins", "multiclass", 4, 3, 342),
    _real("wine", "multiclass", 13, 3, 178, (6, 9)),
    _real("cars", "regression", 6, 1, 392, (3, 2)),
    # Two pixels in the middle: those at the rim are always white.
    _real("digits", "multiclass", 64, 10, 1797, (36, 21), one_unit=True),
)

DATASETS: dict[str, DatasetSpec] = {spec.name: spec for spec in _SPECS}


def best_losses(
    name: str, noise: float, n_classes: int, curve: str = ""
) -> dict[str, float] | None:
    """Lowest expected loss of any predictor, by loss name; None where it is not known.

    Where MSE is known, cross-entropy and mean absolute error may be too.
    """
    spec = DATASETS[name]
    if spec.floor is None:
        return None
    choice: tuple[tuple[str, Any], ...] = ()
    if spec.has_classes:
        choice = (("n_classes", n_classes),)
    elif spec.has_curve:
        choice = (("curve", curve),)
    found = _best_losses(name, noise, choice)
    return None if found is None else dict(found)


@lru_cache(maxsize=256)
def _best_losses(
    name: str, noise: float, choice: tuple[tuple[str, Any], ...]
) -> dict[str, float] | None:
    floor = DATASETS[name].floor
    assert floor is not None
    return floor(noise, **dict(choice))
