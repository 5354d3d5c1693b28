"""Widgets bound to a field of Settings: shown from it, and written back to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.live.own_key import OWN
from pages.live.run_settings import RUN_ROWS
from pages.live.settings import Settings, settle
from pages.ui import fragments, navigation, state, widget_keys
from pages.ui.drag import Choices, Range, Slider
from pages.ui.language import language, t
from pages.ui.session_state import session, widget_value

Change = Callable[[Settings, Any], Settings]


# How widgets call the value that they start with, where it is not "value".
START = {"pills": "default", "segmented_control": "default"}


def picked(
    field: str, widget: Callable[..., Any], change: Change | None = None, **options: Any
) -> None:
    """A widget that shows settings.<field>; its label and help are the texts of that name."""
    value = getattr(state.settings(), field)
    redraw = RUN_ROWS[field].leads
    show(field, value, widget, change or _replacing(field), redraw=redraw, **options)


def show(
    name: str,
    value: Any,
    widget: Callable[..., Any],
    change: Change,
    *,
    redraw: bool = True,
    **options: Any,
) -> None:
    """A widget that shows a value derived from the settings, and changes them by `change`.

    redraw: whether other controls follow it.
    """
    if "label" not in options:
        options |= {"label": t(f"control.{name}"), "help": t(f"control.{name}.help")}

    key = _key(name, value)

    def take(picked: Any) -> None:
        state.change(settle(change(state.settings(), picked)), redraw=redraw, slider=key)

    held(name, value, widget, take, **options)
    # Own data are made anew as a whole, which takes longer than a step of a slider.
    row = RUN_ROWS.get(name)
    makes_own = state.settings().dataset == OWN and row is not None and row.effect == "data"
    if widget in (st.slider, st.select_slider) and not makes_own:
        state.run().drag.offer(key, Slider(_positions(options), change))


def _positions(options: dict[str, Any]) -> Range | Choices:
    if "options" in options:
        return Choices(options["options"])
    return Range(options["min_value"], options["max_value"])


def held(
    name: str, value: Any, widget: Callable[..., Any], take: Callable[[Any], None], **options: Any
) -> None:
    """A widget that shows a value which others change too; `take` is given what the user picks."""
    key = _key(name, value)
    start = {START.get(widget.__name__, "value"): value}
    if widget is st.selectbox:
        start = {"index": options["options"].index(value)}
    widget(
        key=key,
        on_change=_changed,
        args=(name, key, take, options),
        **start,
        **options,
    )


def _key(name: str, value: Any) -> str:
    """A new key whenever the value was changed by something other than the widget itself.

    Each message of the browser says what all widgets show: one for each thing that the user does,
    and ten a second on the slow lane. Written over through Streamlit's session state, a widget
    would answer with its old value before it has heard of the new one, or with its default where
    that message was overtaken by a later frame; both would look like a change by the user. A new
    widget, whose default is the value, cannot.
    """
    shown = (
        language(),
        _plain(value),
    )  # a choice travels as its label, which is another in each language
    generation, last = session().shown_values.get(name, (0, shown))
    if last != shown:
        state.run().drag.withdraw(widget_keys.setting(name, generation))
        generation += 1
    session().shown_values[name] = (generation, shown)
    return widget_keys.setting(name, generation)


def _plain(value: Any) -> Any:
    """Several choices come back as a list."""
    return tuple(value) if isinstance(value, list) else value


def _replacing(field: str) -> Change:
    return lambda settings, value: replace(settings, **{field: value})


@fragments.callback
def _changed(name: str, key: str, take: Callable[[Any], None], options: dict[str, Any]) -> None:
    if navigation.is_late():
        return navigation.stay()
    value = widget_value(key)
    generation, _ = session().shown_values[name]
    # The last word of a widget that has been replaced.
    late = key != widget_keys.setting(name, generation)
    chosen = value if isinstance(value, list) else [value]
    if late or value is None or not set(chosen) <= set(options.get("options", chosen)):
        state.run().drag.released(key)
        return fragments.ask(state.LIVE)
    session().shown_values[name] = (generation, (language(), _plain(value)))
    return take(value)
