"""Who the bot is to customers and in the log."""

from core.entities import Author
from core.protocol.events import By

BOT = Author(kind="bot", id="bot", name="Çıra")
BY = By(kind="bot", id="bot")
