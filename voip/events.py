"""Events: what the phone tells the desk."""

from typing import Literal

from voip.values import Call, Failure, Quality, Registration, Value


class Event(Value, frozen=True, kw_only=True, tag_field="is", tag=str.lower):
    """Base of events."""


class Welcome(Event, frozen=True, kw_only=True):
    """What there is: said once to each desk that comes, so a restarted one finds its calls.

    Ended calls are among them: those whose end no desk has heard yet, and the last few.
    """

    version: str
    """Of PJSIP, as the library says it."""
    calls: tuple[Call, ...] = ()
    registrations: tuple[Registration, ...] = ()


class Registered(Event, frozen=True, kw_only=True):
    registration: Registration


class Changed(Event, frozen=True, kw_only=True):
    call: Call


class WayMeasured(Event, frozen=True, kw_only=True):
    """The way to a registrar, asked a few times in half a second."""

    account: str
    round_trips_ms: tuple[float, ...]
    """In order; empty where nothing was answered, or there is no registrar."""
    unanswered: int = 0
    """How many had no answer, where others had."""


class Measured(Event, frozen=True, kw_only=True):
    """Figures of a talking call, every two seconds."""

    call: str
    sending: Quality | None
    """None: the other side tells nothing, or nothing any more."""
    receiving: Quality


class Levels(Event, frozen=True, kw_only=True):
    microphone: float
    speaker: float


class DevicesChanged(Event, frozen=True, kw_only=True):
    """What is plugged in, and what is used. `lost`: a chosen one went away just now."""

    microphones: tuple[str, ...]
    speakers: tuple[str, ...]
    microphone: str = ""
    speaker: str = ""
    lost: bool = False
    missing: tuple[Literal["microphone", "speaker"], ...] = ()
    """Of these the chosen one is not there, since just now or for long; another stands in."""


class Testing(Event, frozen=True, kw_only=True):
    """A step of a test began; `Tested` ends it."""

    account: str
    step: str
    """name, connect, tls, register, call or audio."""


class Tested(Event, frozen=True, kw_only=True):
    account: str
    failure: Failure | None
    status: int = 0
    steps: tuple[tuple[str, float], ...] = ()
    """What was tried (name, connect, tls, register, call, audio) and how many ms each took."""
    facts: tuple[tuple[str, str], ...] = ()


class Refused(Event, frozen=True, kw_only=True):
    """A command that could not be done, or a call that was not let in."""

    code: str
    """calls.too_many, calls.full (somebody rang and heard busy), call.gone, call.state, transfer.no_target, transfer.failed, number.bad,
    account.unknown, account.not_ready, audio.no_device, recording.failed, dtmf.failed,
    conference.two"""
    call: str = ""
    status: int = 0
    number: str = ""
    """Who was not let in, and as whom the network names them."""
    name: str = ""


class Unavailable(Event, frozen=True, kw_only=True):
    """There is no phone now; said by the handle (`voip/phone.py`). A `Welcome` ends it.

    `fell`: it ended and is being started again, its calls are gone. `keeps_falling`: the same, and
    it is given a pause first. `no_library`: PJSIP cannot be imported here, and is not tried again.
    """

    reason: Literal["fell", "keeps_falling", "no_library"]
    detail: str = ""
    """What the library's import said, for the diagnosis."""


AnyEvent = (
    Welcome | Registered | WayMeasured | Changed | Measured | Levels | DevicesChanged | Testing | Tested
    | Refused | Unavailable
)  # fmt: skip
