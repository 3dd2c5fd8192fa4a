"""The torture messages of RFC 4475, written anew after its sections, to the phone's own address.

Each is (section and name, what it is, the message). Line ends, lengths and oddities are as the
section asks for; names and hosts are ours.
"""

from typing import NamedTuple

from tests.voip.sip_samples import SDP

_ODD = "!interesting-Method0123456789_*+`.%indeed'~"


class Torture(NamedTuple):
    name: str
    outside: bool
    """The gate must throw it away or refuse it without PJSIP."""
    text: bytes


def _m(
    start: str,
    *headers: str,
    name: str,
    body: bytes = b"",
    length: str | None = "",
    via: str = "",
    to: str = "To: <sip:1000@santral.test>",
    cseq: str = "",
    call_id: str = "",
) -> bytes:
    method = start.split(" ")[0]
    lines = [
        start,
        via or f"Via: SIP/2.0/UDP 192.0.2.2;branch=z9hG4bK{name}",
        "From: <sip:caller@example.net>;tag=34525",
        to,
        call_id or f"Call-ID: {name}.torture",
        cseq or f"CSeq: 8 {method}",
        "Contact: <sip:caller@192.0.2.2>",
        "Max-Forwards: 70",
        *headers,
    ]
    if body and not any(line.lower().startswith(("content-type", "c:")) for line in headers):
        lines.append("Content-Type: application/sdp")
    if length is not None:
        lines.append(f"Content-Length: {length or len(body)}")
    text = "\r\n".join(line for line in lines if line)
    return text.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def messages(contact: str) -> list[Torture]:
    me = f"sip:1000@{contact}"
    return [*_valid(me), *_invalid(me), *_layers(me), *_application(me)]


def _valid(me: str) -> list[Torture]:
    def m(name: str, start: str, *headers: str, **more: object) -> Torture:
        return Torture(name, False, _m(start, *headers, name=name.split()[0], **more))  # type: ignore[arg-type]

    invite = f"INVITE {me} SIP/2.0"
    short = (
        f"INVITE {me};unknownparam SIP/2.0\r\nTO :\r\n <{me} > ;   tag    = \r\n"
        'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>\r\n  ;\r\n  tag = 98asjd8\r\n'
        "MaX-fOrWaRdS: 0068\r\nCall-ID: wsinv.ndaksdj@192.0.2.1\r\nContent-Length   : 0\r\n"
        "cseq: 0009\r\n  INVITE\r\nVia  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw\r\n"
        "s :\r\nNewFangledHeader:   newfangled value\r\n continued newfangled value\r\n"
        "UnknownHeaderWithUnusualValue: ;;,,;;,;\r\nRoute:\r\n <sip:services.example.com;lr;unknown>\r\n"
        'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =\r\n newvalue ;\r\n  secondparam ; q = 0.33\r\n\r\n'
    )
    double = _m(f"REGISTER {me} SIP/2.0", name="dblreq") + _m(invite, name="dblreq2")
    multipart = (
        b"--7a9cbec02ceef655\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        b"Hello\r\n--7a9cbec02ceef655\r\nContent-Type: application/octet-stream\r\n\r\n"
        + bytes(range(256))
        + b"\r\n--7a9cbec02ceef655--\r\n"
    )
    transports = [f"Via: SIP/2.0/{kind} t{kind}.example.com;branch=z9hG4bK{kind}" for kind in
                  ("TCP", "TLS", "SCTP", "UNKNOWN")]  # fmt: skip
    long = "s" * 1_000
    return [
        Torture("3.1.1.1 a short tortuous INVITE", False, short.encode()),
        m("intmeth 3.1.1.2", f"{_ODD} {me} SIP/2.0", "Extension: \u0431\udcff", to="To: \"BEL:\\\x07 DEL:\\\x7f\" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com>"),
        m("esc01 3.1.1.3", invite, to="To: sip:%75se%72@example.com"),
        m("escnull 3.1.1.4", f"REGISTER {me} SIP/2.0", to="To: sip:null-%00-null@example.com"),
        m("esc02 3.1.1.5", "RE%47IST%45R " + me + " SIP/2.0", to='To: "%Z%45" <sip:resource@x>'),
        m("lwsdisp 3.1.1.6", f"OPTIONS {me} SIP/2.0", to="To: caller<sip:1000@santral.test>"),
        m("longreq 3.1.1.7", invite, f"Unknown-{'Long' * 15}: {long}", f"Subject: {long}"),
        Torture("3.1.1.8 trailing octets", False, double),
        m("semiuri 3.1.1.9", f"OPTIONS sip:user;par=u%40example.net@{me.split('@')[1]} SIP/2.0"),
        m("transports 3.1.1.10", f"OPTIONS {me} SIP/2.0", *transports),
        m("mpart01 3.1.1.11", f"MESSAGE {me} SIP/2.0", "Content-Type: multipart/mixed;boundary=7a9cbec02ceef655", body=multipart),
        Torture("3.1.1.12 unusual reason", False, _m("SIP/2.0 200 = 2**3 * 5**2 \u043d\u043e \u0441\u0442\u043e", name="unreason", cseq="CSeq: 8 INVITE")),
        Torture("3.1.1.13 empty reason", False, _m("SIP/2.0 100 ", name="noreason", cseq="CSeq: 8 INVITE")),
    ]  # fmt: skip


def _invalid(me: str) -> list[Torture]:
    def bad(name: str, start: str, *headers: str, **more: object) -> Torture:
        return Torture(name, True, _m(start, *headers, name=name.split()[0], **more))  # type: ignore[arg-type]

    def odd(name: str, start: str, *headers: str, **more: object) -> Torture:
        return bad(name, start, *headers, **more)._replace(outside=False)

    invite, options = f"INVITE {me} SIP/2.0", f"OPTIONS {me} SIP/2.0"
    scalar = (
        "SIP/2.0 503 Service Unavailable",
        "Retry-After: 949302838503028349304023988",
        "Warning: 1812 overture \"In Progress\"",
    )  # fmt: skip
    return [
        odd("badinv01 3.1.2.1", invite, "Contact: \"Joe\" <sip:joe@example.org>;;;;", via="Via: SIP/2.0/UDP 192.0.2.15;;,;,,"),
        bad("clerr 3.1.2.2", invite, body=SDP, length="9999"),
        bad("ncl 3.1.2.3", invite, body=SDP, length="-999"),
        bad("scalar02 3.1.2.4", options, "Expires: 1" + "0" * 100, cseq="CSeq: 36893488147419103232 OPTIONS"),
        bad("scalarlg 3.1.2.5", *scalar, cseq="CSeq: 9292394834772304023312 OPTIONS"),
        odd("quotbal 3.1.2.6", invite, to='To: "Mr. J. User <sip:j.user@example.com>'),
        odd("ltgtruri 3.1.2.7", f"OPTIONS <{me}> SIP/2.0"),
        bad("lwsruri 3.1.2.8", f"INVITE {me}; lr SIP/2.0"),
        bad("lwsstart 3.1.2.9", f"INVITE  {me}  SIP/2.0"),
        bad("trws 3.1.2.10", f"OPTIONS {me} SIP/2.0  "),
        odd("escruri 3.1.2.11", f"INVITE {me}?Route=%3Csip:example.com%3E SIP/2.0", body=SDP),
        odd("baddate 3.1.2.12", invite, "Date: Fri, 01 Jan 2010 16:00:00 EST", body=SDP),
        odd("regbadct 3.1.2.13", options, "Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E"),
        odd("badaspec 3.1.2.14", options, to='To: "Watson, Thomas" < sip:t.watson@example.org >'),
        odd("baddn 3.1.2.15", options, to="To: Bell, Alexander <sip:a.g.bell@example.com>"),
        bad("badvers 3.1.2.16", f"OPTIONS {me} SIP/7.0", via="Via: SIP/7.0/UDP c.example.com;branch=z9hG4bKk"),
        bad("mismatch01 3.1.2.17", options, cseq="CSeq: 8 INVITE"),
        bad("mismatch02 3.1.2.18", f"NEWMETHOD {me} SIP/2.0", cseq="CSeq: 8 INVITE"),
        bad("bigcode 3.1.2.19", "SIP/2.0 4294967301 better not break the receiver", cseq="CSeq: 8 INVITE"),
    ]  # fmt: skip


def _layers(me: str) -> list[Torture]:
    options = f"OPTIONS {me} SIP/2.0"
    branch = _m(options, name="badbranch", via="Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK")
    few = f"INVITE {me} SIP/2.0\r\nCSeq: 193942 INVITE\r\nVia: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bKfew\r\nContent-Length: 0\r\n\r\n"
    return [
        Torture("3.2.1 missing transaction identifier", False, branch),
        Torture("3.3.1 missing required headers", True, few.encode()),
    ]


def _application(me: str) -> list[Torture]:
    def m(name: str, start: str, *headers: str, **more: object) -> Torture:
        return Torture(name, False, _m(start, *headers, name=name.split()[0], **more))  # type: ignore[arg-type]

    def bad(name: str, start: str, *headers: str, **more: object) -> Torture:
        return m(name, start, *headers, **more)._replace(outside=True)

    invite, options, register = (
        f"{word} {me} SIP/2.0" for word in ("INVITE", "OPTIONS", "REGISTER")
    )
    old = (
        f"INVITE {me} SIP/2.0\r\nVia: SIP/2.0/UDP iftgw.example.com\r\nFrom: <sip:+13035551111@ift.client>\r\n"
        f"Record-Route: <{me}>\r\nTo: sip:+16505552222@ss1.example.net;user=phone\r\n"
        f"Call-ID: inv2543.1717@ift.client\r\nCSeq: 56 INVITE\r\nContent-Type: application/sdp\r\n\r\n"
    ).encode() + SDP
    twice = [
        f"{name}: second" for name in ("CSeq: 9 INVITE", "Call-ID", "Max-Forwards", "From", "To")
    ]
    return [
        m("unkscm 3.3.2", "OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0"),
        m("novelsc 3.3.3", "OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0"),
        m("unksm2 3.3.4", options, "Contact: <name:John_Smith>", to="To: isbn:2983792873"),
        m("bext01 3.3.5", options, "Require: nothingSupportsThis, nothingSupportsThisEither", "Proxy-Require: noProxiesSupportThis"),
        m("invut 3.3.6", invite, "Content-Type: application/unknownformat", body=b"<audio>\r\n</audio>"),
        m("regaut01 3.3.7", register, "Authorization: NoOneKnowsThisScheme opaque-data=here"),
        bad("multi01 3.3.8", invite, *twice),
        bad("mcl01 3.3.9", options, "Content-Length: 13", body=b"There's no way"),
        m("bcast 3.3.10", "SIP/2.0 200 OK", "Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bKx", cseq="CSeq: 8 INVITE"),
        m("zeromf 3.3.11", options, "Max-Forwards: 0"),
        m("cparam01 3.3.12", register, "Contact: sip:+19725552222@gw1.example.net;unknownparam"),
        m("cparam02 3.3.13", register, "Contact: <sip:+19725552222@gw1.example.net;unknownparam>"),
        m("regescrt 3.3.14", register, "Contact: <sip:user@example.com?Route=%3Csip:sip.example.com%3E>"),
        m("sdp01 3.3.15", invite, "Accept: text/nobodyKnowsThis", body=SDP),
        Torture("3.4.1 INVITE with the syntax of RFC 2543", False, old),
    ]  # fmt: skip
