"""How a call ends that SIPp ends, with a cause of Q.850, and what the agent reads of it."""

from pathlib import Path

from desktop.telephone.words import end_words
from tests.peers.ports import LOOPBACK
from tests.peers.scenario import Scenario
from tests.peers.sipp import Sipp
from tests.voip.peers.conftest import Desks
from tests.voip.peers.test_calls import answering, dial
from voip import commands as c


def test_who_parts_and_why_is_read_in_its_good_bye(desks: Desks, tmp_path: Path) -> None:
    desk = desks()
    for cause, by, words in (
        (16, "them", "The other side hung up"),
        (41, "network", "The line was cut · The operator's network failed"),
        (102, "network", "The line was cut · The operator's network did not answer in time"),
    ):
        reason = f'Reason: SIP;cause=200, Q.850;cause={cause};text="as the exchange has it"\r\n'
        takes = answering(tmp_path).waits(50).asks("BYE", headers=reason).hears(200)
        with Sipp(tmp_path, takes.path, calls=1) as far:
            id = dial(desk, far, f"parted-{cause}")
            ended = desk.call(id, state="ended")
            far.went_well()
        assert (ended.ended_by, ended.cause, ended.q850) == (by, 200, cause)
        assert end_words(ended) == words


def test_why_a_call_was_not_taken_is_read_in_its_refusal(desks: Desks, tmp_path: Path) -> None:
    """The status is the gateway's guess, and the cause is what the telephone network said."""
    desk = desks()
    desk.contact()
    for status, cause, by, words in (
        ("480 Temporarily Unavailable", 20, "them", "switched off or out of reach"),
        ("480 Temporarily Unavailable", 19, "them", "Nobody answered"),
        ("486 Busy Here", 17, "them", "The line is busy"),
        ("404 Not Found", 1, "network", "There is no such number"),
        ("500 Server Internal Error", 38, "network", "The operator's network failed"),
        ("503 Service Unavailable", 34, "network", "The operator's lines are full or down"),
        ("480 Temporarily Unavailable", 27, "network", "out of order"),
    ):
        refuses = Scenario(tmp_path, "refuses").receives("INVITE")
        refuses.answers(status, headers=f"Reason: Q.850 ;cause={cause}\r\n").receives("ACK")
        id = f"refused-{cause}"
        with Sipp(tmp_path, refuses.path, calls=1) as far:
            number = f"sip:{id}@{LOOPBACK}:{far.port}"
            desk.send(c.Dial(call=id, account="line", number=number))
            ended = desk.call(id, state="ended", answered_at=None)
            far.went_well()
        assert (ended.ended_by, ended.cause, ended.q850) == (by, int(status[:3]), cause)
        assert end_words(ended).endswith(words)
