"""Where the point lies: a map or a curve in which a point of the data can be pressed."""

import numpy as np

from pages.features.point.charts.place import Place, place_alt, place_on_curve, place_on_map
from pages.features.point.live.answer import meaning_of
from pages.features.point.live.slices import has_place, slice_through
from pages.features.point.ui.asking import DELETED, said
from pages.features.point.ui.look import Look
from pages.live.pictures import painted
from pages.live.questions import AnswersOf
from pages.ui import fragments
from pages.ui.point_choice import pick
from pages.ui.run_questions import ask
from pages.ui.session_state import session, widget_value
from pages.ui.still_chart import still_chart

KEY, HEIGHT = "point_place", 350


def place(look: Look) -> None:
    """For pictures the picture itself."""
    if not has_place(look.data):
        return
    found = _drawn(look, with_data=not widget_value(DELETED))
    session().way_picks = found.picks
    found.figure.update_layout(clickmode="event+select", dragmode=False)
    meaning = meaning_of(look.data, look.trace.output[None], look.settings.output_activation)
    raw = look.data.to_raw_inputs(look.point.x)
    still_chart(
        found.figure,
        key=KEY,
        height=HEIGHT,
        alt=place_alt(look.data, raw, said(look, meaning).replace("*", ""), look.t),
        on_select=_pressed,
        selection_mode="points",
    )


def _drawn(look: Look, with_data: bool) -> Place:
    s, data = look.settings, look.data
    view = slice_through(data, s.slice, look.point.x, len(look.trace.updated))
    outputs = ask(AnswersOf(np.asarray(view.x, np.float64)))
    raw = data.to_raw_inputs(look.point.x)
    if view.kind == "fit":
        answer = float(data.to_raw_targets(look.trace.output)[data.shown])
        values = data.to_raw_targets(outputs)[:, data.shown]
        return place_on_curve(
            data, view.x[:, 0], values, (float(raw[0]), answer), look.t, with_data
        )
    ground = painted(view, outputs, data, s.output_activation)
    return place_on_map(data, s.slice, ground, raw, s.output_activation, look.t, with_data)


@fragments.callback
def _pressed() -> None:
    points, picks = widget_value(KEY)["selection"]["points"], session().way_picks
    if points and points[0]["curve_number"] in picks:
        name, indices = picks[points[0]["curve_number"]]
        at = int(points[0]["point_index"])
        if at < len(indices):
            pick(name, int(indices[at]))
