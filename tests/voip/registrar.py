"""A registrar that lets everybody in and then says whatever the test wants: the wrong peer.

with Registrar() as registrar, Station(registrar.account()) as station:
    contact = registrar.contact()       # where the phone says it can be reached
    registrar.say(invite(contact))      # from the address that it registered with
    registrar.answer_to("call-1")       # the final answer to that Call-ID
"""

import queue
import re
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from voip.sip_text import BadMessage, Message, answer, parse
from voip.values import Account

LOOPBACK = "127.0.0.1"


class Registrar:
    def __init__(self) -> None:
        self._line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self._line.bind((LOOPBACK, 0))
        self.port: int = self._line.getsockname()[1]
        self._phone: tuple[str, int] = ("", 0)
        self._contacts: queue.Queue[str] = queue.Queue()
        self._contact = ""
        self.sees_as = ""
        """host:port, as if a router stood between."""
        self.heard: list[Message] = []
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        # A word to oneself wakes the thread, which a close would not.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.sendto(b"END", (LOOPBACK, self.port))
        self._thread.join(5)
        self._line.close()

    def account(self, **more: Any) -> Account:
        settings = {
            "id": "wrong", "user": "1000", "domain": "santral.test", "password": "x",
            "registrar": f"{LOOPBACK}:{self.port}", "keep_alive_s": 0, "srtp": "off",
        }  # fmt: skip
        return Account(**{**settings, **more})

    def contact(self, timeout_s: float = 10) -> str:
        """host:port the phone registered."""
        if not self._contact:
            self._contact = self._contacts.get(timeout=timeout_s)
        return self._contact

    def newest_contact(self) -> str:
        """Of the phone that registered last."""
        while not self._contacts.empty():
            self._contact = self._contacts.get()
        return self._contact

    def say(self, data: bytes) -> None:
        self._line.sendto(data, self._phone)

    def answer_to(self, call_id: str, timeout_s: float = 5) -> Message:
        """The final answer of the phone."""
        found = self.answer_within(timeout_s, call_id)
        assert found, f"no answer to {call_id}"
        return found

    def answer_within(self, timeout_s: float, call_id: str, cseq: str = "") -> Message | None:
        """The final answer; of several the one to this CSeq."""

        def fits(message: Message) -> bool:
            mine = message.call_id == call_id and message.status >= 200
            return mine and cseq in ("", message.value("CSeq"))

        def found() -> Message | None:
            return next(filter(fits, reversed(self.heard)), None)

        with self._changed:
            return self._changed.wait_for(found, timeout_s)

    def asked(
        self, method: str, fits: Callable[[Message], bool] = bool, timeout_s: float = 5
    ) -> Message:
        """The phone's own request of that kind."""

        def found() -> Message | None:
            asked = (one for one in self.heard if one.is_request and one.method == method)
            return next(filter(fits, asked), None)

        with self._changed:
            message = self._changed.wait_for(found, timeout_s)
        assert message, f"no {method}"
        return message

    def statuses(self) -> list[int]:
        """Of all final answers."""
        return [message.status for message in list(self.heard) if message.status >= 200]

    def _serve(self) -> None:
        while True:
            data, source = self._line.recvfrom(65_535)
            if data == b"END":
                return
            try:
                message = parse(data)
            except BadMessage:
                continue
            if message.method == "REGISTER" and message.is_request:
                self._register(message, source)
            with self._changed:
                self.heard.append(message)
                self._changed.notify_all()

    def _register(self, message: Message, source: tuple[str, int]) -> None:
        self._phone = source
        response = answer(message, 200, "OK")
        if self.sees_as:
            host, _, port = self.sees_as.partition(":")
            via = message.value("Via").replace(";rport", f";rport={port};received={host}")
            response.headers[0] = ("Via", via)
        response.headers.append(("Contact", message.value("Contact") + ";expires=300"))
        self._line.sendto(response.encode(), source)
        found = re.search(r"@([0-9.]+:[0-9]+)", message.value("Contact"))
        assert found
        self._contacts.put(found[1])
