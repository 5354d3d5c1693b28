"""A class that sweeps at once: many sessions on the architecture map of one running server.

    streamlit run app.py --server.headless true --server.port 8599
    python tests/benchmarks/map_load.py --url http://127.0.0.1:8599 --sessions 10 --seconds 15

Each session opens the page by its link, begins the sweep as the board does when it is seen, and
pulls frames as static/board does. The loop, the counting and the printed figures are those of
class_load.py. With --arrive they come one after the other within so many seconds, and what is
printed is how long each waited from then for its first small pictures and the first lagom network.
"""

import argparse
import asyncio
import json
import statistics
import time
from dataclasses import asdict, dataclass, field
from typing import Any

import class_load
from class_load import Result, run_class
from class_session import Load, Session
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

PAGE = "architecture_map"
CARDS = ("heat_map", "cells")  # in sight on a laptop
# 240 networks in float32 with batches of 10, as long as anybody would wait.
QUERY = (
    "samples=500&row_values=1,2,3,4,5,6&column_values=1,2,3,4,6,8,12,16&starts=5&sweep_epochs=400"
)


@dataclass
class MapSession(Session):
    """One student's browser on the map: it begins the sweep once, and then watches."""

    after: float = 0.0  # seconds until it arrives
    arrived: float = 0.0
    pictured: float | None = None  # seconds from then to the first small pictures
    found: float | None = None  # and to the first network that is lagom
    held: dict[str, str] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        await asyncio.sleep(self.after)
        self.arrived = time.monotonic()
        await super().run(stop)

    async def _read(self, socket: ClientConnection) -> None:
        async for data in socket:
            message = ForwardMsg()
            message.ParseFromString(data)
            if message.HasField("navigation"):
                self.page_hash = message.navigation.page_script_hash
            elif message.HasField("delta") and message.delta.HasField("new_element"):
                self._look_at(message)

    def _take(self, blob: bytes, size: int) -> None:
        super()._take(blob, size)
        self.held |= {name: self.header["parts"][name] for name in self.header["new"]}
        if not self.is_training:
            self.arrivals.clear()  # the empty board is no frame of a sweep
        now = time.monotonic() - self.arrived
        if self.pictured is None and self.header.get("cells"):
            self.pictured = now
        if self.found is None and self.header.get("facts", {}).get("lagom"):
            self.found = now

    async def _ask(self, page: ClientConnection) -> None:
        """Begins, unless somebody has already, and then pulls."""
        while not self.header:
            await self._next_frame()
        while not self.is_training and self.pictured is None:
            self.asked += 1
            begin = {"card": "begin", "id": 1}
            await page.send(self._message({**self._wish(), "pressed": begin}))
            await self._next_frame()
        await super()._ask(page)

    def _message(self, wish: dict[str, Any] | None = None) -> bytes:
        """The page by its address, then pulls."""
        if wish is not None:
            return super()._message(wish)
        return _packed(ClientState(query_string=self.load.query, page_name=PAGE))

    def _wish(self) -> dict[str, Any]:
        return {
            "seq": self.asked, "board": "map", "parts": dict(self.held), "visible": list(CARDS),
        }  # fmt: skip


def _packed(state: ClientState) -> bytes:
    message: bytes = BackMsg(rerun_script=state).SerializeToString()
    return message


@dataclass(frozen=True)
class Arrivals:
    """Seconds that the sessions waited; without an answer, those that they were watched for."""

    sessions: int
    unseen: int  # sessions that saw no picture
    without: int  # and that saw no answer
    first_picture: float  # the longest, and the median
    first_picture_median: float
    answer: float
    answer_median: float

    def lines(self) -> list[str]:
        return [
            f"sessions {self.sessions}: {self.unseen} without a picture",
            f"{self.without} without an answer",
            f"first picture: {self.first_picture:.1f} s, median {self.first_picture_median:.1f} s",
            f"answer: {self.answer:.1f} s, median {self.answer_median:.1f} s",
        ]


async def run_arrivals(load: Load, within: float) -> Arrivals:
    """Lets them come, waits until all have an answer or `load.seconds` are over, and sums up."""
    n, stop = load.sessions, asyncio.Event()
    sessions = [MapSession(load, after=within * i / n) for i in range(n)]
    tasks = [asyncio.create_task(session.run(stop)) for session in sessions]
    end = time.monotonic() + load.seconds
    while any(session.found is None for session in sessions) and time.monotonic() < end:
        await asyncio.sleep(0.1)
    stop.set()
    await asyncio.wait(tasks, timeout=class_load.LEAVE_S)
    pictured = [load.seconds if s.pictured is None else s.pictured for s in sessions]
    found = [load.seconds if s.found is None else s.found for s in sessions]
    median = statistics.median
    unseen = sum(session.pictured is None for session in sessions)
    without = sum(session.found is None for session in sessions)
    return Arrivals(n, unseen, without, max(pictured), median(pictured), max(found), median(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--url", required=True, help="the running app, on this machine")
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=15.0, help="to count for, or to wait")
    parser.add_argument("--settle", type=float, default=3.0, help="to wait afterwards")
    parser.add_argument("--arrive", type=float, help="seconds within which they come")
    parser.add_argument("--query", default=QUERY, help="settings as in the app's URL, without '?'")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = vars(parser.parse_args())
    as_json, within = options.pop("json"), options.pop("arrive")
    class_load.Session = MapSession
    load = Load(**options, component="board_map")
    result: Result | Arrivals = asyncio.run(
        run_class(load) if within is None else run_arrivals(load, within)
    )
    print(json.dumps(asdict(result)) if as_json else "\n".join(result.lines()))


if __name__ == "__main__":
    main()
