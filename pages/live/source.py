"""Where a run's data come from: what is known of them beforehand, and how they are loaded.

Whatever can be learned from is a Source. Nothing else in the pages looks up a data set or loads it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from datasets import DATASETS, PAINTED, Dataset, DatasetSpec, FeatureMap, load, load_painted
from datasets.features import PLAIN
from datasets.painted import ENOUGH, count, spec_of
from pages.live import own_data
from pages.live.own_data import ready
from pages.live.own_key import OWN, OwnKey
from pages.live.own_link import task_in

if TYPE_CHECKING:
    from datasets.own import Prepared
    from pages.live.run_settings import RunSettings

_plain = lru_cache(maxsize=8)(load)  # nobody can write to data
_drawn = lru_cache(maxsize=8)(load_painted)


class Source(NamedTuple):
    """What settings ask for: the specification, the sizes, and the data once they are loaded."""

    spec: DatasetSpec
    n_samples: int  # training and validation together
    n_features: int  # that the network is given
    n_outputs: int
    load: Callable[[], Dataset]  # the same data each time; DataError for settings out of bounds


def source(settings: "RunSettings") -> Source:
    """The source of these settings' data. Nothing is loaded yet, but own data are made.

    Raises OwnDataMissing where own data are not in this process: see worker.py.
    """
    if settings.dataset == OWN:
        return _own(settings)
    s, spec = settings, _spec(settings)
    features = _features(s, spec)
    n_samples = s.n_samples if spec.has_samples else spec.default_samples
    return Source(
        spec,
        max(ENOUGH, count(s.points)) if spec.is_painted else n_samples,
        spec.n_inputs if features is None else len(features.labels),
        s.n_classes if spec.has_classes else spec.n_outputs,
        lambda: _shared(features, *_asked(s)).showing(s.map_output),
    )


def _spec(s: "RunSettings") -> DatasetSpec:
    return spec_of(s.points) if s.dataset == PAINTED else DATASETS[s.dataset]


def _asked(s: "RunSettings") -> tuple[Any, ...]:
    if s.dataset == PAINTED:
        return _drawn, s.points, s.train_share, s.data_seed
    return _plain, s.dataset, s.n_samples, s.noise, s.train_share, s.data_seed, s.n_classes, s.curve


def _features(s: "RunSettings", spec: DatasetSpec) -> FeatureMap | None:
    """None where the network is given the inputs as they are."""
    if not spec.has_features or (s.features == PLAIN and not s.expression):
        return None
    return FeatureMap(s.features, s.expression)


@lru_cache(maxsize=8)
def _shared(features: FeatureMap | None, made: Callable[..., Dataset], *asked: Any) -> Dataset:
    data = made(*asked)
    return data if features is None else replace(data, features=features)


def has(settings: "RunSettings", trait: str) -> bool:
    """Whether these settings' data have that: an attribute of DatasetSpec, or "is_own".

    Known wherever the data are.
    """
    if settings.dataset == OWN:
        return trait == "is_own"
    return bool(getattr(_spec(settings), trait, False))


def task_of(settings: "RunSettings") -> str:
    """What is to be learned. Known wherever the data are."""
    return task_in(settings.own) if settings.dataset == OWN else _spec(settings).task


def first_inputs(settings: "RunSettings") -> tuple[int, int]:
    """The two that a map shows first. Raises OwnDataMissing."""
    return source(settings).spec.first_inputs


def is_waiting(settings: "RunSettings") -> bool:
    """Whether so few points are drawn that nothing can be learned from them."""
    return settings.dataset == PAINTED and count(settings.points) < ENOUGH


def is_at_hand(settings: "RunSettings") -> bool:
    """Whether something can be learned from these settings' data in this process."""
    return settings.dataset != OWN or own_data.is_at_hand(own_key(settings))


def require(*settings: "RunSettings") -> None:
    """Raises OwnDataMissing where own data are meant that are not in this process."""
    for each in settings:
        if each.dataset == OWN:
            ready(own_key(each))


def prepared(settings: "RunSettings") -> "Prepared | None":
    """In the server: own data with their sealed rows and what was done to them; None for others."""
    return ready(own_key(settings)).whole if settings.dataset == OWN else None


def own_key(settings: "RunSettings") -> OwnKey:
    """Whose own data, and which."""
    return OwnKey(settings.owner, settings.own, settings.train_share, settings.data_seed)


def _own(settings: "RunSettings") -> Source:
    data, spec, _ = ready(own_key(settings))
    n_samples = len(data.x_train) + len(data.x_validation)
    n_features = len(data.feature_names)
    return Source(
        spec, n_samples, n_features, spec.n_outputs, lambda: data.showing(settings.map_output)
    )


def data_for(task: str) -> str:
    """The first data set of that task, by name."""
    return next(name for name, spec in DATASETS.items() if spec.task == task)
