"""Where a run's data come from: what is known of them beforehand, and how they are loaded.

Whatever can be learned from is a Source. Nothing else in the pages looks up a data set or loads it.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from datasets import DATASETS, Dataset, DatasetSpec, load

if TYPE_CHECKING:
    from pages.live.run_settings import RunSettings

_shared = lru_cache(maxsize=8)(load)  # nobody can write to data


class Source(NamedTuple):
    """What settings ask for: the specification, the sizes, and the data once they are loaded."""

    spec: DatasetSpec
    n_samples: int  # training and validation together
    n_outputs: int
    load: Callable[[], Dataset]  # the same data each time; DataError for settings out of bounds


def source(settings: "RunSettings") -> Source:
    """The source of these settings' data. Nothing is loaded yet."""
    s, spec = settings, DATASETS[settings.dataset]
    return Source(
        spec,
        s.n_samples if spec.has_samples else spec.default_samples,
        s.n_classes if spec.has_classes else spec.n_outputs,
        partial(_shared, s.dataset, s.n_samples, s.noise, s.train_share, s.data_seed, s.n_classes),
    )


def data_for(task: str) -> str:
    """The first data set of that task, by name."""
    return next(name for name, spec in DATASETS.items() if spec.task == task)
