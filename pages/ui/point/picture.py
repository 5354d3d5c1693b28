"""The network with the point's numbers in it."""

from collections.abc import Sequence

import streamlit as st
from numpy.typing import NDArray

from pages.charts.point.network_picture import (
    Chosen,
    columns_of,
    height_of,
    network_picture,
    picture_alt,
)
from pages.ui.point.look import STILL, Look


def picture(
    look: Look,
    chosen: Chosen | None,
    lit: range,
    edges: Sequence[NDArray],  # type: ignore[type-arg]
    end: str = "",
    back: bool = False,
) -> None:
    """lit: the columns whose numbers are shown; edges: (D, H) for each pair of columns."""
    names = (look.names.inputs, look.names.outputs)
    pixels = look.data.to_raw_inputs(look.point.x) if look.data.is_image else None
    columns = columns_of(look.trace, look.names.titles, names, chosen, lit, back, pixels)
    st.plotly_chart(
        network_picture(columns, edges, chosen, end, look.t),
        key="point_picture",
        height=height_of(columns),
        alt=picture_alt(columns, look.t),
        config=STILL,
    )
