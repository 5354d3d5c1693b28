"""The verdict panel's content: words, buttons and marks, for the browser to show as they are."""

from typing import Any

from pages.charts.style import Translate
from pages.live.ghost import Ghost
from pages.live.marks import marks_of
from pages.live.sentences import number, why
from pages.live.verdict import Shown
from pages.text import Translator, template


def panel(shown: Shown, t: Translate) -> dict[str, Any]:
    """What the panel says. `said` is for screen readers, at a change of verdict only."""
    heading = _heading(shown, t)
    return {
        "verdict": shown.verdict,
        "doubt": shown.doubt or "",
        "heading": heading,
        "certain": t("verdict.certain") if shown.verdict and shown.doubt is None else "",
        "why": why(shown, t),
        "because": t(f"verdict.doubt.{shown.doubt}") if shown.doubt else "",
        "said": t("verdict.said", verdict=heading) if shown.verdict else "",
        "tries": [
            {"kind": kind, "label": t(f"verdict.try.{kind}", **_numbers(changes, t))}
            for kind, changes in shown.tries
        ],
        "marks": marks_of(shown, t),
    }


def verdict_words(language: str) -> dict[str, str]:
    """What stands still in the panel, and the names of what is drawn into the curves."""
    t = Translator(language)
    names = ("gap", "lagom", "ahead")
    return {
        "title": t("verdict.title"),
        "try": t("verdict.try"),
        "best": template(language, "mark.best"),
        **{name: t(f"mark.{name}") for name in names},
    }


def ghost_content(ghost: Ghost, language: str) -> dict[str, Any]:
    """The curve of the run before, and what is said about it."""
    t = Translator(language)
    return {
        **ghost.content(),
        "compare": template(language, "verdict.ghost"),
        "remove": t("verdict.ghost.remove"),
        "name": t("mark.before"),
    }


def _heading(shown: Shown, t: Translate) -> str:
    if not shown.verdict:
        return t("verdict.early")
    name = t(f"verdict.name.{shown.verdict}")
    if shown.doubt is None:
        return name[0].upper() + name[1:]
    return t("verdict.hard", one=name, other=t(f"verdict.name.{shown.rival}"))


def _numbers(changes: Any, t: Translate) -> dict[str, object]:
    """The changed settings as a button names them."""
    return {
        name: number(value, t) if isinstance(value, float) else value
        for name, value in changes.items()
    }
