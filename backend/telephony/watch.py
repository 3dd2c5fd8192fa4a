"""Whether the operator is there: asked with OPTIONS, so that a call out need not find out itself."""

import asyncio
import logging
import secrets
from collections.abc import Callable

from backend.telephony.trunk import Trunk
from voip.sip_text import Message

_log = logging.getLogger("santral.front")
EVERY_S = 15.0
MOST_MISSED = 2
"""One answer may be lost on the way."""


class Watch:
    """`ask(call_id, number)` sends the question. Any answer will do, also a refusal."""

    def __init__(self, ask: Callable[[str, int], None]) -> None:
        self._ask = ask
        self._call_id = secrets.token_hex(12)
        self._number = self._missed = 0
        self._waits = False
        self._task: asyncio.Task[None] | None = None

    @property
    def down(self) -> bool:
        return self._missed >= MOST_MISSED

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    def stop(self) -> None:
        if self._task:
            self._task.cancel()

    def heard(self, message: Message) -> bool:
        """Whether it was the answer. All that the operator says shows that it is there."""
        if self.down:
            _log.warning("the trunk is there again")
        self._missed, self._waits = 0, False
        return not message.is_request and message.call_id == self._call_id

    async def _run(self) -> None:
        while True:
            self._number += 1
            self._waits = True
            self._ask(self._call_id, self._number)
            await asyncio.sleep(EVERY_S)
            self._count()

    def _count(self) -> None:
        """Only once its time to answer is over: a question just asked was not missed."""
        self._missed += self._waits
        if self._waits and self._missed == MOST_MISSED:
            _log.warning("the trunk does not answer")


def question(trunk: Trunk, here: str, call_id: str, number: int) -> Message:
    """`here`: host:port of ours."""
    via = f"SIP/2.0/{trunk.transport.upper()} {here};branch=z9hG4bK{call_id}.{number};rport"
    me = f"<sip:{trunk.user or 'santral'}@{trunk.host}>"
    headers = [("Via", via), ("Max-Forwards", "5"), ("From", f"{me};tag={call_id}")]
    headers += [("To", f"<sip:{trunk.host}>"), ("Call-ID", call_id)]
    headers += [("CSeq", f"{number} OPTIONS")]
    return Message(f"OPTIONS sip:{trunk.host}:{trunk.port}{trunk.how} SIP/2.0", headers)
