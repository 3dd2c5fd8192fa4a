"""Who the bot is to customers and in the log; what it is called, its flow says."""

from core.entities import Author
from core.protocol.events import By

ID = "bot"
BY = By(kind="bot", id=ID)


def author(name: str) -> Author:
    return Author(kind="bot", id=ID, name=name)
