"""Who may say what: every request from outside is judged here before PJSIP sees it.

That it came from the account's registrar, proxy or peer is known already; this is about what such
a machine may ask, and how often. PJSIP's wheel aborts at about 33 INVITEs at once, so even the true
registrar cannot have more than a handful waiting.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from voip import sdp
from voip.passage import is_sdp
from voip.sip_text import Message

MOST_INSIDE = 3_600
"""Bytes: PJSIP reads 4,000 of a datagram and cuts off the rest; the gate adds its own headers."""
_MOST_DIALOGS = 512
_RING_LIVES_S = 180.0
_DIALOG_ONLY = {"BYE", "INFO", "UPDATE", "PRACK", "REFER"}


class Verdict(NamedTuple):
    """`status` 0: let in. -1: thrown away without a word."""

    status: int
    reason: str = ""


LET = Verdict(0)
DROP = Verdict(-1)


class Limits(NamedTuple):
    """What an office never reaches, and what the library bears without effort."""

    messages_at_once: int = 200
    messages_per_s: float = 50
    rings_waiting: int = 6
    rings_at_once: int = 10
    rings_per_minute: float = 60


USUAL = Limits()


class Bucket:
    """So many at once, and so many a second over time."""

    def __init__(self, at_once: float, per_s: float, now: float) -> None:
        self._most, self._per_s = at_once, per_s
        self._left, self._at = at_once, now

    def take(self, now: float) -> bool:
        self._left = min(self._most, self._left + (now - self._at) * self._per_s)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Rings:
    """The rings of the whole phone, over all accounts."""

    def __init__(self, clock: Callable[[], float], limits: Limits = USUAL) -> None:
        self._clock = clock
        self.limits = limits
        self._bucket = Bucket(limits.rings_at_once, limits.rings_per_minute / 60, clock())
        self._waiting: OrderedDict[str, float] = OrderedDict()

    def is_waiting(self, call_id: str) -> bool:
        return call_id in self._waiting

    def begin(self, call_id: str) -> bool:
        """False: too many, and this one must not ring."""
        now = self._clock()
        while self._waiting and next(iter(self._waiting.values())) < now - _RING_LIVES_S:
            self._waiting.popitem(last=False)
        if len(self._waiting) >= self.limits.rings_waiting or not self._bucket.take(now):
            return False
        self._waiting[call_id] = now
        return True

    def end(self, call_id: str) -> None:
        self._waiting.pop(call_id, None)


class Doorman:
    """Of one account."""

    def __init__(self, clock: Callable[[], float], rings: Rings) -> None:
        self._clock = clock
        self._rings = rings
        self._dialogs: OrderedDict[str, str] = OrderedDict()
        limits = rings.limits
        self._messages = Bucket(limits.messages_at_once, limits.messages_per_s, clock())

    def went_out(self, message: Message) -> None:
        """Of ours: what belongs to it may come in, and a ring that we answered is over."""
        if message.is_request:
            self._know(message.call_id)
        elif message.method == "INVITE" and message.status >= 200:
            self._rings.end(message.call_id)

    def judge(self, message: Message) -> Verdict:
        if not self._messages.take(self._clock()):
            return DROP
        if not message.is_request:
            known = message.call_id in self._dialogs
            return self._body(message) if known else DROP
        verdict = self._request(message)
        if verdict.status or message.method == "ACK":
            return verdict
        return self._body(message)

    def _request(self, message: Message) -> Verdict:
        known = message.call_id in self._dialogs
        match message.method:
            case "INVITE":
                return self._invite(message, known)
            case "ACK":
                return LET if known else DROP
            case "CANCEL":
                waits = self._rings.is_waiting(message.call_id)
                return LET if waits else _no_such_call()
            case "OPTIONS":
                return LET
            case "NOTIFY":
                return self._notify(message, known)
            case method if method in _DIALOG_ONLY:
                return LET if known and message.in_dialog else _no_such_call()
        return Verdict(405, "Method Not Allowed")

    def _invite(self, message: Message, known: bool) -> Verdict:
        if message.in_dialog:
            return LET if known else _no_such_call()
        if known and message.branch and self._dialogs[message.call_id] == message.branch:
            return LET
        if self._rings.is_waiting(message.call_id):
            return Verdict(482, "Loop Detected")
        body = self._body(message)
        if body.status:
            return body
        if not self._rings.begin(message.call_id):
            return Verdict(486, "Busy Here")
        self._know(message.call_id, message.branch)
        return LET

    def _notify(self, message: Message, known: bool) -> Verdict:
        if known and message.in_dialog:
            return LET
        event = message.value("Event").split(";")[0].strip().lower()
        if event == "message-summary" and not message.in_dialog:
            return LET
        return Verdict(481, "Subscription Does Not Exist")

    def _body(self, message: Message) -> Verdict:
        kind = message.value("Content-Type").lower()
        if "multipart" in kind:
            return Verdict(415, "Unsupported Media Type")
        if is_sdp(message) and message.body and not sdp.is_bearable(message.body):
            return Verdict(488, "Not Acceptable Here")
        return LET

    def _know(self, call_id: str, ring: str = "") -> None:
        """`ring`: the branch of its INVITE, by which a repetition of it is told from a new one."""
        self._dialogs[call_id] = ring or self._dialogs.get(call_id, "")
        self._dialogs.move_to_end(call_id)
        while len(self._dialogs) > _MOST_DIALOGS:
            self._dialogs.popitem(last=False)


def _no_such_call() -> Verdict:
    return Verdict(481, "Call/Transaction Does Not Exist")
