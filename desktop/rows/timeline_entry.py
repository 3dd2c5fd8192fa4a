"""Entry: one row of the timeline in words and flags, ready to be laid out."""

from dataclasses import dataclass
from typing import Literal

from core.entities import Attachment, AuthorKind, BotTurn, CallRecord, MessageKind
from core.numbers import HOME
from desktop.rows.sought import Sought

State = Literal["waiting", "refused", "sent", "delivered", "read", "failed"]
"""waiting: in the outbox; refused: the platform said no; failed: the channel could not deliver."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The message this one answers. `order` 0: not here."""

    author: str
    text: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """What is no message and stands between two: a wait, the end of a visit."""

    at: int
    text: str
    icon: str = "hourglass"
    late: bool = False
    """It went wrong: amber, with its words beside."""


@dataclass(frozen=True, slots=True)
class Remarked:
    """`start` and `end` count letters of the row's text; both 0: all of it."""

    id: str
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row shows. `kind` None: not read yet, a placeholder stands there."""

    id: str
    kind: MessageKind | None
    order: int = 0
    author: str = ""
    author_kind: AuthorKind = "contact"
    mine: bool = False
    at: int = 0
    text: str = ""
    hidden: str = ""
    """The rest, behind `…`: quoted mail or a text longer than anybody reads at once."""
    beyond: bool = False
    """Longer than the timeline shows at all: the whole opens in a window of its own."""
    state: State = "sent"
    problem: str = ""
    """Why it was refused, in words."""
    files: tuple[Attachment, ...] = ()
    names: tuple[str, ...] = ()
    """Names of files that wait to be uploaded."""
    reply: Reply | None = None
    turn: BotTurn | None = None
    is_call: bool = False
    call: CallRecord | None = None
    """Where it was read; until then the card says only that there was a call."""
    country: str = HOME
    """Whose numbers are shown without their code, as in ISO 3166."""
    mentions: tuple[str, ...] = ()
    """Names of those a note mentions."""
    edited: bool = False
    deleted: bool = False
    day: str = ""
    """The first of its day: a separator with these words stands above."""
    new: bool = False
    """The first one after what the person had seen when it was opened."""
    first: bool = True
    last: bool = True
    """Of a run of one author; the last carries avatar and time."""
    sought: Sought | None = None
    """Words that are marked wherever the row holds them."""
    above: tuple[Happening, ...] = ()
    below: tuple[Happening, ...] = ()
    remarks: tuple[Remarked, ...] = ()
    said: bool = False
    """What was said in the call stands below its card."""
    command: str = ""
    """Id of the command behind `waiting` and `refused`, for Retry and Discard."""
