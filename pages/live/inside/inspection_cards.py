"""How a card of this section is put together, and which ones there are."""

from collections.abc import Callable, Hashable
from typing import Any

import plotly.graph_objects as go

from pages.live.cards import Card
from pages.live.inside.inspection_view import InspectionView
from pages.live.recipes import figure_content
from pages.text import Translator

Traces = list[dict[str, Any]]


class Maker:
    """Makes the cards of one look in one language."""

    def __init__(self, look: InspectionView, t: Translator) -> None:
        self.look, self.t = look, t

    def card(
        self,
        name: str,
        ingredients: Hashable,
        figure: Callable[[], go.Figure],
        data: Callable[[], tuple[Traces, str]],
        moment: Hashable = None,
    ) -> Card:
        """ingredients: what the skeleton depends on besides the language. data: traces and alt.

        moment: of what the data tell; None for the look's own.
        """
        t, still = self.t, (self.t.language, ingredients)

        def skeleton() -> dict[str, Any]:
            return {**figure_content(figure()), "about": t(f"inside.{name}.about")}

        def changing() -> dict[str, Any]:
            traces, alt = data()
            return {"traces": traces, "alt": alt}

        return Card(name, (still, skeleton), ((still, moment or self.look.moment), changing))
