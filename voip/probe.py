"""The way to the registrar, measured: a few OPTIONS of our own, which PJSIP never hears of.

Registrations alone are minutes apart: what differs between them is the time of day, not the jitter
that a voice would meet. An exchange that refuses OPTIONS was reached as well as one that likes it.
"""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable

from voip.address import own_address, registrar_address
from voip.sip_text import Message
from voip.values import Account

TIMES = 8
_APART_S = 0.06
"""Three packets of voice."""
_PATIENCE_S = 1.0
"""For the last answer."""


class Probe:
    """Of one account; for the gate's thread."""

    def __init__(self, account: Account, send: Callable[[Message], None]) -> None:
        self._account, self._send = account, send
        self._asked: dict[str, float] = {}
        self._trips: list[float] = []
        self._answered = asyncio.Event()

    async def trips(self, outside: str) -> tuple[float, ...]:
        """Round trips in ms, as they were answered; what was not answered is not among them.
        `outside`: host:port at which the world sees us."""
        self._asked.clear()
        self._trips.clear()
        self._answered.clear()
        for _ in range(TIMES):
            self._ask(outside)
            await asyncio.sleep(_APART_S)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), _PATIENCE_S)
        return tuple(self._trips)

    def took(self, message: Message) -> bool:
        """It answers one of ours, so it is nobody else's."""
        if message.is_request or (began := self._asked.pop(message.branch, None)) is None:
            return False
        self._trips.append((time.monotonic() - began) * 1_000)
        if len(self._trips) == TIMES:
            self._answered.set()
        return True

    def _ask(self, outside: str) -> None:
        branch = f"z9hG4bKway{secrets.token_hex(8)}"
        place, transport = registrar_address(self._account), self._account.transport.upper()
        headers = [
            ("Via", f"SIP/2.0/{transport} {outside};rport;branch={branch}"),
            ("Max-Forwards", "70"),
            ("From", f"<{own_address(self._account)}>;tag={branch[10:18]}"),
            ("To", f"<{place}>"),
            ("Call-ID", branch[10:]),
            ("CSeq", "1 OPTIONS"),
        ]
        self._asked[branch] = time.monotonic()
        self._send(Message(f"OPTIONS {place} SIP/2.0", headers))
