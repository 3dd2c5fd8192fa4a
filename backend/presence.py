"""Who is looking at which conversation right now, and who is typing: told over the hub."""

from backend.hub import Hub
from core.protocol.commands import SetTyping
from core.protocol.frames import Person
from core.protocol.signals import Typing, Viewer, Viewers


class Presence:
    """What each session of each person looks at; a session that ends looks at nothing."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._views: dict[str, tuple[str, Person]] = {}
        self._typing: dict[str, tuple[str, Person]] = {}

    def view(self, session: str, person: Person, conversation: str | None) -> None:
        before = self._views.pop(session, None)
        if conversation is not None:
            self._views[session] = (conversation, person)
        left = before[0] if before else None
        for changed in {left, conversation} - {None}:
            self._tell(str(changed))

    def typing(self, session: str, person: Person, body: SetTyping) -> None:
        self._typing.pop(session, None)
        if body.kind != "none":
            self._typing[session] = (body.conversation, person)
        said = Typing(
            conversation=body.conversation, author_kind="agent", author=person.id,
            name=person.name, kind=body.kind,
        )  # fmt: skip
        self._hub.signal(f"typing:{body.conversation}:{person.id}", said)

    def left(self, session: str) -> None:
        """The session is gone, however it went."""
        typed = self._typing.get(session)
        if typed:
            self.typing(session, typed[1], SetTyping(conversation=typed[0], kind="none"))
        if session in self._views:
            self.view(session, self._views[session][1], None)

    def _tell(self, conversation: str) -> None:
        here = {p.id: p.name for where, p in self._views.values() if where == conversation}
        viewers = tuple(Viewer(id=id, name=name) for id, name in sorted(here.items()))
        self._hub.signal(
            f"viewers:{conversation}", Viewers(conversation=conversation, viewers=viewers)
        )
