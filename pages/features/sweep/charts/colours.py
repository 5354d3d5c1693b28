"""The colours of the map: a scale for magnitudes, and one colour for each verdict."""

from pages.charts.style import BLUE, OLIVE, ORANGE, PURPLE, SKY, VERMILLION, WINE, faded

CIVIDIS = (
    "#00224E", "#123570", "#3B496C", "#575D6D", "#707173",
    "#8A8678", "#A59C74", "#C3B369", "#E1CC55", "#FEE838",
)  # fmt: skip
# Nothing where all agree, so the ground shows through, light or dark.
DISAGREEMENT = [[0.0, faded(PURPLE, 0)], [0.5, faded("#BE6496", 0.6)], [1.0, faded(WINE, 1)]]
VERDICT_COLOURS = {
    "diverged": WINE,
    "unsteady": "#CC4477",
    "no_signal": "#B8B8B8",
    "unreachable": "#6B4226",
    "straight": "#332288",
    "penalized": "#7F66B3",
    "symmetric": PURPLE,
    "dead": "#4A4A4A",
    "still_learning": SKY,
    "vanished": OLIVE,
    "saturated": ORANGE,
    "overfitting": VERMILLION,
    "oversized": "#F0E442",
    "lagom": "#66C2A5",  # lighter than the lagom frame, which may stand on it
    "learned": "#C7E9DC",
    "underfitting": BLUE,
}
VERDICTS = tuple(VERDICT_COLOURS)  # in the order of the scale


def scale(measure: str) -> list[list[float | str]]:
    """The colour scale of a measure, for Plotly."""
    if measure == "verdict":
        edges = [i / len(VERDICTS) for i in range(len(VERDICTS) + 1)]
        colours = [VERDICT_COLOURS[name] for name in VERDICTS]
        pairs = zip(edges, edges[1:], colours, strict=False)
        return [[edge, colour] for low, high, colour in pairs for edge in (low, high)]
    last = len(CIVIDIS) - 1
    return [[i / last, colour] for i, colour in enumerate(CIVIDIS)]


def is_dark(measure: str, place: float) -> bool:
    """Whether white text reads better than black on this place of the scale (WCAG 2)."""
    return luminance(colour_at(measure, place)) < 0.179


def colour_at(measure: str, place: float) -> tuple[float, float, float]:
    """Red, green and blue (0 to 255) at a place from 0 to 1."""
    if measure == "verdict":
        return _rgb(VERDICT_COLOURS[VERDICTS[min(int(place * len(VERDICTS)), len(VERDICTS) - 1)]])
    position = place * (len(CIVIDIS) - 1)
    i = min(int(position), len(CIVIDIS) - 2)
    low, high = _rgb(CIVIDIS[i]), _rgb(CIVIDIS[i + 1])
    red, green, blue = (a + (b - a) * (position - i) for a, b in zip(low, high, strict=True))
    return red, green, blue


def _rgb(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(rgb: tuple[float, float, float]) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
