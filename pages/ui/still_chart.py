"""A chart of Streamlit's own, which stands still until something is chosen."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.charts.projected import SCALE, projected
from pages.ui import state

CONFIG = {"displayModeBar": False, "showTips": False}  # nothing to zoom into


def still_chart(figure: go.Figure, *, height: int, **options: Any) -> None:
    """height: px, of which a projector gets more."""
    if state.settings().projector:
        figure, height = projected(figure), round(SCALE * height)
    st.plotly_chart(figure, height=height, config=CONFIG, **options)
