"""A conversation with the engine alone: customer lines in, the bot's replies out."""

from msgspec.structs import replace

from backend.channels.bot.brain import Brain, Scene
from backend.channels.bot.replies import Reply
from backend.channels.standing import UNKNOWN, Standing
from core.entities import Activity, Author, BotState, Message, MessageKind, Order

DAY = 86_400_000
NOW = 20_000 * DAY
PHONE_END = "7708"
"""Of the phone number on the order."""


def order(status: str, days_ago: int) -> Order:
    plain = Order(
        id="o1", contact="c1", number="TR-48213", title="Lamba", amount="10.00 TRY",
        status="preparing", at=NOW - days_ago * DAY,
    )  # fmt: skip
    return replace(plain, status=status)


class Talk:
    """Keeps the transcript as the log would; `bot` may be set as a hand-back would set it."""

    def __init__(
        self, brain: Brain, page: str = "tr", known: Order | None = None, who: str = "",
        standing: Standing = UNKNOWN,
    ) -> None:  # fmt: skip
        self._brain = brain
        self._page = page
        self._known = known
        self._who = who
        self._standing = standing
        self.bot = BotState(phase="active")
        self.messages: list[Message] = []

    def hear(self, text: str) -> Reply:
        self.add("in", text)
        return self.think()

    def think(self) -> Reply:
        reply = self._brain.next(self.scene())
        assert reply is not None
        self.messages.append(replace(self._message("out", reply.text), turn=reply.turn))
        return reply

    def scene(self) -> Scene:
        return Scene(
            self.bot, self.messages, self._page, NOW, self._find, self._who,
            lambda _: self._standing, self._own,
        )  # fmt: skip

    def add(self, kind: MessageKind, text: str) -> None:
        self.messages.append(self._message(kind, text))

    def give_back(self, resume: str) -> None:
        self.bot = replace(self.bot, resume=resume)
        said = self._message("activity", "")
        self.messages.append(replace(said, activity=Activity(code="returned")))

    def _own(self, number: str) -> Order | None:
        return self._known if self._known and self._known.number == number else None

    def _find(self, number: str, phone_end: str) -> Order | None:
        known = self._known
        return known if known and (known.number, PHONE_END) == (number, phone_end) else None

    def _message(self, kind: MessageKind, text: str) -> Message:
        author = Author(kind="contact" if kind == "in" else "bot")
        at = len(self.messages) + 1
        return Message(
            id=str(at), conversation="c", order=at, kind=kind, author=author, at=at, text=text
        )
