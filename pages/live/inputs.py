"""What the network is given of x and y, switched on the diagram's own input column."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from datasets import FEATURES
from datasets.expression import Expression
from pages.live.settings import Settings, settle
from pages.live.source import has, source
from pages.text import Translator

FEATURES_PRESS = "features"  # the kind of a press
WORDS = ("more", "choose", "on", "off", "last", "close")
SIDE = 12  # of a feature's picture
FORMULA = "own"


def chosen(settings: Settings, told: Mapping[str, Any]) -> Settings | None:
    """The settings with the inputs that a press names, all of them; None where it names none."""
    names = told.get("names")
    if not isinstance(names, list) or not has(settings, "has_features"):
        return None
    features = tuple(name for name in FEATURES if name in names)
    expression = settings.expression if FORMULA in names else ""
    if not features and not expression:
        return None
    return settle(replace(settings, features=features, expression=expression))


def content(settings: Settings, t: Translator) -> dict[str, Any] | None:
    """For the browser: each with its picture, rows upwards, and whether it is on; None where the
    data are not in the plane."""
    if not has(settings, "has_features"):
        return None
    reach = source(settings).spec.reach
    middle = reach * ((2.0 * np.arange(SIDE) + 1.0) / SIDE - 1.0)
    x, y = np.meshgrid(middle, middle)
    items = [
        _item(name, t(f"feature.{name}"), feature.value(x, y), name in settings.features)
        for name, feature in FEATURES.items()
    ]
    if settings.expression:
        values = Expression(settings.expression)(x.ravel(), y.ravel()).reshape(x.shape)
        items.append(_item(FORMULA, settings.expression, values, True))
    return {"items": items, "side": SIDE}


def _item(name: str, label: str, values: Any, on: bool) -> dict[str, Any]:
    """picture: 0 to 255 from the low to the high end of a scale of its own."""
    signed = values / max(float(np.abs(values).max()), 1e-9)
    picture = np.round(127.5 + 127.5 * signed).astype(int).ravel().tolist()
    return {"name": name, "label": label, "picture": picture, "on": on}
