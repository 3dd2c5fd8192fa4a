"""The voicemail light: new messages in the mailboxes that one account is told of (RFC 3842)."""

import re

_MOST = 16
"""Mailboxes; a registrar that names ever new ones fills nobody's memory."""
_COUNT = re.compile(r"(?im)^Voice-Message[ \t]*:[ \t]*([0-9]{1,6})[ \t]*/")
_WAITING = re.compile(r"(?im)^Messages-Waiting[ \t]*:[ \t]*(yes|no)\b")
_ACCOUNT = re.compile(r"(?im)^Message-Account[ \t]*:[ \t]*(\S{1,256})")


class Mailboxes:
    """What is said of one mailbox changes nothing of another; what names none speaks of all."""

    def __init__(self) -> None:
        self._new: dict[str, int] = {}

    @property
    def new(self) -> int:
        return sum(self._new.values())

    def told(self, notify: str) -> bool:
        """A whole NOTIFY; False where it says nothing of voice messages."""
        body = notify.partition("\r\n\r\n")[2]
        count = _new(body)
        if count is None:
            return False
        named = _ACCOUNT.search(body)
        if named is None:
            self._new.clear()
        else:
            self._new.pop("", None)
        box = named[1].casefold() if named else ""
        if box in self._new or len(self._new) < _MOST:
            self._new[box] = count
        return True


def _new(body: str) -> int | None:
    """The count of voice messages may be left out; then one stands for "some"."""
    if found := _COUNT.search(body):
        return int(found[1])
    waiting = _WAITING.search(body)
    return None if waiting is None else int(waiting[1].lower() == "yes")
