"""One call with baresip: a phone that nobody here wrote."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.peers.baresip import Baresip
from tests.voip.phone_with_tone import MICROPHONE_HZ, MUSIC_HZ
from tests.voip.sides import ACCOUNT, DeskSide, tones
from voip import commands as c
from voip.values import Srtp

BARE_HZ, COLLEAGUE_HZ = 800, 1_200
ALL = (MICROPHONE_HZ, MUSIC_HZ, BARE_HZ, COLLEAGUE_HZ)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Baresip]:
    with Baresip(tmp_path / "bare", BARE_HZ) as phone:
        yield phone


def hears(desk: DeskSide, *hz: int) -> None:
    desk.until(lambda: tones(desk.heard, ALL) == set(hz))


def bare_hears(desk: DeskSide, phone: Baresip, *hz: int) -> None:
    desk.until(lambda: tones(phone.heard, ALL, 8_000) == set(hz))


def test_baresip_calls_is_answered_put_on_hold_and_says_good_bye(
    desk: DeskSide, bare: Baresip
) -> None:
    bare.order("dial", desk.contact())
    ringing = desk.call(state="ringing_in")
    assert ringing.number == "bare"
    desk.send(c.Answer(call=ringing.id))
    bare.until("CALL_ESTABLISHED")
    hears(desk, BARE_HZ)
    bare_hears(desk, bare, MICROPHONE_HZ)
    desk.send(c.SetHold(call=ringing.id, on=True))
    desk.call(ringing.id, hold="ours")
    bare.until_reinvited(1)
    heard = desk.heard.stat().st_size
    desk.send(c.SetHold(call=ringing.id, on=False))
    bare.until_reinvited(2)
    desk.until(lambda: desk.heard.stat().st_size > heard + 16_000)
    hears(desk, BARE_HZ)
    bare.order("hangup")
    ended = desk.call(ringing.id, state="ended")
    assert (ended.ended_by, ended.cause) == ("them", 200)


def test_keys_reach_baresip(desk: DeskSide, bare: Baresip) -> None:
    desk.contact()
    desk.send(c.Dial(call="out", account="line", number=bare.address))
    desk.call("out", state="talking", codec="PCMA")
    bare_hears(desk, bare, MICROPHONE_HZ)
    desk.send(c.SendDtmf(call="out", digits="17#"))
    for count, key in enumerate("17#", 1):
        assert bare.until("CALL_DTMF_START", count)["param"] == key


def test_baresip_is_transferred_and_a_transfer_that_fails_comes_back(
    desk: DeskSide, bare: Baresip, tmp_path: Path
) -> None:
    bare.order("dial", desk.contact())
    id = desk.call(state="ringing_in").id
    desk.send(c.Answer(call=id))
    desk.call(id, state="talking")
    nobody = "sip:nobody@127.0.0.1:9;transport=tcp"
    desk.send(c.Transfer(call=id, number=nobody))
    desk.refused("transfer.failed")
    desk.call(id, state="talking", transferring=False, hold="none")
    hears(desk, BARE_HZ)
    with Baresip(tmp_path / "colleague", COLLEAGUE_HZ, user="colleague") as colleague:
        desk.send(c.Transfer(call=id, number=colleague.address))
        desk.call(id, state="ended", transferring=True)
        bare_hears(desk, bare, COLLEAGUE_HZ)
        bare_hears(desk, colleague, BARE_HZ)


def test_a_consultation_where_nobody_knows_replaces_still_brings_them_together(
    desk: DeskSide, bare: Baresip, tmp_path: Path
) -> None:
    bare.order("dial", desk.contact())
    id = desk.call(state="ringing_in").id
    desk.send(c.Answer(call=id))
    desk.call(id, state="talking")
    with Baresip(tmp_path / "colleague", COLLEAGUE_HZ, user="colleague") as colleague:
        desk.send(c.Dial(call="asked", account="line", number=colleague.address, consults=id))
        desk.call("asked", state="talking")
        desk.call(id, hold="ours")
        desk.send(c.CompleteTransfer(call=id, target="asked"))
        # The colleague takes the new call as a second one; the first we end ourselves.
        desk.call(id, state="ended", transferring=True)
        bare_hears(desk, bare, COLLEAGUE_HZ)
        assert desk.call("asked", state="ended").ended_by == "us"


def test_three_talk_and_are_left_together(desk: DeskSide, bare: Baresip, tmp_path: Path) -> None:
    bare.order("dial", desk.contact())
    id = desk.call(state="ringing_in").id
    desk.send(c.Answer(call=id))
    desk.call(id, state="talking")
    with Baresip(tmp_path / "colleague", COLLEAGUE_HZ, user="colleague") as colleague:
        desk.send(c.Dial(call="asked", account="line", number=colleague.address, consults=id))
        desk.call("asked", state="talking")
        desk.send(c.Conference(calls=(id, "asked"), on=True))
        desk.call(id, conference=True, hold="none")
        hears(desk, BARE_HZ, COLLEAGUE_HZ)
        bare_hears(desk, colleague, MICROPHONE_HZ, BARE_HZ)
        desk.send(c.LeaveConference())
        desk.call(id, state="ended", transferring=True)
        desk.call("asked", state="ended")
        bare_hears(desk, bare, COLLEAGUE_HZ)


@contextmanager
def between(folder: Path, ours: Srtp, theirs: str) -> Iterator[tuple[DeskSide, Baresip]]:
    own = "<sip:bare@127.0.0.1>;regint=0" + (f";mediaenc={theirs}" if theirs else "")
    desk = DeskSide(folder / "phone", accounts=(replace(ACCOUNT, srtp=ours),))
    try:
        with Baresip(folder / "bare", BARE_HZ, account=own) as phone:
            desk.contact()
            yield desk, phone
    finally:
        desk.close()


def begin(desk: DeskSide, phone: Baresip, way: str) -> None:
    if way == "out":
        desk.send(c.Dial(call="out", account="line", number=phone.address))
    else:
        phone.order("dial", desk.contact())


@pytest.mark.parametrize(
    ("ours", "theirs", "encrypted", "way"),
    [
        ("off", "", False, "out"),
        ("off", "srtp", False, "in"),
        ("optional", "", False, "out"),
        ("optional", "", False, "in"),
        ("optional", "srtp", True, "out"),
        ("optional", "srtp", True, "in"),
        ("optional", "srtp-mand", True, "out"),  # it refuses the offer of both
        ("optional", "srtp-mand", True, "in"),
        ("mandatory", "srtp-mand", True, "out"),
        ("mandatory", "srtp-mand", True, "in"),
    ],
)
def test_encryption_is_what_both_sides_will_have(
    tmp_path: Path, ours: Srtp, theirs: str, encrypted: bool, way: str
) -> None:
    with between(tmp_path, ours, theirs) as (desk, phone):
        begin(desk, phone, way)
        if way == "in":
            desk.send(c.Answer(call=desk.call(state="ringing_in").id))
        desk.call(state="talking", encrypted=encrypted)
        hears(desk, BARE_HZ)
        bare_hears(desk, phone, MICROPHONE_HZ)


@pytest.mark.parametrize("way", ["out", "in"])
@pytest.mark.parametrize(("ours", "theirs"), [("mandatory", ""), ("off", "srtp-mand")])
def test_who_will_not_encrypt_alike_makes_no_call_in_the_clear(
    tmp_path: Path, ours: Srtp, theirs: str, way: str
) -> None:
    with between(tmp_path, ours, theirs) as (desk, phone):
        begin(desk, phone, way)
        if way == "out":
            assert desk.call("out", state="ended", answered_at=None).cause == 488
        else:
            phone.until("CALL_CLOSED")
            assert all(call.answered_at is None for call in desk.calls.values())


def test_one_who_insists_on_encryption_keeps_it_through_a_hold(tmp_path: Path) -> None:
    with between(tmp_path, "optional", "srtp-mand") as (desk, phone):
        begin(desk, phone, "out")
        desk.call("out", state="talking", encrypted=True)
        desk.send(c.SetHold(call="out", on=True))
        desk.call("out", hold="ours")
        desk.send(c.SetHold(call="out", on=False))
        desk.call("out", hold="none", encrypted=True)
        hears(desk, BARE_HZ)


def test_one_who_shares_no_codec_is_asked_twice_and_not_for_ever(tmp_path: Path) -> None:
    account = replace(ACCOUNT, srtp="optional", codecs=("GSM",))
    desk = DeskSide(tmp_path / "phone", accounts=(account,))
    try:
        with Baresip(tmp_path / "bare", BARE_HZ) as phone:
            desk.contact()
            begin(desk, phone, "out")
            assert desk.call("out", state="ended", answered_at=None).cause == 488
    finally:
        desk.close()


class TestSrtp:
    @pytest.fixture
    def desk(self, tmp_path: Path) -> Iterator[DeskSide]:
        account = replace(ACCOUNT, srtp="mandatory", dtmf="info")
        side = DeskSide(tmp_path / "phone", accounts=(account,))
        yield side
        side.close()

    @pytest.fixture
    def bare(self, tmp_path: Path) -> Iterator[Baresip]:
        own = "<sip:bare@127.0.0.1>;regint=0;mediaenc=srtp-mand"
        with Baresip(tmp_path / "bare", BARE_HZ, account=own) as phone:
            yield phone

    def test_an_encrypted_call_says_so_and_is_heard(self, desk: DeskSide, bare: Baresip) -> None:
        desk.contact()
        desk.send(c.Dial(call="out", account="line", number=bare.address))
        desk.call("out", state="talking", encrypted=True)
        hears(desk, BARE_HZ)
        bare_hears(desk, bare, MICROPHONE_HZ)
        desk.send(c.SendDtmf(call="out", digits="5"))
        assert bare.until("CALL_DTMF_START")["param"] == "5"
