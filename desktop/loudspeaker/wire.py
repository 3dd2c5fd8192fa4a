"""What the desk and the process that plays say to each other: a line of JSON each."""

import msgspec


class Order(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", tag=str.lower):
    """`number` comes back once it is carried out."""

    number: int = 0


class Played(Order, frozen=True, kw_only=True):
    """`sound`: a file of resources/sounds without its ending. `device`: as the system says its
    name; one that is not there: the system's own. `volume`: 0.0 to 1.0."""

    sound: str
    device: str = ""
    volume: float = 1.0


class Ring(Played, frozen=True, kw_only=True):
    """Over and over, until something else rings or `Silence`."""


class Once(Played, frozen=True, kw_only=True):
    """Not while it rings."""


class Silence(Order, frozen=True, kw_only=True):
    """Of what rings; a short sound ends by itself."""


class Ping(Order, frozen=True, kw_only=True):
    """Whether it still plays: a sound server that hangs is waited for after an order was obeyed."""


class Word(msgspec.Struct, frozen=True, kw_only=True, tag_field="say", tag=str.lower):
    pass


class Done(Word, frozen=True, kw_only=True):
    number: int


class Devices(Word, frozen=True, kw_only=True):
    """At the beginning, and whenever one is plugged in or out."""

    names: tuple[str, ...]


Orders = Ring | Once | Silence | Ping
Words = Done | Devices

line = msgspec.json.encode
order = msgspec.json.Decoder(Orders).decode
word = msgspec.json.Decoder(Words).decode
