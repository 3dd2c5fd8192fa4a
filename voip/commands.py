"""Commands: what the desk asks of the phone. The answer, where there is one, is an event."""

from voip.values import Account, Decline, Devices, Policy, Value


class Command(Value, frozen=True, kw_only=True, tag_field="do", tag=str.lower):
    """Base of commands."""


class Hello(Command, frozen=True, kw_only=True):
    """First on every connection. Answered by `Welcome` and everything there is."""

    desk: str
    """Who asks, for the log."""
    policy: Policy = Policy()
    devices: Devices = Devices()
    key: bytes = b""
    """32 bytes under which recordings are encrypted; never written anywhere."""


class SetAccounts(Command, frozen=True, kw_only=True):
    """All accounts there are to be. Unchanged ones keep their registration, and their calls."""

    accounts: tuple[Account, ...]


class SetPolicy(Command, frozen=True, kw_only=True):
    policy: Policy


class SetDevices(Command, frozen=True, kw_only=True):
    devices: Devices


class RegisterNow(Command, frozen=True, kw_only=True):
    """After a wake or a change of network."""


class MeasureWay(Command, frozen=True, kw_only=True):
    """To the registrars; answered by `WayMeasured` for each account, within two seconds."""


class TestAccount(Command, frozen=True, kw_only=True):
    """Tries it from name to sound without touching the others; answered by `Tested`."""

    account: Account
    echo: str = ""
    """A number that sends back what it hears; empty: sound is not tried."""


class Dial(Command, frozen=True, kw_only=True):
    """`number`: digits, or a SIP address; behind a comma the digits of an extension, which are sent
    a moment after the answer. Talking calls are put on hold first.

    Refused ("calls.too_many", "account.unknown", "number.bad", "account.not_ready").
    """

    call: str
    account: str
    number: str
    correlation: str = ""
    consults: str = ""


class Answer(Command, frozen=True, kw_only=True):
    """Puts the talking call on hold; never ends one."""

    call: str
    unrecorded: bool = False
    """Whatever the policy says: of a call that one only listens to, another keeps the recording."""


class Reject(Command, frozen=True, kw_only=True):
    call: str
    reason: Decline = "declined"


class HangUp(Command, frozen=True, kw_only=True):
    call: str


class SetHold(Command, frozen=True, kw_only=True):
    """`on` False takes it back, and holds whoever was talking meanwhile."""

    call: str
    on: bool


class Mute(Command, frozen=True, kw_only=True):
    call: str
    on: bool


class SendDtmf(Command, frozen=True, kw_only=True):
    call: str
    digits: str


class Transfer(Command, frozen=True, kw_only=True):
    """Blind. The call is ours again where the target does not answer."""

    call: str
    number: str


class CompleteTransfer(Command, frozen=True, kw_only=True):
    """Joins `call` with its consultation `target` and leaves; refused without an answered one."""

    call: str
    target: str


class Conference(Command, frozen=True, kw_only=True):
    """All of `calls` hear each other and us. On False: back to one talking, the others held."""

    calls: tuple[str, ...]
    on: bool


class LeaveConference(Command, frozen=True, kw_only=True):
    """The two others stay together (an attended transfer); we are out."""


class Record(Command, frozen=True, kw_only=True):
    call: str
    on: bool


class PauseRecording(Command, frozen=True, kw_only=True):
    """Silence for a card number; resumes by itself after `most_s`. 0 resumes now."""

    call: str
    most_s: int = 60


class Watch(Command, frozen=True, kw_only=True):
    """Levels ten times a second, while somebody looks at them."""

    levels: bool


class Play(Command, frozen=True, kw_only=True):
    """A WAV to the speaker alone, for trying it."""

    path: str


class EchoTest(Command, frozen=True, kw_only=True):
    """The microphone to the speaker, `delay_ms` later, until off."""

    on: bool
    delay_ms: int = 1_000


class Goodbye(Command, frozen=True, kw_only=True):
    """The desk quits. Calls are ended and the phone goes; without this it keeps its calls."""


AnyCommand = (
    Hello | SetAccounts | SetPolicy | SetDevices | RegisterNow | MeasureWay | TestAccount | Dial | Answer
    | Reject | HangUp | SetHold | Mute | SendDtmf | Transfer | CompleteTransfer | Conference
    | LeaveConference | Record | PauseRecording | Watch | Play | EchoTest | Goodbye
)  # fmt: skip
