"""What lies beyond the edge of a map: the values with which it would go on."""

from dataclasses import replace
from typing import NamedTuple

from nn_core.sweep import SMALLEST, Lagom
from pages.features.sweep.live.plan import Plan, estimate_of, plan_of
from pages.live.run_settings import AXES
from pages.live.settings import Settings

SIZES = ("width", "depth")  # in this order: a wider map is the smaller step


class Beyond(NamedTuple):
    """A map that goes on beyond its edge."""

    axis: str
    values: tuple[str, ...]  # those that it would try besides
    settings: Settings


def edge_of(lagom: Lagom, plan: Plan) -> str | None:
    """The end of the sizes at which the network stands; nothing is smaller than no hidden layer."""
    if lagom.pick is None or lagom.edge != SMALLEST:
        return lagom.edge
    place = next(place for place in plan.places if place.runs == lagom.pick.rows)
    return SMALLEST if place.settings.hidden_widths else None


def beyond(plan: Plan, end: str) -> Beyond | None:
    """The plan with networks beyond that end, nn_core.lagom's SMALLEST or LARGEST.

    None where the values end, or where the map would be too large.
    """
    for axis in SIZES:
        found = _extended(plan.settings, axis, end)
        if found is not None and not estimate_of(plan_of(found.settings)).over:
            return found
    return None


def _extended(settings: Settings, axis: str, end: str) -> Beyond | None:
    sweep = settings.sweep
    sides = {sweep.rows: "row_values", sweep.columns: "column_values"}
    if axis not in sides:
        return None
    tried: tuple[str, ...] = getattr(sweep, sides[axis])
    if end == SMALLEST and axis == "width" and _without_layers(settings):
        return None
    more = _more(axis, [int(value) for value in tried], end)
    if not more:
        return None
    values = (*more, *tried) if end == SMALLEST else (*tried, *more)
    changed = replace(sweep, **{sides[axis]: values})  # type: ignore[arg-type]
    return Beyond(axis, more, replace(settings, sweep=changed))


def _without_layers(settings: Settings) -> bool:
    """Whether the map has networks without hidden layers, which no width makes smaller."""
    sweep = settings.sweep
    depths = {sweep.rows: sweep.row_values, sweep.columns: sweep.column_values}
    return "0" in depths.get("depth", ())


def _more(axis: str, tried: list[int], end: str) -> tuple[str, ...]:
    """One layer less or more; widths down to half of the least or up to twice the most."""
    low, high = min(tried), max(tried)
    first, last = (low - 1, high + 1) if axis == "depth" else (low / 2, 2 * high)
    reach = (first, low - 1) if end == SMALLEST else (high + 1, last)
    return tuple(value for value in AXES[axis].values if reach[0] <= int(value) <= reach[1])
