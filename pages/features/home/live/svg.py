"""A small chart as SVG text: axes with ticks, lines, cells and points, without any script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, log10

from pages.charts.numbers import number
from pages.charts.style import PAPER_FRAME, PAPER_GRID, PAPER_INK, WHITE
from pages.text import Translator

Pair = tuple[float, float]
LEFT, RIGHT, TOP, BOTTOM = 62, 12, 10, 44
SHAPES = ("circle", "square", "triangle", "diamond")


@dataclass
class Chart:
    """x and y: what the axes show. Pieces are drawn in the order in which they are added."""

    width: int
    height: int
    x: Pair
    y: Pair
    t: Translator
    pieces: list[str] = field(default_factory=list)

    @property
    def inside(self) -> str:
        """The name of what is within the axes: charts of one page have different sizes."""
        return f"in-{self.width}-{self.height}"

    def at(self, x: float, y: float) -> Pair:
        """A place in the picture."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return (
            LEFT + across * (self.width - LEFT - RIGHT),
            TOP + (1 - up) * (self.height - TOP - BOTTOM),
        )

    def line(self, places: Iterable[Pair], colour: str, dash: str = "", width: float = 2) -> None:
        """Through places in the axes' units."""
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.at(*place) for place in places))
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.pieces.append(
            f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="{width}"'
            f'{dashed} clip-path="url(#{self.inside})"/>'
        )

    def label(self, x: float, y: float, text: str, colour: str) -> None:
        """Beside a place, with a halo that parts it from lines beneath."""
        px, py = self.at(x, y)
        self.pieces.append(
            f'<text x="{px:.1f}" y="{py - 5:.1f}" text-anchor="end" fill="{colour}"'
            f' stroke="{WHITE}" stroke-width="3" paint-order="stroke">{escape(text)}</text>'
        )

    def cells(self, colours: Sequence[Sequence[str]]) -> None:
        """Rows of colours from below, over the whole chart; equal neighbours are one rectangle."""
        (left, low), (right, high) = self.at(self.x[0], self.y[0]), self.at(self.x[1], self.y[1])
        rows, columns = len(colours), len(colours[0])
        w, h = (right - left) / columns, (low - high) / rows
        for j, row in enumerate(colours):
            first = 0
            for i in range(1, columns + 1):
                if i < columns and row[i] == row[first]:
                    continue
                x, y = left + first * w, low - (j + 1) * h
                self.pieces.append(
                    f'<rect x="{x:.1f}" y="{y:.1f}" width="{(i - first) * w + 0.3:.1f}"'
                    f' height="{h + 0.3:.1f}" fill="{row[first]}"/>'
                )
                first = i

    def point(self, x: float, y: float, colour: str, shape: str, filled: bool) -> None:
        """Outside the axes nothing is drawn."""
        if not (self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]):
            return
        look = f'fill="{colour}" stroke="{WHITE}" stroke-width="0.6"'
        if not filled:
            look = f'fill="{WHITE}" stroke="{colour}" stroke-width="1.4"'
        self.pieces.append(mark(*self.at(x, y), shape, look))

    def drawn(self, names: tuple[str, str], alt: str) -> str:
        """The whole picture; names of the two axes."""
        (left, low), (right, high) = self.at(self.x[0], self.y[0]), self.at(self.x[1], self.y[1])
        box = f'x="{left:.1f}" y="{high:.1f}" width="{right - left:.1f}" height="{low - high:.1f}"'
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}"'
            f' preserveAspectRatio="xMinYMid" role="img" aria-label="{escape(alt)}"'
            f' style="max-width:{self.width}px">',
            f'<defs><clipPath id="{self.inside}"><rect {box}/></clipPath></defs>',
            *self._ticks(),
            *self.pieces,
            f'<rect {box} fill="none" stroke="{PAPER_FRAME}"/>',
            f'<text x="{(left + right) / 2:.0f}" y="{self.height - 6}" text-anchor="middle"'
            f' fill="{PAPER_INK}">{escape(names[0])}</text>',
            f'<text transform="translate(14 {(low + high) / 2:.0f}) rotate(-90)"'
            f' text-anchor="middle" fill="{PAPER_INK}">{escape(names[1])}</text>',
            "</svg>",
        ]
        return "".join(parts)

    def _ticks(self) -> Iterable[str]:
        for x in ticks(*self.x):
            px, bottom = self.at(x, self.y[0])
            yield f'<path d="M{px:.1f} {bottom:.1f}V{TOP}" stroke="{PAPER_GRID}"/>'
            yield self._tick(px, bottom + 15, "middle", x)
        for y in ticks(*self.y):
            left, py = self.at(self.x[0], y)
            yield f'<path d="M{left:.1f} {py:.1f}H{self.width - RIGHT}" stroke="{PAPER_GRID}"/>'
            yield self._tick(left - 6, py + 4, "end", y)

    def _tick(self, x: float, y: float, anchor: str, value: float) -> str:
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{PAPER_INK}">'
            f"{escape(number(value, self.t))}</text>"
        )


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers between two, at most so many."""
    rough = (high - low) / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(k * step, 12) for k in range(first, last + 1)]


def mark(x: float, y: float, shape: str, look: str, r: float = 3.2) -> str:
    """A small sign; each class has its own."""
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" {look}/>'
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "triangle": ((0, -1.3), (1.2, 0.9), (-1.2, 0.9)),
        "diamond": ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
    }[shape]
    drawn = " ".join(f"{x + r * dx:.1f},{y + r * dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{drawn}" {look}/>'
