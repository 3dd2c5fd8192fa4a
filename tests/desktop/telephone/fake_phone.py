"""A phone without a process: keeps what it was asked, and says what a test lets it say."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from desktop.telephone.keeper import Heard
from desktop.telephone.telephone import Telephone
from voip import commands as c
from voip import events as e
from voip.values import Call, Quality, Registration

NOW = 1_763_800_000_000
READY = Registration(account="office", state="ready")


def call(id: str = "call", **more: Any) -> Call:
    """One that talks, where nothing else is said."""
    usual: dict[str, Any] = {
        "account": "office", "direction": "in", "state": "talking", "number": "+905321234821",
        "started_at": NOW, "answered_at": NOW + 8_000, "codec": "PCMA",
    }  # fmt: skip
    return Call(id=id, **{**usual, **more})


def ringing(id: str = "ring", **more: Any) -> Call:
    return call(id, **{"state": "ringing_in", "answered_at": None, "codec": "", **more})


class FakePhone:
    """Stands for `voip.phone.Phone`; arrives at once, registered, with the calls given."""

    def __init__(self, telephone: Telephone, *calls: Call, ready: bool = True) -> None:
        self.telephone = telephone
        self.asked: list[c.AnyCommand] = []
        telephone.arrive(self)
        registrations = (READY,) if ready else ()
        self.say(e.Welcome(version="2.15", calls=calls, registrations=registrations))

    def send(self, command: c.AnyCommand, /) -> None:
        self.asked.append(command)

    def say(self, event: e.AnyEvent) -> None:
        self.telephone.heard(event)

    def change(self, call: Call, **changed: Any) -> Call:
        after = replace(call, **changed)
        self.say(e.Changed(call=after))
        return after

    def measure(self, id: str, sending: Quality, receiving: Quality) -> None:
        self.say(e.Measured(call=id, sending=sending, receiving=receiving))

    @property
    def last(self) -> c.AnyCommand:
        return self.asked[-1]


class SilentPhone:
    """In place of the process: takes everything and says nothing by itself."""

    def __init__(self, place: Path, secret: bytes, hello: c.Hello, heard: Heard) -> None:
        self.place, self.secret, self.hello, self.heard = place, secret, hello, heard
        self.asked: list[c.AnyCommand] = []
        self.started, self.closed = False, False

    def start(self) -> None:
        self.started = True

    def send(self, command: c.AnyCommand, /) -> None:
        self.asked.append(command)

    def close(self, *, keep: bool = False) -> None:
        self.closed = True
