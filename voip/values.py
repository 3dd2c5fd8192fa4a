"""What the desk and the phone talk about: plain values.

Times are milliseconds of Unix time, levels and gains are 0.0 to 1.0 unless said otherwise.
Nothing here has a text for people: codes only. Everything that came from the network (names,
numbers, reasons) was capped and stripped of control characters before it stands here.
"""

from typing import Literal

import msgspec

Transport = Literal["udp", "tcp", "tls"]
Srtp = Literal["off", "optional", "mandatory"]
Dtmf = Literal["rfc4733", "info"]
Codec = Literal["PCMU", "PCMA", "G722", "GSM", "iLBC", "speex", "L16"]
CODECS: tuple[Codec, ...] = ("G722", "PCMA", "PCMU")
"""In order of preference where an account names none."""
MOST_CALLS = 4
"""What the wheel of pjsua2 can hold in one process."""

Decline = Literal["busy", "unavailable", "voicemail", "declined"]
By = Literal["us", "them", "network", "phone"]
"""phone: our own process fell, and its calls with it; nobody hung up and no line was cut."""
CallState = Literal["ringing_in", "calling", "ringing_out", "talking", "ended"]
Hold = Literal["none", "ours", "theirs", "both"]


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of everything here."""


class Account(Value, frozen=True, kw_only=True):
    """One SIP account. `registrar` empty: none to register with; `peer` alone may call us."""

    id: str
    user: str
    domain: str
    registrar: str = ""
    """host or host:port; empty for an account that is called directly."""
    proxy: str = ""
    auth_user: str = ""
    password: str = ""
    display_name: str = ""
    transport: Transport = "udp"
    peer: str = ""
    """host of the only one who may call an account without registrar; over TLS also host:port, to
    which the line is opened and kept, because calls come over the same one."""
    ca_file: str = ""
    """Certificates to trust beside the system's; verification is never switched off."""
    srtp: Srtp = "optional"
    codecs: tuple[Codec, ...] = CODECS
    dtmf: Dtmf = "rfc4733"
    session_timer_s: int = 1_800
    """0: none."""
    register_every_s: int = 300
    keep_alive_s: int = 15
    stun: str = ""
    """host:port; STUN stays off where empty."""
    ice: bool = False
    """With `stun` also the places that it shows; not towards a peer on this machine."""
    dscp: int = 46
    """Of the voice; 46 is expedited forwarding (RFC 3246)."""
    voicemail: str = ""
    """Number of the mailbox; a call declined to voicemail is redirected there."""
    park: str = ""
    """Prefix of the parking places, where the server has them."""
    pick_up: str = ""
    """Prefix that picks up a colleague's ringing call, where the server has it."""


class Devices(Value, frozen=True, kw_only=True):
    """Names as the system says them; empty: the system's default; "none": no sound at all."""

    microphone: str = ""
    speaker: str = ""
    microphone_gain: float = 1.0
    """0.0 to 4.0."""
    speaker_gain: float = 1.0
    suppress_noise: bool = True
    cancel_echo: bool = True


class Policy(Value, frozen=True, kw_only=True):
    do_not_disturb: bool = False
    auto_answer: bool = False
    answer_when_asked: bool = False
    """Whoever's server wishes it (Call-Info: answer-after=0, Alert-Info) is answered as by
    `auto_answer`."""
    record: bool = False
    """Every call from its first word; else only where a command asks."""
    consent_file: str = ""
    """A WAV that both sides hear before a recording begins."""
    hold_music: str = ""
    """A WAV; empty: silence."""
    follow_transfers: bool = True
    """Whoever we talk to through a registrar may send us on to somebody else (REFER)."""
    country: str = "TR"
    """Whose ring-back and busy tones are heard."""
    recordings: str = ""
    """Folder in which recordings are written, encrypted."""


class Quality(Value, frozen=True, kw_only=True):
    """Of one direction, over the last interval. `None`: not known yet."""

    loss: float = 0.0
    """Share of packets lost or too late to be played, 0 to 1."""
    jitter_ms: float = 0.0
    round_trip_ms: float | None = None
    mos: float | None = None
    """ITU-T G.107 / G.107 Annex B, 1 to 4.5."""
    silent_s: float = 0.0
    """For so long nothing at all came; 0 where something does, or need not."""


class Recording(Value, frozen=True, kw_only=True):
    path: str
    """Encrypted, two channels: left is us, right is them (`voip/recording.py`)."""
    duration_ms: int
    started_at: int
    pauses: tuple[tuple[int, int], ...] = ()
    """Stretches in ms from the start in which silence stands in place of speech."""
    peaks: tuple[int, ...] = ()
    """At most 400 loudest levels, 0 to 255, for a waveform."""


class Call(Value, frozen=True, kw_only=True):
    """One call as it is now; said anew whenever anything of it changes but the figures."""

    id: str
    """Ours, for the life of the call, over restarts of the desk."""
    account: str
    direction: Literal["in", "out"]
    state: CallState
    number: str
    """User part of the other's address, as it came; digits where it was a number."""
    name: str = ""
    """What the network says; never trusted over what the desk knows."""
    correlation: str = ""
    """Value of X-ADP-Call."""
    started_at: int
    answered_at: int | None = None
    ended_at: int | None = None
    hold: Hold = "none"
    muted: bool = False
    codec: str = ""
    encrypted: bool = False
    recording: Literal["off", "consent", "on", "paused"] = "off"
    conference: bool = False
    consults: str = ""
    """Id of the call for whose sake this one was dialled."""
    transferring: bool = False
    ended_by: By | None = None
    cause: int = 0
    """SIP status of the end: 200 for an ordinary good-bye, 486 busy, 408 no answer …"""
    q850: int = 0
    """Cause of ITU-T Q.850 from a Reason header; 0: none was given."""
    sending: Quality | None = None
    """What the other side tells of our voice (RTCP)."""
    receiving: Quality | None = None
    recorded: Recording | None = None


class Registration(Value, frozen=True, kw_only=True):
    account: str
    state: Literal["off", "trying", "ready", "failed"]
    """`ready`: registered, or listening for its peer."""
    code: str = ""
    """Why it failed, one of FAILURES."""
    status: int = 0
    contact: str = ""
    """SIP address at which we can be called directly, of an account without registrar."""
    voicemails: int = 0
    """New messages waiting (RFC 3842)."""
    round_trip_ms: float | None = None


Failure = Literal[
    "name_not_found", "nobody_answers", "refused", "tls_untrusted", "tls_failed",
    "password_refused", "unknown_user", "no_common_codec", "no_audio_back", "no_echo", "server_error",
    "transport_lost",
]  # fmt: skip
"""Each is one sentence for a person. `refused`: the machine is there and the port is closed.
`no_echo`: sound comes, and it is not what we said."""
