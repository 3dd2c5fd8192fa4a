"""What the calls need from the accounts and from the sound; the process joins them.

The real ones are `voip.account.Accounts` and `voip.sound.Sound`. A test may hand in smaller ones.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal, Protocol

import pjsua2 as pj

from voip.caller import Caller
from voip.commands import AnyCommand
from voip.endpoint import Work
from voip.events import Event
from voip.tones import Kind
from voip.values import Account, Devices, Recording

RecorderState = Literal["on", "paused", "failed"]

Tell = Callable[[Event], None]
"""Says an event to the desk, where there is one. For the wheel's thread."""


class Line(Protocol):
    """One account, as the calls on it see it."""

    @property
    def values(self) -> Account: ...

    @property
    def sip(self) -> pj.Account:
        """Whose calls these are; `pj.Call(line.sip, call_id)`."""

    @property
    def ready(self) -> bool:
        """Registered, or listening for its peer."""

    def address(self, number: str) -> str | None:
        """SIP URI of digits or of an address; None where it is neither."""

    def insisting(self) -> AbstractContextManager[None]:
        """Whoever is called meanwhile is offered encryption alone. Raises pj.Error."""


class Incoming(Protocol):
    """`Calls.incoming`: what an account does with a call that may ring.

    To be called inside `onIncomingCall`: PJSIP refuses a call that nobody took until it returns.
    """

    def __call__(self, line: Line, call_id: int, who: Caller) -> None: ...


class Recorder(Protocol):
    """`voip.recording.Recorder`."""

    @property
    def us(self) -> pj.AudioMedia: ...

    @property
    def them(self) -> pj.AudioMedia: ...

    def pause(self, most_s: int) -> None: ...

    def cut(self, on: bool) -> None: ...

    def close(self) -> Recording: ...


class Sound(Protocol):
    @property
    def microphone(self) -> pj.AudioMedia: ...

    @property
    def speaker(self) -> pj.AudioMedia: ...

    def music(self, path: str) -> pj.AudioMedia | None:
        """The same one for the same file, in a loop; None where it is empty or unreadable."""

    def ring_back(self, country: str, kind: Kind, *, anew: bool = False) -> pj.AudioMedia:
        """`anew`: from its beginning, where nobody hears it yet."""

    def quietly(self, change: Work) -> None:
        """Has it done between a fade out and a fade in, a moment later."""

    def announce(self, path: str, to: Iterable[pj.AudioMedia], then: Work) -> None: ...

    def recorder(
        self, path: Path, key: bytes, changed: Callable[[RecorderState], None]
    ) -> Recorder:
        """Raises OSError, ValueError."""

    def do(self, command: AnyCommand) -> bool:
        """Whether it was one about sound."""

    def use(self, devices: Devices) -> None: ...

    def close(self) -> None:
        """The wheel does not turn any more afterwards."""
