"""What an actor is told and what it tells, as one JSON object on a line each.

An actor is a process with up to four calls: a customer who calls, the house that answers, or a call
through the queue with all its legs. It knows how to do things and decides nothing.
"""

from typing import Literal

import msgspec


class Order(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", tag=str.lower):
    """Base of orders."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one number behaves. `status` of 300 and above: refused with it."""

    play: str = ""
    """A WAV; empty: silence."""
    echo: bool = False
    """What it hears comes back."""
    after_ms: int = 1_500
    status: int = 200
    waits: bool = False
    """It rings until it is told to `Take`."""


class Login(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """For a proxy that asks who calls."""

    user: str
    password: str

    def __repr__(self) -> str:
        """Without what a log must not hold."""
        return "Login()"


class Listen(Order, frozen=True, kw_only=True):
    """Answers calls. The number "*" stands for all that are not named."""

    answers: dict[str, Answer] = {}
    folder: str = ""
    """Where what it hears is written, one WAV a call; empty: nowhere."""
    via: str = ""
    """host:port of the proxy that all it says goes through; empty: straight to whom it is for."""
    media: str = "127.0.0.1"
    """Address its sound comes in at; empty: any of this machine's."""
    first: str = ""
    """Name of the next call that comes in; empty: they are numbered."""
    user: str = "actor"
    """Whom its calls come from where an Invite does not say it."""
    login: Login | None = None


class Register(Order, frozen=True, kw_only=True):
    """Tells a registrar that `user` is reached here, again and again until its process ends."""

    user: str
    registrar: str
    """SIP URI."""
    login: Login | None = None
    every_s: int = 300


class Invite(Order, frozen=True, kw_only=True):
    call: str
    to: str
    """SIP address."""
    number: str = ""
    """Whom it comes from; empty: as `Listen` says."""
    name: str = ""
    correlation: str = ""
    play: str = ""
    """A WAV, over and over from the moment it is answered."""
    heard: str = ""
    """A WAV that what it hears is written to; empty: nowhere."""
    queue: str = ""
    """Name of the queue it comes through, for whoever is rung."""
    silent_after_s: int = 0
    """Without a sound packet for so long, and not on hold, it is told as `Silent`; 0: never."""
    at_once: bool = False
    """The phone is asked to answer by itself: whoever it rings for has just asked for this call."""


class Press(Order, frozen=True, kw_only=True):
    call: str
    digits: str


class Say(Order, frozen=True, kw_only=True):
    """Another WAV in place of what it plays; empty: silence."""

    call: str
    play: str
    once: bool = False
    """To its end, which is told as `Said`; else over and over."""


class Mix(Order, frozen=True, kw_only=True):
    """Who hears whom from now on: the whole of it, so that no state between two is ever heard."""

    hears: dict[str, tuple[str, ...]] = {}
    """Call -> those it hears, in place of what was played to it; their digits are passed on to it as
    well. Who is not named hears nobody, and what is played next is to be said."""


class Record(Order, frozen=True, kw_only=True):
    """What a call hears of others (left) and says (right) from now on, until it ends: sealed, as
    `voip.recording_file` says. What is played to it is not in it."""

    call: str
    path: str
    key: bytes
    """32 bytes."""

    def __repr__(self) -> str:
        """Without what a log must not hold."""
        return f"Record({self.call!r})"


class PauseRecording(Order, frozen=True, kw_only=True):
    """Silence stands on its recording for so long, in place of what is said."""

    call: str
    most_s: int
    """0: it goes on now."""


class Take(Order, frozen=True, kw_only=True):
    """Answers a call that waits for it."""

    call: str


class HangUp(Order, frozen=True, kw_only=True):
    call: str
    status: int = 0
    """With which a call that was not answered yet is refused; 0: the usual."""


AnyOrder = Listen | Register | Invite | Press | Say | Mix | Record | PauseRecording | Take | HangUp


class News(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is",
           tag=str.lower):  # fmt: skip
    """Base of what it tells."""


class Ready(News, frozen=True, kw_only=True):
    """The first line: it listens, on 127.0.0.1 over UDP."""

    port: int


class Listening(News, frozen=True, kw_only=True):
    """A `Listen` holds from now on."""


class Told(News, frozen=True, kw_only=True):
    """A call as it is now. `held`: the other side put it on hold."""

    call: str
    state: Literal["ringing", "talking", "ended"]
    number: str = ""
    """Of who calls the house, of who was called, or whom a REFER named."""
    status: int = 0
    by_us: bool = False
    held: bool = False
    heard: str = ""
    """Path of the WAV with what it heard."""


class Pressed(News, frozen=True, kw_only=True):
    """A digit came."""

    call: str
    digit: str


class Said(News, frozen=True, kw_only=True):
    """What was to be said once was said to its end."""

    call: str
    play: str


class Silent(News, frozen=True, kw_only=True):
    """No sound packet came for a while: the other side is gone without a word."""

    call: str


class Registered(News, frozen=True, kw_only=True):
    """How it went, each time that it changes. `status` 0: nothing was heard."""

    status: int
    ok: bool


AnyNews = Ready | Listening | Told | Pressed | Said | Silent | Registered
_orders: msgspec.json.Decoder[AnyOrder] = msgspec.json.Decoder(AnyOrder)
_news: msgspec.json.Decoder[AnyNews] = msgspec.json.Decoder(AnyNews)


def line(value: Order | News) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def order(data: bytes) -> AnyOrder:
    """Raises msgspec.DecodeError."""
    return _orders.decode(data)


def news(data: bytes) -> AnyNews:
    """Raises msgspec.DecodeError."""
    return _news.decode(data)
