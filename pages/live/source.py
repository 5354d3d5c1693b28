"""Where a run's data come from: what is known of them beforehand, and how they are loaded.

Whatever can be learned from is a Source. Nothing else in the pages looks up a data set or loads it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from datasets import DATASETS, Dataset, DatasetSpec, FeatureMap, load
from datasets.features import PLAIN

if TYPE_CHECKING:
    from pages.live.run_settings import RunSettings

_plain = lru_cache(maxsize=8)(load)  # nobody can write to data


class Source(NamedTuple):
    """What settings ask for: the specification, the sizes, and the data once they are loaded."""

    spec: DatasetSpec
    n_samples: int  # training and validation together
    n_features: int  # that the network is given
    n_outputs: int
    load: Callable[[], Dataset]  # the same data each time; DataError for settings out of bounds


def source(settings: "RunSettings") -> Source:
    """The source of these settings' data. Nothing is loaded yet."""
    s, spec = settings, DATASETS[settings.dataset]
    features = _features(s, spec)
    return Source(
        spec,
        s.n_samples if spec.has_samples else spec.default_samples,
        spec.n_inputs if features is None else len(features.labels),
        s.n_classes if spec.has_classes else spec.n_outputs,
        partial(_shared, features, *_asked(s)),
    )


def _asked(s: "RunSettings") -> tuple[str, int, float, float, int, int]:
    return s.dataset, s.n_samples, s.noise, s.train_share, s.data_seed, s.n_classes


def _features(s: "RunSettings", spec: DatasetSpec) -> FeatureMap | None:
    """None where the network is given the inputs as they are."""
    if not spec.has_features or (s.features == PLAIN and not s.expression):
        return None
    return FeatureMap(s.features, s.expression)


@lru_cache(maxsize=8)
def _shared(features: FeatureMap | None, *asked: Any) -> Dataset:
    data = _plain(*asked)
    return data if features is None else replace(data, features=features)


def data_for(task: str) -> str:
    """The first data set of that task, by name."""
    return next(name for name, spec in DATASETS.items() if spec.task == task)
