"""Widgets bound to a field of the map's own settings."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pages.live.settings import Settings
from pages.ui import state
from pages.ui.controls.widgets import Change, show


def pick_sweep(
    field: str, widget: Callable[..., Any], change: Change | None = None, **options: Any
) -> None:
    """A widget that shows settings.sweep.<field>; its label and help are sweep_<field>'s texts."""
    value = getattr(state.settings().sweep, field)
    show(f"sweep_{field}", value, widget, change or replacing(field), **options)


def replacing(field: str) -> Change:
    """A change of one field."""

    def change(settings: Settings, value: Any) -> Settings:
        if isinstance(value, list):
            value = tuple(value)
        changes: dict[str, Any] = {field: value}
        return replace(settings, sweep=replace(settings.sweep, **changes))

    return change
