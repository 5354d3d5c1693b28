"""Words of the glossary in a text: what they mean is told on hover, tap and focus."""

from pages.text import template
from pages.text.explaining import ENDINGS, explained, pieces
from pages.ui.language import language


def with_terms(key: str, /, **values: object) -> str:
    """A text, as Markdown: each term in it leads to its sentence (static/page/terms.js).

    Values stay as they are: a user's column may be called like a term.
    """
    return marked(template(language(), key)).format(**values)


def marked(text: str) -> str:
    """The same of a text that is the house's own."""
    parts = pieces(text, language())
    return "".join(f"[{p.text}](#{p.key})" if p.key else p.text for p in parts)


def known() -> dict[str, object]:
    """All terms, for the browser."""
    terms = [
        {"key": key, "forms": forms, "about": about} for key, forms, about in explained(language())
    ]
    return {"terms": terms, "endings": ENDINGS[language()]}
