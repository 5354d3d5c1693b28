"""A class that sweeps at once: many sessions on the architecture map of one running server.

    streamlit run app.py --server.headless true --server.port 8599
    python tests/benchmarks/map_load.py --url http://127.0.0.1:8599 --sessions 10 --seconds 15

Each session opens the page by its link, presses Run, and pulls frames of the board as static/board
does. The loop, the counting and the printed figures are class_load.py's.
"""

import argparse
import asyncio
import json
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
RUN = "-sweep_run"  # how the button's id ends
CARDS = ("heat_map", "cells")  # in sight on a laptop
# 240 networks in float32 with batches of 10, as long as anybody would wait.
QUERY = (
    "samples=500&row_values=1,2,3,4,5,6&column_values=1,2,3,4,6,8,12,16&starts=5&sweep_epochs=400"
)


@dataclass
class MapSession(Session):
    """One student's browser on the map: it presses Run once, and then watches."""

    run_button: str = ""
    bar: str = ""  # the fragment that the button belongs to
    held: dict[str, str] = field(default_factory=dict)

    async def _read(self, socket: ClientConnection) -> None:
        async for data in socket:
            message = ForwardMsg()
            message.ParseFromString(data)
            if message.HasField("navigation"):
                self.page_hash = message.navigation.page_script_hash
            elif message.HasField("delta") and message.delta.HasField("new_element"):
                self._look_at(message)

    def _look_at(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        if element.WhichOneof("type") == "button" and element.button.id.endswith(RUN):
            self.run_button, self.bar = element.button.id, message.delta.fragment_id
        super()._look_at(message)

    def _take(self, blob: bytes, size: int) -> None:
        super()._take(blob, size)
        self.held |= {name: self.header["parts"][name] for name in self.header["new"]}
        if not self.is_training:
            self.arrivals.clear()  # the empty board is no frame of a sweep

    async def _ask(self, page: ClientConnection) -> None:
        """Presses Run, and then pulls."""
        while not (self.header and self.run_button):
            await self._next_frame()
        await page.send(self._press())
        while not self.is_training:
            await self._next_frame()
        await super()._ask(page)

    def _message(self, wish: dict[str, Any] | None = None) -> bytes:
        """The page by its address, then pulls."""
        if wish is not None:
            return super()._message(wish)
        return _packed(ClientState(query_string=self.load.query, page_name=PAGE))

    def _press(self) -> bytes:
        state = ClientState(query_string=self.load.query, page_script_hash=self.page_hash)
        state.fragment_id = self.bar
        widget = state.widget_states.widgets.add()
        widget.id, widget.trigger_value = self.run_button, True
        return _packed(state)

    def _wish(self) -> dict[str, Any]:
        return {
            "seq": self.asked, "board": "map", "parts": dict(self.held), "visible": list(CARDS),
        }  # fmt: skip


def _packed(state: ClientState) -> bytes:
    message: bytes = BackMsg(rerun_script=state).SerializeToString()
    return message


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--url", required=True, help="the running app, on this machine")
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=15.0, help="to count for")
    parser.add_argument("--settle", type=float, default=3.0, help="to wait afterwards")
    parser.add_argument("--query", default=QUERY, help="settings as in the app's URL, without '?'")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = vars(parser.parse_args())
    as_json = options.pop("json")
    class_load.Session = MapSession
    result: Result = asyncio.run(run_class(Load(**options, component="board_map")))
    print(json.dumps(asdict(result)) if as_json else "\n".join(result.lines()))


if __name__ == "__main__":
    main()
