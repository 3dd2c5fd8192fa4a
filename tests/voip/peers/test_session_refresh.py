"""Our own refresh of a session, against SIPp."""

from tests.voip.peers.long_call import SHORTEST_S, LongCall
from voip import commands as c


def test_we_refresh_a_session_before_it_ends_and_the_call_goes_on(long_call: LongCall) -> None:
    long_call.begun.result()
    desk, far = long_call.desk, long_call.far
    refresh = far.until("INVITE", 2, most_s=SHORTEST_S)
    assert refresh.value("Session-Expires") == f"{SHORTEST_S};refresher=uac"
    far.until("ACK", 2)
    assert desk.calls["long"].state == "talking"
    desk.send(c.HangUp(call="long"))
    assert desk.call("long", state="ended").ended_by == "us"
    far.went_well()
    asked: dict[str, float] = {}
    for at, message in far.received():
        if message.method == "INVITE":
            asked.setdefault(message.value("CSeq"), at)
    first, second, *_ = asked.values()
    assert second - first < SHORTEST_S
