"""PJSIP's half of an account: its callbacks, which hand on what they were given."""

from typing import Protocol

import pjsua2 as pj


class Heard(Protocol):
    """`voip.account.Line`."""

    def registered(self, status: int, active: bool) -> None: ...
    def called(self, call_id: int, source: str, invite: str) -> None: ...
    def mailbox(self, notify: str) -> None: ...


class SipAccount(pj.Account):  # type: ignore[misc]  # the library has no types
    """Each of these reads what it was given, and lets nothing be raised."""

    def __init__(self, line: Heard) -> None:
        super().__init__()
        self._line = line

    def onRegState(self, prm: pj.OnRegStateParam) -> None:
        self._line.registered(int(prm.code), prm.expiration > 0)

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        self._line.called(int(prm.callId), prm.rdata.srcAddress, prm.rdata.wholeMsg)

    def onMwiInfo(self, prm: pj.OnMwiInfoParam) -> None:
        self._line.mailbox(prm.rdata.wholeMsg)
