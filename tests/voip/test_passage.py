import pytest

from tests.voip.abuse.mutation import mutations
from tests.voip.sip_samples import SDP, request, response
from voip.passage import Passage, public_address
from voip.sip_text import BadMessage, Message, parse

OUT = "10.0.0.5:5070"
PJSIP, GATE = "127.0.0.1:4001", "127.0.0.1:4002"


def passage(transport: str = "tls") -> Passage:
    return Passage(PJSIP, GATE, OUT, transport, ("PCMA",), "sip:1000@santral.test", "10.0.0.5")


def of_pjsip(method: str = "INVITE", *more: str) -> Message:
    text = request(method, "sip:1001@santral.test", *more, via=f"SIP/2.0/UDP {PJSIP}", body=SDP)
    return parse(text.replace(b"sip:1001@10.0.0.1:5060", f"sip:1000@{PJSIP}".encode()))


def test_outside_it_is_our_address_and_our_transport() -> None:
    message = of_pjsip("INVITE", f"Route: <sip:3@{GATE};lr>", "Route: <sip:far.example;lr>")
    assert passage().out(message) == 3
    assert message.value("Via").startswith(f"SIP/2.0/TLS {OUT};branch=")
    assert message.value("Contact") == f"<sip:1000@{OUT};transport=tls>"
    assert list(message.values("Route")) == ["<sip:far.example;lr>"]
    assert b"c=IN IP4 10.0.0.5" in message.body
    assert b"RTP/AVP 8 101" in message.body
    assert b"127.0.0.1" not in message.encode()


def test_over_udp_the_contact_names_no_transport() -> None:
    message = of_pjsip()
    assert passage("udp").out(message) is None
    assert message.value("Contact") == f"<sip:1000@{OUT}>"


def test_an_answer_comes_back_to_whom_pjsip_is() -> None:
    via = f"SIP/2.0/TLS {OUT};branch=z9hG4bKpj;rport=5070;received=10.0.0.5"
    message = parse(response("INVITE", 200, "Record-Route: <sip:far.example;lr>", via=via))
    passage().into(message, 0, ("10.0.0.1", 5061))
    assert (
        message.value("Via") == f"SIP/2.0/UDP {PJSIP};branch=z9hG4bKpj;rport=5070;received=10.0.0.5"
    )
    assert list(message.values("Record-Route"))[-1] == f"<sip:0@{GATE};lr>"


def test_a_request_goes_in_and_its_answer_finds_the_way_out() -> None:
    message = parse(request("INVITE", f"sip:1000@{OUT};transport=tls", body=SDP))
    passage().into(message, 7, ("10.0.0.1", 5061))
    assert message.uri == "sip:1000@santral.test"
    vias = list(message.values("Via"))
    assert len(vias) == 2
    assert vias[0].startswith(f"SIP/2.0/UDP {GATE};")
    assert "rport=5061;received=10.0.0.1" in vias[1]
    assert message.value("Record-Route") == f"<sip:7@{GATE};lr>"
    copied = [header for header in message.headers if header[0] != "Contact"]
    back = Message("SIP/2.0 200 OK", [*copied, ("Contact", f"<sip:1000@{PJSIP}>")])
    assert passage().out(back) == 7
    assert list(back.values("Via")) == vias[1:]
    assert back.value("Record-Route") == ""
    assert back.value("Contact") == f"<sip:1000@{OUT};transport=tls>"


def test_a_longer_port_is_another_address() -> None:
    for place, inside in ((OUT, PJSIP), (f"{OUT}1", f"{OUT}1")):
        message = parse(request("BYE", f"sip:1000@{place};transport=tls", to_tag="b"))
        passage().into(message, 0, ("10.0.0.1", 5061))
        assert message.uri == f"sip:1000@{inside};transport=tls"


@pytest.mark.parametrize(
    ("via", "seen"),
    [
        (f"SIP/2.0/UDP {OUT};rport=9;received=1.2.3.4;branch=z", "1.2.3.4:9"),
        (f"SIP/2.0/UDP {OUT};branch=z", OUT),
    ],
)
def test_how_the_other_side_sees_us(via: str, seen: str) -> None:
    assert public_address(parse(response("REGISTER", via=via))) == seen


def test_whatever_was_let_in_can_be_read_again_and_has_one_way_back() -> None:
    for data in mutations(3_000, 3261, OUT):
        try:
            message = parse(data)
        except BadMessage:
            continue
        asked = message.is_request
        passage().into(message, 3, ("10.0.0.1", 5061))
        again = parse(message.encode())
        assert kept(again) == kept(message)
        if asked and again.method not in ("ACK", "CANCEL"):
            assert passage().out(Message("SIP/2.0 200 OK", again.headers)) == 3


def test_an_ipv6_registrar_sees_us_in_brackets() -> None:
    via = "SIP/2.0/UDP [::1]:5070;branch=z9hG4bKpj;rport=1024;received=2001:db8::1"
    assert public_address(parse(response("REGISTER", via=via))) == "[2001:db8::1]:1024"


def kept(message: Message) -> list[tuple[str, str]]:
    return [header for header in message.headers if header[0].lower() != "content-length"]
