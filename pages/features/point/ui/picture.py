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
from pages.ui.session_state import session


def first_of(n_layers: int, back: bool) -> int:
    """The column that lights up first when the way is played from its beginning."""
    return n_layers - 1 if back else 1


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
    edges before its units light up. It sets out when the button is pressed, before the page knows
    of it; so the browser is told which column Next and Play lead to, 0 where nothing travels.
    """
    now, n = lit.start if back else lit.stop - 1, len(edges)
    following = now - 1 if back else now + 1
    onward = following if 1 <= following <= n else 0
    is_last = chosen is None if back else now > n
    names = (look.names.inputs, look.names.outputs)
    pixels = look.data.to_raw_inputs(look.point.x) if look.data.is_image else None
    columns = columns_of(look.trace, look.names.titles, names, chosen, lit, back, pixels)
    component("way")(
        key="point_picture",
        data={
            "figure": network_picture(columns, edges, chosen, end, look.t).to_json(
                remove_uids=False
            ),
            "now": now,
            "next": onward,
            "play": 0 if session().way_playing else first_of(n, back) if is_last else onward,
            "back": back,
            "alt": picture_alt(columns, look.t),
            "height": height_of(columns),
        },
    )
