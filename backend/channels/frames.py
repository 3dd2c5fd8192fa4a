"""What the web page and the platform say to each other over the visitor's socket, as JSON.

Everything a page sends is untrusted: it is read into these structs or not at all.
"""

from typing import Annotated, Literal

import msgspec

from backend.channels.standing import WAYS, Choice
from core.entities import Attachment, Delivery

MAX_FRAME = 32 * 1024
MAX_TEXT = 4_000
MAX_FILE = 10 * 1024 * 1024

Token = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{43}$")]
"""32 random bytes as the page writes them: whoever has it is the visitor."""
ClientId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{8,64}$")]
FileId = Annotated[str, msgspec.Meta(max_length=100)]
UpTo = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]


class Said(msgspec.Struct, frozen=True, kw_only=True, tag_field="t", forbid_unknown_fields=True):
    """Base of what a page says."""


class Hello(Said, frozen=True, tag="hello", kw_only=True):
    """First frame. `after`: order of the newest entry the page holds of `conversation`.

    `department`: the queue or team the page stands for, by its id. `zone`: the time zone of the
    visitor's clock, as the browser calls it.
    """

    token: Token
    language: Literal["tr", "en"] = "tr"
    conversation: Annotated[str, msgspec.Meta(max_length=100)] = ""
    after: UpTo = 0
    department: Annotated[str, msgspec.Meta(max_length=100)] = ""
    zone: Annotated[str, msgspec.Meta(max_length=100)] = ""


class SentFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that was uploaded before; width and height in pixels where the page knows them."""

    id: FileId
    width: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    height: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0


class Say(Said, frozen=True, tag="say", kw_only=True):
    """A message. `id` is the page's own: sent again, it is answered with what it made before."""

    id: ClientId
    text: str = ""
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    files: Annotated[tuple[SentFile, ...], msgspec.Meta(max_length=5)] = ()


class Mark(Said, frozen=True, tag="mark", kw_only=True):
    """What the page has received and what its reader has seen, both as orders."""

    delivered: UpTo = 0
    read: UpTo = 0


class TypingNow(Said, frozen=True, tag="typing", kw_only=True):
    on: bool


class End(Said, frozen=True, tag="end", kw_only=True):
    """The visitor ends the conversation."""


class Ping(Said, frozen=True, tag="ping", kw_only=True):
    pass


class Choose(Said, frozen=True, tag="choose", kw_only=True):
    """While nobody is free: wait, be called on a phone number, or get the answer by mail."""

    choice: Choice
    address: Annotated[str, msgspec.Meta(max_length=200)] = ""


Incoming = Hello | Say | Mark | TypingNow | End | Ping | Choose


class BadFrame(Exception):
    """The page sent something that is not in this file."""


_decoder: msgspec.json.Decoder[Incoming] = msgspec.json.Decoder(Incoming)
encode = msgspec.json.Encoder().encode


def incoming(data: str) -> Incoming:
    try:
        return _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise BadFrame(str(error)) from error


class Told(msgspec.Struct, frozen=True, kw_only=True, tag_field="t"):
    """Base of what the platform tells a page."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the visitor's transcript. `line`: a system line whose words the page knows."""

    order: int
    kind: Literal["mine", "theirs", "line"]
    at: int
    who: Literal["", "bot", "agent"] = ""
    name: str = ""
    text: str = ""
    id: str = ""
    """The page's own id of a message it sent."""
    line: str = ""
    status: Delivery = "sent"
    deleted: bool = False
    files: tuple[Attachment, ...] = ()
    quick: tuple[str, ...] = ()


State = Literal["none", "bot", "waiting", "person", "ended"]


class Welcome(Told, frozen=True, tag="welcome", kw_only=True):
    """Where the visitor stands: sent after hello, and whenever a new conversation began."""

    conversation: str = ""
    reference: str = ""
    state: State = "none"
    person: str = ""
    """Name of the agent who has it."""
    seen: int = 0
    """Order up to which an agent has read."""
    head: int = 0
    entries: tuple[Entry, ...] = ()
    max_text: int = MAX_TEXT
    max_file: int = MAX_FILE


class Wrote(Told, frozen=True, tag="entry", kw_only=True):
    entry: Entry


class Accepted(Told, frozen=True, tag="accepted", kw_only=True):
    """Answer to `say`: it is in the log as `order`."""

    id: str
    order: int
    conversation: str


class Refused(Told, frozen=True, tag="refused", kw_only=True):
    """Answer to `say`. With `after_ms` it may be sent again then; without, never."""

    id: str
    code: Literal["rate_limited", "empty", "too_long", "bad_file", "full"]
    after_ms: int = 0


class Changed(Told, frozen=True, tag="state", kw_only=True):
    state: State
    person: str = ""


class Seen(Told, frozen=True, tag="seen", kw_only=True):
    up_to: int


class Writes(Told, frozen=True, tag="typing", kw_only=True):
    who: Literal["bot", "agent"]
    name: str
    on: bool


class Waits(Told, frozen=True, tag="waits", kw_only=True):
    """How the visitor stands who waits for a person. What is not known is None and is not shown."""

    position: int | None = None
    wait_s: int | None = None
    open: bool = True
    free: bool = False
    """Somebody could take them now, as far as is known."""
    opens_at: int | None = None
    zone: str = ""
    """By whose clock it opens, where it is closed."""
    choices: bool = False
    """Nobody is free just now: there is something to choose."""
    ways: tuple[Choice, ...] = WAYS
    """What there is to choose, with what they chose already."""
    choice: Choice | None = None
    """What they chose, and the number or address it is about."""
    address: str = ""


class Unreachable(Told, frozen=True, tag="unreachable", kw_only=True):
    """Answer to `choose`: nobody can be reached at what was given."""

    choice: Choice


class Pong(Told, frozen=True, tag="pong", kw_only=True):
    pass


Outgoing = (
    Welcome | Wrote | Accepted | Refused | Changed | Seen | Writes | Waits | Unreachable | Pong
)
