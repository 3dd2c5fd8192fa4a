"""A call whose session we have to refresh: PJSIP has none below 90 s, and refreshes at half of it.

Nobody waits for that alone: it is begun with the first test of this folder, in which nothing of it is
heard, and goes on beside the others until `test_session_refresh` asks what became of it.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.peers.ports import LOOPBACK
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.voip.sides import DeskSide
from voip import commands as c
from voip.values import Account

SHORTEST_S = 90
LINE = Account(
    id="line", user="desk", domain="desk.test", peer=LOOPBACK, codecs=("PCMA",),
    session_timer_s=SHORTEST_S,
)  # fmt: skip
_TIMED = (
    "Allow: INVITE, ACK, BYE, CANCEL\r\nSupported: timer\r\nRequire: timer\r\n"
    f"Session-Expires: {SHORTEST_S};refresher=uac\r\n"
)
"""Without UPDATE, as baresip has it."""


class LongCall:
    """`begun` is done when it was answered, with what went wrong where it was not."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._open = folder, ExitStack()
        # Here, as nobody else may look for a free port meanwhile
        self.far = Sipp(folder, self._scenario(), calls=1)
        self._worker = ThreadPoolExecutor(1)
        self.begun: Future[None] = self._worker.submit(self._begin)

    def close(self) -> None:
        self._worker.shutdown()
        self._open.close()

    def _scenario(self) -> Path:
        takes = Scenario(self._folder, "takes").receives("INVITE")
        takes.answers("200 OK", sdp(), _TIMED).receives("ACK")
        takes.label(1).receives("BYE", optional=True, next=2)
        takes.receives("ACK", optional=True, next=1)  # of an answer that was asked for again
        takes.receives("INVITE").answers("200 OK", sdp(), _TIMED).receives("ACK", next=1)
        takes.label(2).answers("200 OK")
        return takes.path

    def _begin(self) -> None:
        self._open.enter_context(self.far)
        self.desk = DeskSide(self._folder / "phone", accounts=(LINE,))
        self._open.callback(self.desk.close)
        self.desk.contact()
        number = f"sip:long@{LOOPBACK}:{self.far.port}"
        self.desk.send(c.Dial(call="long", account="line", number=number))
        self.desk.talked("long")
