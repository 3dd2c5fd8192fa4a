"""What an actor is told and what it tells, as one JSON object on a line each.

An actor is a process that plays somebody on the telephone: a customer who calls, or the house
that answers. It is a part of the demonstration, of tests and of the tour; never of the desk.
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


class Listen(Order, frozen=True, kw_only=True):
    """Answers calls. The number "*" stands for all that are not named."""

    answers: dict[str, Answer] = {}
    folder: str = ""
    """Where what it hears is written, one WAV a call; empty: nowhere."""


class Invite(Order, frozen=True, kw_only=True):
    call: str
    to: str
    """SIP address."""
    number: str
    name: str = ""
    correlation: str = ""
    play: str = ""
    """A WAV, over and over from the moment it is answered."""
    heard: str = ""
    """A WAV that what it hears is written to; empty: nowhere."""


class Press(Order, frozen=True, kw_only=True):
    call: str
    digits: str


class Say(Order, frozen=True, kw_only=True):
    """Another WAV in place of what it plays; empty: silence."""

    call: str
    play: str


class HangUp(Order, frozen=True, kw_only=True):
    call: str


AnyOrder = Listen | Invite | Press | Say | HangUp


class News(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is",
           tag=str.lower):  # fmt: skip
    """Base of what it tells."""


class Ready(News, frozen=True, kw_only=True):
    """The first line: it listens, on 127.0.0.1 over UDP."""

    port: int


class Told(News, frozen=True, kw_only=True):
    """A call as it is now. `held`: the other side put it on hold."""

    call: str
    state: Literal["ringing", "talking", "ended"]
    number: str = ""
    """Of who calls the house, or of who was called."""
    status: int = 0
    by_us: bool = False
    held: bool = False
    heard: str = ""
    """Path of the WAV with what it heard."""


class Pressed(News, frozen=True, kw_only=True):
    """A digit came."""

    call: str
    digit: str


AnyNews = Ready | Told | Pressed
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
