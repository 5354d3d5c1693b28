"""A standing chart for a projector: its text is as large as the page's, its lines are thicker.

The live charts take their size from the page (static/live/figure.js); Streamlit's own take it from
the figure.
"""

from typing import Any

import plotly.graph_objects as go

TEXT, TITLE = 18, 20  # px
USUAL = 12.5  # px: the text that charts are laid out for
SCALE = TEXT / USUAL
TELLING = 1.5  # px, from which a line says something
LEAST_LINE = 3  # px


def projected(figure: go.Figure) -> go.Figure:
    """The figure itself, enlarged."""
    layout = figure.layout
    margin = {side: round(SCALE * (layout.margin[side] or 0)) for side in ("l", "r", "t", "b")}
    layout.update(font_size=TEXT, title_font_size=TITLE, legend_font_size=TEXT, margin=margin)
    layout.title.subtitle.font.size = TEXT
    figure.update_xaxes(title_font_size=TEXT, tickfont_size=TEXT)
    figure.update_yaxes(title_font_size=TEXT, tickfont_size=TEXT)
    figure.update_annotations(font_size=TEXT)
    for trace in figure.data:
        _enlarge(trace)
    return figure


def _enlarge(trace: Any) -> None:
    if "textfont" in trace and trace.text is not None:
        trace.textfont.size = TEXT
    if "colorbar" in trace and trace.showscale:
        trace.colorbar.update(tickfont_size=TEXT, title_font_size=TEXT)
    if "marker" in trace and isinstance(trace.marker.to_plotly_json().get("size"), int | float):
        trace.marker.size *= SCALE
        _colour_bar(trace.marker)
    if trace.type == "scatter" and trace.line.width is not None:
        least = LEAST_LINE if trace.line.width >= TELLING else 0
        trace.line.width = max(least, SCALE * trace.line.width)


def _colour_bar(marker: Any) -> None:
    if marker.showscale:
        marker.colorbar.update(tickfont_size=TEXT, title_font_size=TEXT)
