"""The data sets in groups, as they are offered."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from datasets import DATASETS, PAINTED, DatasetSpec
from pages.live.own_key import OWN

Group = Literal["two", "several", "space", "number", "real", "yours"]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)


def _group(spec: DatasetSpec) -> Group:
    if spec.has_curve:  # the user writes it
        return "yours"
    if spec.family in ("space", "real"):
        return "space" if spec.family == "space" else "real"
    if spec.task == "regression":
        return "number"
    return "two" if spec.task == "binary" else "several"


def data_groups(has_own: bool) -> Mapping[Group, list[str]]:
    """Every data set by name, in the order in which a student meets them.

    has_own: whether the session has own data.
    """
    groups: dict[Group, list[str]] = {group: [] for group in GROUPS}
    for name, spec in DATASETS.items():
        groups[_group(spec)].append(name)
    groups["yours"] += [PAINTED, *([OWN] if has_own else [])]
    return groups


def neighbours(name: str, has_own: bool, most: int) -> list[str]:
    """The first of the data set's group, it among them: in its own place or else in the last."""
    (group,) = (names for names in data_groups(has_own).values() if name in names)
    first = group[:most]
    return first if name in first else [*first[:-1], name]
