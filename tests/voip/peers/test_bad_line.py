"""A line that really loses and is really late: what is measured of it, and whose fault it is said
to be, by the way to the operator as the phone really measures it."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.judgement import judge
from desktop.telephone.telephone import Telephone
from desktop.telephone.ways import Ways
from tests.peers.bad_line import BadLine
from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.voip.places import account
from tests.voip.sides import DeskSide
from voip import commands as c
from voip.values import Call, Quality

REPORTS_S = 60.0
"""A round trip shows in the second report, which comes after ten seconds."""


class Agent:
    """Reads what the desk says of the line, and has the way measured while it is bad, as the call's
    bar does."""

    def __init__(self, desk: DeskSide) -> None:
        self._desk, self._read = desk, 0
        self._phone = Telephone()
        self._phone.arrive(desk)
        self._ways = Ways(self._phone)
        self._phone.measured.connect(self._measured)
        self.reads = ""
        self.unproven: list[str] = []
        """What was read of a bad line before anything was measured."""

    def look(self) -> None:
        while self._read < len(self._desk.news):
            self._phone.heard(self._desk.news[self._read])
            self._read += 1

    def _measured(self, id: str, sending: Quality | None, receiving: Quality) -> None:
        way = self._ways.of(id)
        verdict = judge(sending, receiving, way=way, wifi=True)
        self.reads = verdict.sentence
        if verdict.level != "good":
            self.unproven += [] if way.asked else [verdict.sentence]
            self._ways.look()


@contextmanager
def talking(
    kamailio: Kamailio, folder: Path, user: str, caller: str, *,
    ours: BadLine | None = None, theirs: BadLine | None = None,
) -> Iterator[DeskSide]:  # fmt: skip
    """`caller` calls `user`, and their voices pass the lines that are not good."""
    registrar = f"127.0.0.1:{ours.port if ours else kamailio.udp}"
    own = account(kamailio, user, codecs=("PCMA",), registrar=registrar)
    desk = DeskSide(folder / "phone", accounts=(own,))
    outbound = f'"sip:127.0.0.1:{theirs.port if theirs else kamailio.udp};transport=udp"'
    far = f"<sip:{caller}@{DOMAIN}>;auth_pass={PASSWORDS[caller]};outbound={outbound};regint=0"
    try:
        desk.ready()
        with Baresip(folder / "bare", 800, account=far) as bare:
            bare.order("dial", f"sip:{user}@{DOMAIN}")
            id = desk.call(state="ringing_in").id
            desk.send(c.Answer(call=id))
            desk.call(id, state="talking")
            yield desk
    finally:
        desk.close()


def ended(desk: DeskSide) -> tuple[Quality, Quality]:
    desk.send(c.HangUp(call=desk.call().id))
    call: Call = desk.call(state="ended")
    assert call.sending is not None and call.receiving is not None
    return call.sending, call.receiving


def test_what_is_lost_and_what_is_late_is_told_with_its_figure_and_its_place(
    in_turn: None, qapp: QApplication, kamailio: Kamailio, tmp_path: Path
) -> None:
    """Three calls at once, as each takes ten seconds of reports."""
    translate.use("en")
    with ExitStack() as stack:
        here, there = (stack.enter_context(BadLine(kamailio.udp, loses=s)) for s in (0.06, 0.12))
        late = stack.enter_context(BadLine(kamailio.udp, late_ms=150))
        one, two, three = (
            stack.enter_context(talking(kamailio, tmp_path / user, user, caller, **lines))
            for user, caller, lines in (
                ("1000", "1001", {"ours": here}),
                ("1002", "1003", {"theirs": there}),
                ("2000", "1003", {"theirs": late}),
            )
        )
        agents = near, far, slow = Agent(one), Agent(two), Agent(three)

        def reads(agent: Agent, pattern: str, least: float, most: float) -> bool:
            """Its figure may be off in the interval in which the call began."""
            for each in agents:
                each.look()
            found = re.fullmatch(pattern, agent.reads)
            return found is not None and least <= float(found[1]) <= most

        one.until(lambda: reads(near, r"Your Wi-Fi is losing (\d+)%", 4, 8), REPORTS_S)
        two.until(lambda: reads(far, r"The operator's side is losing (\d+)%", 9, 15), REPORTS_S)
        late_words = r"The operator's side is late by (\d+) ms"
        three.until(lambda: reads(slow, late_words, 295, 400), REPORTS_S)
        for agent in agents:
            assert agent.unproven
            assert not [one for one in agent.unproven if one.startswith(("Your", "The operator"))]
        sending, receiving = ended(one)
        assert abs(sending.loss - 0.06) < 0.015 and receiving.loss > 0.045
        assert sending.mos is not None and 3.5 < sending.mos < 4.1
        assert receiving.mos is not None and receiving.mos < 4.1
        sending, _ = ended(three)
        assert sending.mos is not None and sending.mos < 4.3  # 4.36 on a line without fault
    assert abs(here.lost / (here.lost + here.passed) - 0.06) < 0.005
