"""What Plotly's own buttons are called, which it knows in English only."""

from pages.text import Translator

# Plotly's own name of a button -> the end of a text's key.
BUTTONS = {
    "Download plot as a PNG": "image",
    "save": "image",  # our own button, which takes its place
    "Zoom": "zoom",
    "Pan": "pan",
    "Zoom in": "zoom_in",
    "Zoom out": "zoom_out",
    "Reset axes": "reset",
    "Orbital rotation": "orbit",
    "Turntable rotation": "turn",
    "Reset camera to default": "camera",
    "Reset camera to last save": "camera_before",
}


def modebar(language: str) -> dict[str, str]:
    """A dictionary for Plotly's setting `locales`."""
    t = Translator(language)
    return {name: t(f"modebar.{key}") for name, key in BUTTONS.items()}
