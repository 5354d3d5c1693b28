"""Choices on the page about own data: they outlive a change of page or language."""

from typing import Any

from pages.ui.language import language
from pages.ui.session_state import is_widget_known, session, set_widget_value


def picked(widget: Any, name: str, label: str, first: Any, **options: Any) -> Any:
    """What is picked, now or before another page or language was; at first `first`.

    name: of the choice, with what it is of: for another table it is another choice.
    """
    kept = session().own.choices
    key = f"own_{name}_{language()}"  # a choice travels as its label
    if not is_widget_known(key):
        set_widget_value(key, kept.get(name, first))
    kept[name] = widget(label, key=key, **options)
    return kept[name]
