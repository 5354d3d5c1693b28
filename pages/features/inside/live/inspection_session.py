"""The section of each session: what it keeps, and its frames."""

import time
from collections.abc import Sequence, Set
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from pages.features.inside.live.answer_cards import ASKING, IMPORTANCE, answer_cards
from pages.features.inside.live.inspection_cards import Maker
from pages.features.inside.live.inspection_view import InspectionView
from pages.features.inside.live.layer_cards import layer_cards
from pages.features.inside.live.permutation import Permutation
from pages.live.cards import BoardRequest, board_header
from pages.live.engine import Engine, Seen
from pages.live.experiment import Experiment
from pages.live.frame import pack
from pages.live.predictions import Answers
from pages.live.recipes import Parts
from pages.live.run_session import Session
from pages.text import Translator

BOARD = "inside"
FASTEST_MS = 800  # a card costs the browser some 45 ms, and four may be in sight
SOON_MS = 100  # cards in sight are still to come
UNSEEN_MS = 1000  # no card is in sight: only to hear when one is
MS_A_SESSION = 60  # with thirty sessions, an update each 1.8 s
SHARE = 0.1  # of the time that the cards of a large network may take


@dataclass(frozen=True)
class InsideRequest:
    """What the page asks for: its language, the layer whose units are compared, the cards."""

    language: str
    layer: int
    board: BoardRequest


class Insides:
    """All sessions' sections. A Panel of the engine; who looks at one looks at its run as well."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: WeakKeyDictionary[Session, Inside] = WeakKeyDictionary()

    def frame(self, sid: str, request: InsideRequest) -> bytes | None:
        """The cards on what happens inside a session's network; None for an unknown session."""
        session = self._engine.session(sid)
        if session is None:
            return None
        inside = self._kept.setdefault(session, Inside())
        return inside.frame(session, request, self._engine.active())

    def everybody(self) -> Sequence[Seen]:
        return ()

    def roll_call(self, present: Set[str], known: Set[str], since: float) -> bool:
        return False  # they go with their sessions

    def let_go_of_own(self, sid: str) -> None: ...


class Inside:
    """One session's section: what its browser has been sent, and the answers that it needs."""

    def __init__(self) -> None:
        self._answers = Answers()
        self._permutation = Permutation()
        self._parts = Parts()

    def frame(self, session: Session, request: InsideRequest, active: int) -> bytes:
        """The cards as the run is now; the more sessions are active, the later the next."""
        start, experiment = time.perf_counter(), session.experiment
        settled = self._ask(experiment, request.board)
        view = InspectionView(experiment, session.gradients, self._answers, self._permutation)
        maker = Maker(view, Translator(request.language))
        cards = [*layer_cards(maker, request.layer), *answer_cards(maker)]
        header = board_header(self._parts, cards, request.language, request.board)
        spent_ms = 1000 * (time.perf_counter() - start)
        running = experiment.status == "running"
        fastest = UNSEEN_MS if request.board.visible == () else FASTEST_MS
        if header["later"] or not (settled or running):
            fastest = SOON_MS
        state = {
            "board": BOARD,
            "status": experiment.status,
            "facts": {"epoch": experiment.trainer.epoch},
            "live": running or not settled,
            "every": max(fastest, MS_A_SESSION * active, spent_ms / SHARE),
        }
        return pack({**header, **state, "made": time.time()}, {})

    def _ask(self, experiment: Experiment, board: BoardRequest) -> bool:
        """Whether the answers are there that the cards in sight need."""
        visible = set(board.visible or ())
        if experiment.status == "diverged":
            return True
        answered = visible.isdisjoint(ASKING) or self._answers.follow(experiment)
        shuffled = IMPORTANCE not in visible or self._permutation.follow(experiment)
        return answered and shuffled


def nothing(request: InsideRequest) -> bytes:
    """A frame without cards, for a session whose engine began anew: the next one has them."""
    header = board_header(Parts(), [], request.language, request.board)
    state = {"board": BOARD, "status": "idle", "live": True, "every": FASTEST_MS}
    return pack({**header, **state, "made": time.time()}, {})
