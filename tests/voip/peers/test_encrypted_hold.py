"""Hold with SRTP against baresip: each re-INVITE has new keys, and both sides must take them.

That baresip hears us afterwards is proven by a key of RFC 4733, which comes encrypted as the voice
does. What its own recorder and its bridge of sound hear ends with any re-INVITE, in the clear as
well (1.0.0): they stay with the stream that was before it, so no test listens there after one.
"""

from pathlib import Path

from msgspec.structs import replace

from tests.peers.baresip import Baresip
from tests.voip.sides import ACCOUNT, DeskSide, tones
from voip import commands as c

BARE_HZ = 800


def hears_and_is_heard(desk: DeskSide, bare: Baresip, id: str, key: str) -> None:
    size = desk.heard.stat().st_size
    desk.until(lambda: desk.heard.stat().st_size > size + 16_000)  # nothing of before
    desk.until(lambda: tones(desk.heard, (BARE_HZ,)) == {BARE_HZ})
    desk.send(c.SendDtmf(call=id, digits=key))
    assert bare.until("CALL_DTMF_START", int(key))["param"] == key


def test_held_by_us_and_by_the_other_side_the_keys_stay_good(in_turn: None, tmp_path: Path) -> None:
    desk = DeskSide(tmp_path / "phone", accounts=(replace(ACCOUNT, srtp="mandatory"),))
    own = "<sip:bare@127.0.0.1>;regint=0;mediaenc=srtp-mand"
    try:
        with Baresip(tmp_path / "bare", BARE_HZ, account=own) as bare:
            bare.order("dial", desk.contact())
            desk.send(c.Answer(call=desk.call(state="ringing_in").id))
            id = desk.call(state="talking", encrypted=True).id
            hears_and_is_heard(desk, bare, id, "1")
            desk.send(c.SetHold(call=id, on=True))
            desk.call(id, hold="ours")
            bare.until_reinvited(1)
            desk.send(c.SetHold(call=id, on=False))
            desk.call(id, hold="none", encrypted=True)
            bare.until_reinvited(2)
            hears_and_is_heard(desk, bare, id, "2")
            bare.order("hold")
            desk.call(id, hold="theirs")
            bare.order("resume")
            desk.call(id, hold="none", encrypted=True)
            hears_and_is_heard(desk, bare, id, "3")
    finally:
        desk.close()
