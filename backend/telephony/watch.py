"""Whether the operator is there: asked with OPTIONS, so that a call out need not find out itself."""

import asyncio
import logging
import secrets
from collections.abc import Callable

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
        self._missed = 0
        return not message.is_request and message.call_id == self._call_id

    async def _run(self) -> None:
        while True:
            self._number += 1
            self._ask(self._call_id, self._number)
            self._missed += 1
            if self._missed == MOST_MISSED:
                _log.warning("the trunk does not answer")
            await asyncio.sleep(EVERY_S)
