"""The point as a picture, where its inputs are pixels."""

from pages.charts.pixels import pixel_picture
from pages.features.point.ui.look import Look
from pages.ui.chart import chart
from pages.ui.language import t

SIDE = 260


def pixels(look: Look) -> None:
    """Nothing where they are none."""
    if not look.data.is_image:
        return
    raw = look.data.to_raw_inputs(look.point.x)
    drawn = pixel_picture(raw, t("point.picture"), look.t)
    chart(drawn, "point_pixels", t("point.picture"), SIDE, look.small_print, width=SIDE)
