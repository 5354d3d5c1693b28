"""How a card of this section is put together, and which ones there are."""

from collections.abc import Callable, Hashable

from pages.charts.chart import Chart
from pages.features.inside.live.inspection_view import InspectionView
from pages.live.cards import Card, chart_card
from pages.text import Translator


class Maker:
    """Makes the cards of one look in one language."""

    def __init__(self, look: InspectionView, t: Translator) -> None:
        self.look, self.t = look, t

    def card(
        self,
        name: str,
        still: Hashable,
        chart: Callable[[], Chart],
        moment: Hashable = None,
    ) -> Card:
        """still: what the skeleton depends on besides the language.

        moment: of what the data tell; None for the look's own.
        """
        about = self.t(f"inside.{name}.about")
        now = moment or self.look.moment
        return chart_card(name, (self.t.language, still), now, chart, about=about)
