from collections.abc import Iterator

import pytest

from tests.voip.sip_samples import SDP, request, response
from voip.sip_text import Message, parse
from voip.trust import DROP, LET, Doorman, Rings, Verdict

VIA = "SIP/2.0/UDP 10.0.0.5:5070;branch=z9hG4bKx"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def doorman(clock: Clock) -> Doorman:
    return Doorman(clock, Rings(clock))


def judge(doorman: Doorman, data: bytes) -> Verdict:
    return doorman.judge(parse(data))


def invites() -> Iterator[bytes]:
    number = 0
    while True:
        number += 1
        yield request(body=SDP, call_id=f"call-{number}", branch=f"z9hG4bK{number}")


def answered(call_id: str, status: int = 200) -> Message:
    return parse(response("INVITE", status, via=VIA, call_id=call_id))


def test_a_call_may_ring_and_everything_of_it_may_come(doorman: Doorman) -> None:
    assert judge(doorman, request(body=SDP)) == LET
    assert judge(doorman, request("CANCEL")) == LET
    assert judge(doorman, request("ACK", to_tag="b")) == LET
    for method in ("INVITE", "BYE", "INFO", "UPDATE", "REFER", "NOTIFY", "PRACK"):
        assert judge(doorman, request(method, to_tag="b", branch="z9hG4bK" + method)) == LET, method


@pytest.mark.parametrize(
    ("method", "more", "status"),
    [
        ("MESSAGE", (), 405),
        ("REGISTER", (), 405),
        ("SUBSCRIBE", (), 405),
        ("PUBLISH", (), 405),
        ("NEWMETHOD", (), 405),
        ("REFER", ("Refer-To: <sip:900@evil.example>",), 481),
        ("BYE", (), 481),
        ("CANCEL", (), 481),
        ("INFO", (), 481),
        ("NOTIFY", ("Event: check-sync",), 481),
        ("NOTIFY", ("Event: refer",), 481),
        ("NOTIFY", (), 481),
        ("ACK", (), DROP.status),
    ],
)
def test_what_belongs_to_no_call_of_ours_is_refused(
    doorman: Doorman, method: str, more: tuple[str, ...], status: int
) -> None:
    assert judge(doorman, request(method, "sip:1000@x", *more)).status == status
    # A tag that somebody made up makes no call of it.
    if method in ("REFER", "BYE", "INFO", "NOTIFY"):
        assert judge(doorman, request(method, "sip:1000@x", *more, to_tag="made-up")).status == 481


def test_a_call_that_is_up_hears_no_message(doorman: Doorman) -> None:
    judge(doorman, request(body=SDP))
    assert judge(doorman, request("MESSAGE", to_tag="b")).status == 405


def test_news_of_the_mailbox_may_come(doorman: Doorman) -> None:
    assert judge(doorman, request("NOTIFY", "sip:1000@x", "Event: message-summary")) == LET


def test_an_answer_nobody_asked_for_is_thrown_away(doorman: Doorman) -> None:
    assert judge(doorman, response("REGISTER", via=VIA)) == DROP
    doorman.went_out(parse(request("REGISTER")))
    assert judge(doorman, response("REGISTER", via=VIA)) == LET


def test_only_a_handful_ring_at_once(doorman: Doorman) -> None:
    flood = [judge(doorman, invite).status for invite, _ in zip(invites(), range(30), strict=False)]
    assert flood == [0] * 6 + [486] * 24


def test_a_repetition_is_no_second_ring(doorman: Doorman) -> None:
    assert [judge(doorman, request(body=SDP)).status for _ in range(20)] == [0] * 20
    others = [request(body=SDP, branch=f"z9hG4bK{number}") for number in range(9)]
    assert {judge(doorman, other).status for other in others} == {482}


def test_who_was_answered_makes_room(doorman: Doorman, clock: Clock) -> None:
    for number, invite in zip(range(1, 200), invites(), strict=False):
        assert judge(doorman, invite) == LET
        doorman.went_out(answered(f"call-{number}"))
        clock.now += 1


def test_the_rate_of_rings_is_capped(doorman: Doorman, clock: Clock) -> None:
    let = 0
    for number, invite in zip(range(1, 601), invites(), strict=False):
        let += judge(doorman, invite) == LET
        doorman.went_out(answered(f"call-{number}", 486))
        clock.now += 0.1
    assert 60 <= let <= 71


def test_a_ring_that_never_ended_does_not_block_for_ever(doorman: Doorman, clock: Clock) -> None:
    source = invites()
    for _ in range(6):
        judge(doorman, next(source))
    assert judge(doorman, next(source)).status == 486
    clock.now += 200
    assert judge(doorman, next(source)) == LET


def test_a_flood_of_anything_is_thrown_away(doorman: Doorman) -> None:
    said = [judge(doorman, request("OPTIONS")) for _ in range(1_000)]
    assert said[:200] == [LET] * 200
    assert set(said[200:]) == {DROP}


def test_bodies_the_library_fails_at_stay_outside(doorman: Doorman) -> None:
    multipart = "Content-Type: multipart/mixed;boundary=x"
    assert judge(doorman, request("INVITE", "sip:a@b", multipart, body=b"--x--")).status == 415
    keys = b"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\r\n" * 40
    assert judge(doorman, request(body=SDP + keys)).status == 488
    assert judge(doorman, request(body=SDP)) == LET


def test_many_calls_later_the_oldest_is_forgotten(doorman: Doorman) -> None:
    for number in range(600):
        doorman.went_out(parse(request("OPTIONS", call_id=f"c{number}")))
    assert judge(doorman, request("BYE", to_tag="b", call_id="c0")).status == 481
    assert judge(doorman, request("BYE", to_tag="b", call_id="c599")) == LET
