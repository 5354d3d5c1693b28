"""The network with the point's numbers in it."""

from collections.abc import Sequence

from numpy.typing import NDArray

from pages.features.point.charts.network_picture import (
    Chosen,
    columns_of,
    height_of,
    network_picture,
    picture_alt,
)
from pages.features.point.ui.look import Look
from pages.ui.component import component


def picture(
    look: Look,
    chosen: Chosen | None,
    lit: range,
    edges: Sequence[NDArray],  # type: ignore[type-arg]
    end: str = "",
    back: bool = False,
) -> None:
    """lit: the columns whose numbers are shown; edges: (D, H) for each pair of columns.

    The chart is mounted once and goes from step to step: what a layer is sent travels along its
    edges before its units light up.
    """
    names = (look.names.inputs, look.names.outputs)
    pixels = look.data.to_raw_inputs(look.point.x) if look.data.is_image else None
    columns = columns_of(look.trace, look.names.titles, names, chosen, lit, back, pixels)
    component("way")(
        key="point_picture",
        data={
            "figure": network_picture(columns, edges, chosen, end, look.t).to_json(
                remove_uids=False
            ),
            "now": lit.start if back else lit.stop - 1,
            "back": back,
            "alt": picture_alt(columns, look.t),
            "height": height_of(columns),
        },
    )
