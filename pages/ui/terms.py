"""Words of the glossary in a text: what they mean is told on hover, tap and focus."""

from pages.text.explaining import ENDINGS, explained, pieces
from pages.ui.language import language, t


def with_terms(key: str, /, **values: object) -> str:
    """A text, as Markdown: each term in it leads to its sentence (static/page/terms.js)."""
    parts = pieces(t(key, **values), language())
    return "".join(f"[{p.text}](#{p.key})" if p.key else p.text for p in parts)


def known() -> dict[str, object]:
    """All terms, for the browser."""
    terms = [
        {"key": key, "forms": forms, "about": about} for key, forms, about in explained(language())
    ]
    return {"terms": terms, "endings": ENDINGS[language()]}
