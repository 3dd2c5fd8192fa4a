"""Cuts a TCP or TLS stream into SIP messages (RFC 3261, 18.3) and keep-alives (RFC 5626, 4.4.1)."""

import re

from voip.sip_text import MOST_BYTES, BadMessage

_LENGTH = re.compile(rb"\r\n(?:content-length|l)[ \t]*:[ \t]*([0-9]{1,6})[ \t]*\r\n", re.IGNORECASE)


class Stream:
    """Feed it what arrived; take whole messages. `pings` counts what the other side wants answered."""

    def __init__(self) -> None:
        self._kept = b""
        self.pings = 0

    def feed(self, data: bytes) -> list[bytes]:
        """Raises BadMessage: the stream cannot be followed any more, so the line must be closed."""
        self._kept += data
        messages = []
        while (message := self._next()) is not None:
            messages.append(message)
        return messages

    def _next(self) -> bytes | None:
        self._skip_keep_alives()
        head = self._kept.find(b"\r\n\r\n")
        if head < 0:
            if len(self._kept) > MOST_BYTES:
                raise BadMessage("size")
            return None
        found = _LENGTH.search(self._kept, 0, head + 2)
        if not found:
            raise BadMessage("Content-Length")
        end = head + 4 + int(found[1])
        if end > MOST_BYTES:
            raise BadMessage("size")
        if len(self._kept) < end:
            return None
        message, self._kept = self._kept[:end], self._kept[end:]
        return message

    def _skip_keep_alives(self) -> None:
        while self._kept.startswith(b"\r\n"):
            if self._kept.startswith(b"\r\n\r\n"):
                self.pings += 1
                self._kept = self._kept[4:]
            elif len(self._kept) == 2 or self._kept[2:3] != b"\r":
                # A lone CRLF is the answer to a ping of ours, or the first half of theirs.
                if len(self._kept) == 2:
                    return
                self._kept = self._kept[2:]
            else:
                return
