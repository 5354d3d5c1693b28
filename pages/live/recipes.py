"""What a browser is sent only when it lacks it: parts with a key, made from recipes.

The browser says which keys it holds, and gets a part only when its key has changed.
"""

import json
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import plotly.graph_objects as go

# What a part depends on, and how it is made.
Recipe = tuple[tuple[object, ...], Callable[[], Any]]


class Parts:
    """One session's parts, each built when first asked for."""

    def __init__(self) -> None:
        self._built: dict[str, tuple[str, Any]] = {}
        self.turn = ""  # the card that a frame had no time for, and whose turn is next

    def changed(
        self, recipes: Mapping[str, Recipe], held: Mapping[str, str]
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """All keys, and the contents of those parts that the browser does not hold."""
        keys = {name: _key(recipe) for name, recipe in recipes.items()}
        contents = {
            name: self._content(name, key, recipes[name][1])
            for name, key in keys.items()
            if held.get(name) != key
        }
        return keys, contents

    def lacking(self, recipes: Mapping[str, Recipe], held: Mapping[str, str]) -> bool:
        """Whether the browser lacks any of them."""
        return any(held.get(name) != _key(recipe) for name, recipe in recipes.items())

    def _content(self, name: str, key: str, build: Callable[[], Any]) -> Any:
        if self._built.get(name, ("", None))[0] != key:
            self._built[name] = (key, build())
        return self._built[name][1]


def _key(recipe: Recipe) -> str:
    return f"{zlib.crc32(repr(recipe[0]).encode()):08x}"


def figure_content(figure: go.Figure) -> dict[str, Any]:
    """As Plotly's own JSON, with typed arrays and the traces' names, without its template."""
    content: dict[str, Any] = json.loads(figure.to_json(remove_uids=False))
    content["layout"].pop("template", None)
    return content
