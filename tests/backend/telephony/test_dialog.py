"""What is said for a process that fell, from what was said before."""

from backend.telephony.dialog import Dialog
from voip.sip_text import Message, parse

HERE = "192.0.2.9:5060"


def message(start: str, cseq: str, *more: str, to: str = "<sip:us@x>") -> Message:
    head = [
        start, "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1", "From: <sip:them@x>;tag=t",
        f"To: {to}", "Call-ID: k", f"CSeq: {cseq}", *more, "Content-Length: 0",
    ]  # fmt: skip
    return parse(("\r\n".join(head) + "\r\n\r\n").encode())


def invite(to: str = "<sip:us@x>") -> Message:
    return message(
        f"INVITE sip:us@{HERE} SIP/2.0", "7 INVITE", "Contact: <sip:them@192.0.2.1:5080>;q=1",
        "Record-Route: <sip:a.x;lr>, <sip:b.x;lr>", to=to,
    )  # fmt: skip


def answered(status: int) -> Message:
    return message(
        f"SIP/2.0 {status} Word", "7 INVITE", "Contact: <sip:us@192.0.2.9>",
        "Record-Route: <sip:a.x;lr>, <sip:b.x;lr>", to="<sip:us@x>;tag=u",
    )  # fmt: skip


def test_an_invite_that_waits_is_answered_with_an_error() -> None:
    dialog = Dialog(HERE, "udp")
    dialog.came(invite())
    dialog.went(answered(180))
    last = dialog.end()
    assert last is not None and last.status == 500 and last.call_id == "k"
    assert dialog.end() is None


def test_a_call_that_came_is_ended_as_we_would_have_done() -> None:
    dialog = Dialog(HERE, "udp")
    dialog.came(invite())
    dialog.went(answered(200))
    last = dialog.end()
    assert last is not None and last.start == "BYE sip:them@192.0.2.1:5080 SIP/2.0"
    assert (last.value("From"), last.value("To")) == ("<sip:us@x>;tag=u", "<sip:them@x>;tag=t")
    assert list(last.values("Route")) == ["<sip:a.x;lr>", "<sip:b.x;lr>"]
    assert last.value("CSeq") == "1 BYE" and HERE in last.value("Via")
    assert parse(last.encode()).method == "BYE"


def test_a_call_of_ours_is_ended_against_the_route_and_with_the_next_number() -> None:
    dialog = Dialog(HERE, "udp")
    dialog.went(invite())
    dialog.came(answered(200))
    last = dialog.end()
    assert last is not None and last.start == "BYE sip:us@192.0.2.9 SIP/2.0"
    assert (last.value("From"), last.value("To")) == ("<sip:them@x>;tag=t", "<sip:us@x>;tag=u")
    assert list(last.values("Route")) == ["<sip:b.x;lr>", "<sip:a.x;lr>"]
    assert last.value("CSeq") == "8 BYE"


def test_a_ring_of_ours_is_cancelled_under_its_own_branch() -> None:
    dialog = Dialog(HERE, "udp")
    dialog.went(invite())
    dialog.came(answered(180))
    last = dialog.end()
    assert last is not None and last.start == f"CANCEL sip:us@{HERE} SIP/2.0"
    assert (last.branch, last.value("CSeq")) == ("z9hG4bK1", "7 CANCEL")


def test_what_is_over_needs_no_word() -> None:
    refused, left = Dialog(HERE, "udp"), Dialog(HERE, "udp")
    refused.went(invite())
    refused.came(answered(486))
    left.came(invite())
    left.went(answered(200))
    left.came(message("BYE sip:us@x SIP/2.0", "8 BYE"))
    assert (refused.end(), left.end()) == (None, None)


def test_a_second_try_after_a_challenge_is_a_ring_again() -> None:
    dialog = Dialog(HERE, "udp")
    dialog.went(invite())
    dialog.came(answered(407))
    dialog.went(invite())
    assert dialog.phase == "ours"


def test_a_hold_that_is_refused_ends_nothing() -> None:
    dialog = Dialog(HERE, "udp")
    dialog.came(invite())
    dialog.went(answered(200))
    dialog.came(invite(to="<sip:us@x>;tag=u"))
    dialog.went(answered(488))
    assert dialog.phase == "up"
