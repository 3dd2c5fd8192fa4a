"""How somebody stands who waits for a person, as the bot and the page need to know it."""

from dataclasses import dataclass
from typing import Literal

from core.work import COMPANY_ZONE, Media

Choice = Literal["wait", "call", "mail"]
WAYS: tuple[Choice, ...] = ("wait", "call", "mail")
"""In the order in which they are offered."""


@dataclass(frozen=True)
class Standing:
    """What is not known is None, and is then not told to anybody."""

    open: bool = True
    opens_at: int | None = None
    """When a closed queue opens next, in ms."""
    zone: str = COMPANY_ZONE
    """By whose clock it opens: its calendar's."""
    free: int | None = None
    """So many more chats would find somebody now."""
    position: int | None = None
    """From 1 on."""
    wait_s: int | None = None
    """Estimated wait from now on."""
    level: int = 0
    """How far it escalated."""
    media: Media = "chat"
    queue: str = ""
    """Which one it is told of."""

    @property
    def somebody(self) -> bool:
        """Nothing says that nobody is there."""
        return self.open and self.free != 0 and self.level == 0


UNKNOWN = Standing()
