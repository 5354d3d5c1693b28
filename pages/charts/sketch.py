"""Small SVGs of what a network is made of: a function's curve, its layers, a grid of networks."""

from collections.abc import Sequence

import numpy as np

from nn_core import ACTIVATIONS
from pages.charts.thumbnail import INK, SIZE, svg

# One window for all functions, so that they can be compared: z from -REACH to REACH, and a from
# -REACH to REACH in the same unit.
REACH, STEPS = 3.0, 61
MOST_UNITS = 8  # that a layer shows one by one
UNIT = 2.8  # radius
LETTER = 14


def curve_sketch(activation: str) -> str:
    """f(z) on its axes, in black: a mask for the text's own colour. Raises KeyError for a name
    that is unknown."""
    z = np.linspace(-REACH, REACH, STEPS)
    a = np.empty_like(z)
    ACTIVATIONS[activation].value(z, a)
    middle, unit = SIZE / 2, SIZE / 2 / REACH
    places = (f"{middle + unit * x:.1f} {middle - unit * y:.1f}" for x, y in zip(z, a, strict=True))
    axes = f"M0 {middle:g}H{SIZE}M{middle:g} 0V{SIZE}"
    return svg(
        f"<path d='{axes}' stroke='#000' stroke-opacity='.35' stroke-width='1.5'/>"
        f"<path d='M{'L'.join(places)}' fill='none' stroke='#000' stroke-width='4'/>"
    )


def network_sketch(widths: Sequence[int]) -> str:
    """A column for each hidden layer; above MOST_UNITS units a bar, and below it how many."""
    return svg(_columns(widths, 0, SIZE))


def two_sketches(first: Sequence[int], second: Sequence[int]) -> str:
    """One network above the other."""
    half = SIZE / 2
    line = f"<path d='M4 {half:g}H{SIZE - 4}' stroke='{INK}' stroke-dasharray='3 3'/>"
    return svg(_columns(first, 0, half) + line + _columns(second, half, half))


def _columns(widths: Sequence[int], top: float, height: float) -> str:
    wide = max(widths, default=0) > MOST_UNITS
    room = height - LETTER if wide else height
    step = SIZE / (len(widths) + 1)
    columns = (_layer(width, step * (i + 1), top, room) for i, width in enumerate(widths))
    return "".join(columns) + (_size(widths, top + height - 1) if wide else "")


def _size(widths: Sequence[int], bottom: float) -> str:
    """How wide the widest layer is, and how many layers there are of it where there are more."""
    equal = f"{len(widths)} × " if len(set(widths)) == 1 < len(widths) else ""
    return (
        f"<text x='{SIZE / 2:g}' y='{bottom:g}' font-size='{LETTER}' text-anchor='middle' "
        f"font-family='sans-serif' fill='{INK}'>{equal}{max(widths)}</text>"
    )


def _layer(width: int, x: float, top: float, height: float) -> str:
    if width > MOST_UNITS:
        path, size = f"M{x:g} {top + 4:g}V{top + height - 4:g}", 2 * UNIT
    else:
        gap = height / (MOST_UNITS + 0.5)
        first = top + height / 2 - gap * (width - 1) / 2
        path = "".join(f"M{x:g} {first + gap * i:.1f}h0" for i in range(width))
        size = min(2 * UNIT, gap * 0.8)
    return f"<path d='{path}' stroke='{INK}' stroke-width='{size:.1f}' stroke-linecap='round'/>"


def grid_sketch(rows: int, columns: int) -> str:
    """A cell for each network of a map."""
    across, up = SIZE / max(columns, 1), SIZE / max(rows, 1)
    side = max(min(across, up, 14) - 3, 2)
    left, top = (SIZE - columns * (side + 3)) / 2, (SIZE - rows * (side + 3)) / 2
    cells = (
        f"<rect x='{left + j * (side + 3) + 1.5:.1f}' y='{top + i * (side + 3) + 1.5:.1f}' "
        f"width='{side:.1f}' height='{side:.1f}' rx='1.5' fill='none' stroke='{INK}' "
        "stroke-width='1.5'/>"
        for i in range(rows)
        for j in range(columns)
    )
    return svg("".join(cells))


def beside(*pictures: str) -> str:
    """Small pictures in a row, as one."""
    step = SIZE + 6
    parts = (
        picture.replace("<svg ", f"<svg x='{i * step}' width='{SIZE}' height='{SIZE}' ", 1)
        for i, picture in enumerate(pictures)
    )
    return svg("".join(parts), width=step * len(pictures) - 6)
