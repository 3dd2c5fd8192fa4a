"""Commands about calls; `commands` lists them with the others."""

from typing import Literal

import msgspec

from core.entities import Attachment, CallCause, CallQuality


class Request(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Base of every command's body."""


class ReportCall(Request, frozen=True, kw_only=True):
    """What became of a call of this desk, said once it is over. The same call reported twice is
    one record: `call` is the phone's own id of it, `correlation` the platform's where it sent one.

    Times are by this machine's clock, in ms. Without `answered_at` nobody spoke.
    """

    call: str
    direction: Literal["in", "out"]
    number: str
    """Of the other side, in E.164 where it is one, else as it was dialled."""
    started_at: int
    ended_at: int
    answered_at: int | None = None
    cause: CallCause = "answered"
    correlation: str = ""
    conversation: str | None = None
    """Where it belongs, where the desk knows; else the platform finds it by the number."""
    ended_by: Literal["us", "them", "network", "phone"] | None = None
    sip: int = 0
    q850: int = 0
    codec: str = ""
    sending: CallQuality | None = None
    receiving: CallQuality | None = None
    notes: str = ""
    disposition: str = ""
    attachments: tuple[Attachment, ...] = ()
    """Its recording, where there is one: uploaded before, like a message's files."""


class AnnotateCall(Request, frozen=True, kw_only=True):
    """Notes and disposition of a call that was reported, in place of what they were.

    `call` is the id it was reported under, or the record's; `correlation` as it was reported.
    """

    call: str
    notes: str
    correlation: str = ""
    disposition: str = ""


class PauseRecording(Request, frozen=True, kw_only=True):
    """Silence stands on the platform's recording of a call in place of a card number: by whoever talks
    with the customer. It goes on by itself, and nothing is done where the platform records nothing."""

    call: str
    """What the call's INVITE said in X-ADP-Call."""
    seconds: int
    """At most so long, up to 600; 0: it goes on now."""
