"""Messages as phones and registrars write them."""

SDP = (
    b"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    b"m=audio 4000 RTP/AVP 0 8 9 101\r\na=rtpmap:9 G722/8000\r\n"
    b"a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=sendrecv\r\n"
)


def request(
    method: str = "INVITE",
    uri: str = "sip:1000@10.0.0.5:5070",
    *more: str,
    body: bytes = b"",
    call_id: str = "call-1",
    branch: str = "z9hG4bKone",
    to_tag: str = "",
    via: str = "SIP/2.0/UDP 10.0.0.1:5060",
    cseq: int = 7,
) -> bytes:
    lines = [
        f"{method} {uri} SIP/2.0",
        f"Via: {via};branch={branch};rport",
        'From: "Ayşe" <sip:1001@santral.test>;tag=a',
        "To: <sip:1000@santral.test>" + (f";tag={to_tag}" if to_tag else ""),
        f"Call-ID: {call_id}",
        f"CSeq: {cseq} {method}",
        "Max-Forwards: 70",
        "Contact: <sip:1001@10.0.0.1:5060>",
        *more,
    ]
    if body and not any(line.lower().startswith("content-type") for line in more):
        lines.append("Content-Type: application/sdp")
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def response(to: str, status: int = 200, *more: str, via: str, call_id: str = "call-1") -> bytes:
    lines = [
        f"SIP/2.0 {status} Whatever",
        f"Via: {via}",
        "From: <sip:1000@santral.test>;tag=a",
        "To: <sip:1001@santral.test>;tag=b",
        f"Call-ID: {call_id}",
        f"CSeq: 7 {to}",
        *more,
        "Content-Length: 0",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"
