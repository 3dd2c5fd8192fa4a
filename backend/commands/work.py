"""Work: what every handler is handed, and how it ends: Done, or Refused with nothing changed."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from backend.files import MAX_UPLOAD
from backend.log import Transaction
from backend.permissions import Viewer, access_of
from core.entities import Activity, Agent, Attachment, Author, Conversation
from core.protocol.events import Body, By, ConversationStatusChanged, Event
from core.protocol.frames import ErrorCode, Failure


class Refused(Exception):
    """The person learns the code; the transaction is rolled back."""

    def __init__(
        self, code: ErrorCode, field: str | None = None, *, retry: bool = False,
        after_ms: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__(code)
        self.failure = Failure(code=code, field=field, retry=retry, after_ms=after_ms)


class Done(NamedTuple):
    """`seq`: the event that shows it, None where there was nothing to do."""

    seq: int | None = None
    result: Any = None


@dataclass
class Work:
    """One command of one person inside a transaction; `id` is the command's."""

    log: Transaction
    agent: Agent
    viewer: Viewer
    id: str
    if_version: int | None = None

    @property
    def by(self) -> By:
        return By(kind="agent", id=self.agent.id)

    @property
    def author(self) -> Author:
        return Author(kind="agent", id=self.agent.id, name=self.agent.name)

    def conversation(self, id: str) -> Conversation:
        """Refuses what is not there and what this person may not see, alike."""
        found = self.log.conversation(id)
        if found is None or not self.viewer.sees(access_of(found)):
            raise Refused("not_found", "conversation")
        if self.if_version is not None and found.version > self.if_version:
            raise Refused("conflict", "version")
        return found

    def emit(self, body: Body, *, only: str | None = None) -> Event:
        return self.log.emit(body, self.by, only=only, cause=self.id)

    def tell(self, conversation: str, code: str, **args: str) -> None:
        """The line in the timeline that says who did what."""
        activity = Activity(code=code, args={"by": self.agent.name, **args})
        self.log.post(conversation, "activity", self.author, activity=activity, cause=self.id)

    def reopen(self, conversation: Conversation) -> None:
        body = ConversationStatusChanged(
            conversation=conversation.id, from_=conversation.status, to="open"
        )
        self.emit(body)
        self.tell(conversation.id, "status", status="open")

    def name_of(self, agent: str | None) -> str:
        found = self.log.state.get(Agent, agent) if agent else None
        return found.name if found else ""

    def files(
        self, asked: tuple[Attachment, ...], most: int = MAX_UPLOAD
    ) -> tuple[Attachment, ...]:
        """The uploads as the platform knows them; only this person's own may be named."""
        found = [self.log.state.uploaded(file.id, self.agent.id) for file in asked]
        if None in found:
            raise Refused("not_found", "attachments")
        if any(file.size > most for file in found if file):
            raise Refused("payload_too_large", "attachments")
        return tuple(_merged(file, ours) for file, ours in zip(asked, found, strict=True) if ours)


def _merged(asked: Attachment, ours: Attachment) -> Attachment:
    """Name, type and size are the upload's; what only the desk can see in it is the desk's."""
    return Attachment(
        id=ours.id, name=ours.name, mime=ours.mime, size=ours.size, sha256=ours.sha256,
        width=asked.width, height=asked.height, duration_ms=asked.duration_ms,
        waveform=asked.waveform[:400],
    )  # fmt: skip
