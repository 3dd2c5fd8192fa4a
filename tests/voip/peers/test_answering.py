"""What becomes of a call that comes, by the policy: SIPp hears it, and so does baresip."""

from pathlib import Path

from tests.peers.baresip import Baresip
from tests.peers.scenario import Scenario
from tests.peers.sipp import Sipp
from tests.voip.peers.conftest import Desks
from tests.voip.peers.test_calls import calling, port_of
from tests.voip.phone_with_tone import MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ
from tests.voip.sides import DeskSide, tones
from tests.voip.test_calls import ever
from voip import commands as c
from voip import events as e
from voip.values import Call, Policy

BARE_HZ = 800
ALL = (MICROPHONE_HZ, MUSIC_HZ, BARE_HZ, RING_BACK_HZ)
WARNING_MS = 700
"""Longer than the tone before a call is answered by itself."""
INTERCOM = "Call-Info: <sip:127.0.0.1>;answer-after=0\r\n"


def rung(
    desk: DeskSide, folder: Path, headers: str = "", name: str = "rings", for_ms: int = 0
) -> Sipp:
    """Gives up once it heard that it rings, and so much later."""
    asks = Scenario(folder, name).calls(headers=headers).hears(100, optional=True).hears(180)
    asks.waits(for_ms).cancels()
    return Sipp(folder, asks.path, towards=port_of(desk), user="desk", calls=1)


def answered(desk: DeskSide, folder: Path, headers: str, name: str) -> Sipp:
    """Nobody presses a key; says good-bye at once."""
    asks = Scenario(folder, name).calls(headers=headers).hears(100, optional=True)
    asks.hears(180, optional=True).hears(200).asks("ACK", cseq=1).asks("BYE", cseq=2).hears(200)
    return Sipp(folder, asks.path, towards=port_of(desk), user="desk", calls=1)


def over(desk: DeskSide, count: int) -> Call:
    """The newest of so many calls, as soon as it is."""
    desk.until(lambda: len(desk.calls) == count)
    return desk.call(state="ended")


def test_who_is_not_to_be_disturbed_lets_nobody_ring(desks: Desks, tmp_path: Path) -> None:
    desk = desks(Policy(do_not_disturb=True, auto_answer=True))
    asks = calling(tmp_path).hears(480).acknowledges_no()
    with Sipp(tmp_path, asks.path, towards=port_of(desk), user="desk", calls=1) as far:
        far.went_well()
        assert far.heard("180") == []
    missed = desk.call(state="ended")
    assert (missed.ended_by, missed.cause, missed.number) == ("us", 480, "sipp")
    assert [said.call.state for said in desk.of(e.Changed)] == ["ended"]


def test_a_phone_that_answers_by_itself_warns_and_is_heard(desks: Desks, tmp_path: Path) -> None:
    desk = desks(Policy(auto_answer=True))
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        bare.order("dial", desk.contact())
        bare.until("CALL_ESTABLISHED")
        desk.until(lambda: tones(desk.heard, ALL) == {BARE_HZ})
        desk.until(lambda: tones(bare.heard, ALL, 8_000) == {MICROPHONE_HZ})
        assert ever(desk.heard, RING_BACK_HZ)
        with rung(desk, tmp_path) as second:  # whoever talks is not put on hold by a stranger
            second.went_well()
        desk.until(lambda: [call.state for call in desk.calls.values()] == ["talking", "ended"])


def test_an_intercom_is_answered_where_the_policy_allows_it(desks: Desks, tmp_path: Path) -> None:
    desk = desks(Policy())
    with rung(desk, tmp_path, INTERCOM, "not-allowed", for_ms=WARNING_MS) as far:
        far.went_well()
    desk.send(c.SetPolicy(policy=Policy(answer_when_asked=True)))
    alert = "Alert-Info: <http://127.0.0.1>;info=alert-autoanswer;delay=0\r\n"
    for count, (name, headers) in enumerate((("call-info", INTERCOM), ("alert-info", alert)), 2):
        with answered(desk, tmp_path, headers, name) as far:
            far.went_well()
        assert over(desk, count).answered_at is not None
    with rung(desk, tmp_path, name="anybody", for_ms=WARNING_MS) as far:
        far.went_well()
    assert over(desk, 4).answered_at is None


def test_a_supervisors_leg_is_the_desks_to_answer_and_no_tone_comes_before_it(
    desks: Desks, tmp_path: Path
) -> None:
    """Three beeps before every word that a supervisor listens to would be heard as an alarm."""
    desk = desks(Policy(auto_answer=True, answer_when_asked=True))
    asks = Scenario(tmp_path, "supervised").calls(
        headers=f"X-ADP-Call: a-supervision\r\n{INTERCOM}"
    )
    asks.hears(100, optional=True).hears(180).hears(200).asks("ACK", cseq=1)
    asks.receives("BYE").answers("200 OK")
    with Sipp(tmp_path, asks.path, towards=port_of(desk), user="desk", calls=1) as far:
        ringing = desk.call(state="ringing_in", correlation="a-supervision")
        far.until("180")
        with rung(desk, tmp_path, for_ms=WARNING_MS) as meanwhile:
            meanwhile.went_well()
        assert desk.calls[ringing.id].state == "ringing_in"
        desk.send(c.Answer(call=ringing.id, unrecorded=True))
        desk.call(ringing.id, state="talking")
        desk.until(lambda: desk.heard.stat().st_size > 16_000)
        assert not ever(desk.heard, RING_BACK_HZ)
        desk.send(c.HangUp(call=ringing.id))
        far.went_well()
