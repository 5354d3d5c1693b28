"""The point as a picture, where its inputs are pixels."""

from pages.charts.pixels import pixel_picture
from pages.features.point.ui.look import Look
from pages.ui.language import t
from pages.ui.still_chart import still_chart

SIDE = 260


def pixels(look: Look) -> None:
    """Nothing where they are none."""
    if not look.data.is_image:
        return
    raw = look.data.to_raw_inputs(look.point.x)
    still_chart(
        pixel_picture(raw, t("point.picture"), look.t),
        key="point_pixels",
        height=SIDE,
        width=SIDE,
        alt=t("point.picture"),
    )
