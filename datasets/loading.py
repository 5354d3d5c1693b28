"""`load`: from a name and settings to a Dataset."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from datasets.catalog import DATASETS, DatasetSpec, best_losses
from datasets.dataset import (
    Dataset,
    column_statistics,
    combinations,
    ranges,
    split,
    standardize,
)
from datasets.errors import DataError
from datasets.expression import read
from datasets.fields import as_drawn, halves, units
from datasets.limits import LIMITS, real_number, whole_number
from datasets.tabular import read_real


@dataclass(frozen=True)
class _Settings:
    """The arguments of load, checked, with defaults filled in."""

    n_samples: int
    noise: float
    train_share: float
    seed: int
    n_classes: int
    curve: str

    def choice(self, spec: DatasetSpec) -> dict[str, Any]:
        """What only some sets have, for their formulas."""
        if spec.has_classes:
            return {"n_classes": self.n_classes}
        return {"curve": self.curve} if spec.has_curve else {}


def load(
    name: str,
    n_samples: int | None = None,
    noise: float | None = None,
    train_share: float = 0.5,
    seed: int = 0,
    n_classes: int | None = None,
    curve: str = "",
) -> Dataset:
    """The data set `name`; the same arguments give the same numbers.

    None stands for the set's own default; curve: a formula of x, where one parts the classes. A
    setting that the set does not have (the noise of iris) is checked all the same and otherwise
    ignored, so that one collection of settings serves all sets. Noise and number of samples leave
    the other points' random draws as they are. Raises DataError, which names the field, the value
    and the remedy, and ExpressionError for the curve.
    """
    if not isinstance(name, str) or name not in DATASETS:
        raise DataError("name", name, f"choose one of {', '.join(DATASETS)}")
    spec = DATASETS[name]
    settings = _checked(spec, n_samples, noise, train_share, seed, n_classes, curve)
    return _synthetic(spec, settings) if spec.generate else _real(spec, settings)


def _checked(
    spec: DatasetSpec,
    n_samples: object,
    noise: object,
    train_share: object,
    seed: object,
    n_classes: object,
    curve: object,
) -> _Settings:
    default_classes = int(LIMITS["n_classes"].default)
    if not isinstance(curve, str):
        raise DataError("curve", curve, "give a formula of x as a text")
    return _Settings(
        spec.default_samples if n_samples is None else whole_number("n_samples", n_samples),
        _visible(spec.default_noise if noise is None else real_number("noise", noise)),
        real_number("train_share", train_share),
        whole_number("seed", seed),
        default_classes if n_classes is None else whole_number("n_classes", n_classes),
        read(curve, ("x",)).text if curve else "",
    )


def _visible(noise: float) -> float:
    """Noise that nobody could see is none: the best losses divide by its square."""
    return noise if noise >= 1e-6 else 0.0


def _synthetic(spec: DatasetSpec, settings: _Settings) -> Dataset:
    assert spec.generate is not None
    points, order = np.random.default_rng(settings.seed).spawn(2)
    choice = settings.choice(spec)
    x, y = spec.generate(settings.n_samples, settings.noise, points, **choice)
    truth = spec.truth and partial(spec.truth, noise=settings.noise, **choice)
    training, validation = split(len(x), settings.train_share, order)
    n_inputs, n_outputs = x.shape[1], y.shape[1]
    names, class_names = _output_names(spec, n_outputs)
    return Dataset(
        name=spec.name,
        task=spec.task,
        **halves(x, y, training, validation),
        input_names=spec.input_names,
        output_names=names,
        class_names=class_names,
        domain=((-spec.reach, spec.reach),) * n_inputs,
        floor=best_losses(spec.name, settings.noise, settings.n_classes, settings.curve),
        truth=truth,
        **units(as_drawn(n_inputs), as_drawn(n_outputs)),
    )


def _output_names(spec: DatasetSpec, n_outputs: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Output names and class names of a synthetic set: classes are numbered from 0."""
    if spec.task == "regression":
        return spec.output_names or ("target",), ()
    if spec.task == "multilabel":
        return spec.output_names, combinations(spec.output_names)
    if spec.task == "binary":
        return ("P(1)",), ("0", "1")
    names = tuple(str(place) for place in range(n_outputs))
    return names, names


def _real(spec: DatasetSpec, settings: _Settings) -> Dataset:
    table = read_real(spec.name, spec.task)
    order = np.random.default_rng(settings.seed).spawn(2)[1]
    training, validation = split(len(table.inputs), settings.train_share, order)
    mean, scale = column_statistics(table.inputs[training], spec.one_unit)
    targets = as_drawn(spec.n_outputs)
    if spec.task == "regression":
        targets = column_statistics(table.targets[training])
    x = standardize(table.inputs, mean, scale)
    y = standardize(table.targets, *targets)
    return Dataset(
        name=spec.name,
        task=spec.task,
        **halves(x, y, training, validation),
        input_names=table.input_names,
        output_names=table.output_names,
        class_names=table.class_names,
        domain=ranges(x),
        floor=None,
        truth=None,
        **units((mean, scale), targets),
    )
