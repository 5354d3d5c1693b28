"""A board: cards with charts that are built once in the browser and then take new data in place.

static/board draws it. A card's figure and its data are parts, sent only where the browser lacks
them; those of cards out of sight are not even computed.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pages.charts.chart import Chart
from pages.live.modebar import modebar
from pages.live.recipes import Parts, Recipe, figure_content
from pages.text import Translator

DATA = ":data"  # behind a card's name: the part with its data
BUDGET_S = 0.02  # of a frame, for the cards
AT_FIRST = 2  # cards that are drawn before the browser has said which are in sight


class Card(NamedTuple):
    """A chart on the board.

    figure: how to make its skeleton, as Plotly's JSON (recipes.figure_content). data: how to make
    {"traces": {...}, "alt": "..."}, by the traces' names their attributes that change, and what
    one sees now in a sentence. size: its share of a row.
    """

    name: str
    figure: Recipe
    data: Recipe
    kind: str = "plot"  # or cells, or chosen: static/board has a class for each
    size: str = "half"  # or third, whole, large, side or beside


def chart_card(
    name: str,
    still: object,
    now: object,
    chart: Callable[[], Chart],
    size: str = "half",
    about: str = "",
    lead: str = "",
) -> Card:
    """A card whose chart is made when the browser lacks its skeleton or its data, once for both.

    still: what the skeleton depends on; now: what the data depend on besides. about: a sentence
    under the chart; lead: one above it.
    """
    made = cache(chart)
    more = {name: text for name, text in (("about", about), ("lead", lead)) if text}
    return Card(
        name,
        ((still,), lambda: {**figure_content(made().figure()), **more}),
        ((still, now), lambda: {"traces": made().data(), "alt": made().alt()}),
        size=size,
    )


@dataclass(frozen=True)
class BoardRequest:
    """What the browser holds, and which cards are in sight (None: it has not said yet)."""

    parts: Mapping[str, str] = field(default_factory=dict)
    visible: tuple[str, ...] | None = None
    seq: int | None = None


def board_header(
    parts: Parts, cards: Sequence[Card], language: str, request: BoardRequest
) -> dict[str, Any]:
    """The part of a frame's header that every board has.

    Cards for which the frame has no time are left out, and come first in the next: `later`.
    """
    keys, contents = parts.changed(
        {"words": ((language,), lambda: _words(language))}, request.parts
    )
    asked = [c for i, c in enumerate(cards) if _is_asked(c, i, request)]
    first = next((i for i, card in enumerate(asked) if card.name == parts.turn), 0)
    end, parts.turn = time.perf_counter() + BUDGET_S, ""
    made = False
    for card in asked[first:] + asked[:first]:
        recipes = {card.name: card.figure, card.name + DATA: card.data}
        if made and time.perf_counter() > end and parts.lacking(recipes, request.parts):
            parts.turn = parts.turn or card.name
            continue
        own, new = parts.changed(recipes, request.parts)
        made = made or bool(new)
        keys |= own
        contents |= new
    return {
        "ack": request.seq,
        "cards": [[card.name, card.kind, card.size] for card in cards],
        "parts": keys,
        "new": contents,
        "later": parts.turn != "",
    }


def _is_asked(card: Card, index: int, request: BoardRequest) -> bool:
    return index < AT_FIRST if request.visible is None else card.name in request.visible


def _words(language: str) -> dict[str, Any]:
    t = Translator(language)
    return {
        "language": language,
        "png": t("board.png"),
        "numbers": t("board.numbers"),
        "save_help": t("board.png.help"),
        "modebar": modebar(language),
        "late": t("live.late"),
        "slow": t("live.slow"),
    }
