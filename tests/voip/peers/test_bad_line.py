"""A line that really loses and is really late: what is measured of it, and whose fault it is said
to be."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from desktop.telephone.judgement import judge
from desktop.telephone.way import Way
from tests.peers.bad_line import BadLine
from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.voip.places import account
from tests.voip.sides import DeskSide
from voip import commands as c
from voip import events as e
from voip.values import Call, Quality

REPORTS_S = 60.0
"""A round trip shows in the second report, which comes after ten seconds."""


@contextmanager
def talking(
    kamailio: Kamailio, folder: Path, user: str, caller: str, line: BadLine
) -> Iterator[DeskSide]:
    """`caller` calls `user`, and their voices pass the line."""
    own = account(kamailio, user, codecs=("PCMA",))
    desk = DeskSide(folder / "phone", accounts=(own,))
    way = f'"sip:127.0.0.1:{line.port};transport=udp"'
    theirs = f"<sip:{caller}@{DOMAIN}>;auth_pass={PASSWORDS[caller]};outbound={way};regint=0"
    try:
        desk.ready()
        with Baresip(folder / "bare", 800, account=theirs) as bare:
            bare.order("dial", f"sip:{user}@{DOMAIN}")
            id = desk.call(state="ringing_in").id
            desk.send(c.Answer(call=id))
            desk.call(id, state="talking")
            yield desk
    finally:
        desk.close()


def told(desk: DeskSide) -> str:
    """What the agent reads just now; empty before the other side's first report."""
    figures = [each for each in desk.of(e.Measured) if each.sending is not None]
    if not figures:
        return ""
    way = Way(round_trip_ms=desk.of(e.Registered)[-1].registration.round_trip_ms)
    last = figures[-1]
    return judge(last.sending, last.receiving, way=way, wifi=True).sentence


def says(desk: DeskSide, pattern: str, least: float, most: float) -> bool:
    """Its figure may be off in the interval in which the call began."""
    found = re.fullmatch(pattern, told(desk))
    return found is not None and least <= float(found[1]) <= most


def ended(desk: DeskSide) -> tuple[Quality, Quality]:
    desk.send(c.HangUp(call=desk.call().id))
    call: Call = desk.call(state="ended")
    assert call.sending is not None and call.receiving is not None
    return call.sending, call.receiving


def test_what_is_lost_and_what_is_late_is_told_with_its_figure_and_its_place(
    in_turn: None, kamailio: Kamailio, tmp_path: Path
) -> None:
    """Two calls at once, as each takes ten seconds of reports."""
    with ExitStack() as stack:
        losing = stack.enter_context(BadLine(kamailio.udp, loses=0.06))
        late = stack.enter_context(BadLine(kamailio.udp, late_ms=150))
        one = stack.enter_context(talking(kamailio, tmp_path / "1", "1000", "1001", losing))
        two = stack.enter_context(talking(kamailio, tmp_path / "2", "1002", "1003", late))
        one.until(lambda: says(one, r"Your Wi-Fi is losing (\d+)%", 4, 8), REPORTS_S)
        late_words = r"The operator's side is late by (\d+) ms"
        two.until(lambda: says(two, late_words, 295, 400), REPORTS_S)
        sending, receiving = ended(one)
        assert abs(sending.loss - 0.06) < 0.015 and receiving.loss > 0.045
        assert sending.mos is not None and 3.5 < sending.mos < 4.1
        assert receiving.mos is not None and receiving.mos < 4.1
        sending, _ = ended(two)
        assert sending.mos is not None and sending.mos < 4.3  # 4.36 on a line without fault
    assert abs(losing.lost / (losing.lost + losing.passed) - 0.06) < 0.005
