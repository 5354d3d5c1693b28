"""Where Streamlit says something in its own English, for static/page/words.js to replace."""

from pages.text import LANGUAGES, template

# Text -> the elements within which it is one. All others are names and tooltips of elements. A
# place is as narrow as can be: a user's own column may be called "Stop".
PLACES = {
    "no_results": "[role='listbox']",
    "lost": "[role='dialog']",
    "lost_why": "[role='dialog']",
    "drop": ".stFileUploader",
    "upload": ".stFileUploader",
    "size": ".stFileUploader",
    "size_kinds": ".stFileUploader",
    "enter": "[data-testid='InputInstructions']",
    "skip": "a[href^='#']",
    "more": "header",
    "running": "[data-testid='stStatusWidget']",
    "stop": "[data-testid='stStatusWidget']",
}
PLACES |= {
    "size_most": ".stFileUploader",
    "kind_not": ".stFileUploader",
    "select_all": "[data-testid='stDataFrameColumnVisibilityMenu'], [role='listbox']",
    "search_type": ".gdg-search-status",
}
# Many texts stand in one place: by how their names begin.
GROUPS = {"menu_": "[role='menuitem']", "about_": "[data-testid='stDataFrameStatisticsMenu']"}
BEGINNING = "streamlit."


def words(language: str) -> list[dict[str, object]]:
    """For each of them its place, all forms that may stand there, and the one that should."""
    keys = [key for key in LANGUAGES[language] if key.startswith(BEGINNING)]
    return [_word(language, key.removeprefix(BEGINNING)) for key in keys]


def _word(language: str, name: str) -> dict[str, object]:
    return {
        "place": _place(name),
        "forms": [template(other, f"streamlit.{name}") for other in LANGUAGES],
        "word": template(language, f"streamlit.{name}"),
    }


def _place(name: str) -> str:
    grouped = [place for beginning, place in GROUPS.items() if name.startswith(beginning)]
    return PLACES.get(name, *grouped or [""])
